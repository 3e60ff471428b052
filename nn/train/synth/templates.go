// Package synth invents drawings to train on: digits in forms that the corpora
// hardly contain, and things that nobody would read as a digit.
package synth

import (
	"embed"
	"fmt"
	"math/rand/v2"

	"digitscope/nn/ink"
)

//go:embed digits.txt letters.txt shapes.txt
var texts embed.FS

// Templates are what drawings are made from. They do not change and serve any
// number of goroutines.
type Templates struct {
	digits   [10]weighted[form]
	families weighted[family]
}

// Load reads the embedded templates.
func Load() (*Templates, error) {
	t := new(Templates)
	if err := load("digits.txt", t.addDigit); err != nil {
		return nil, err
	}
	var letters, shapes weighted[form]
	if err := load("letters.txt", adder(&letters)); err != nil {
		return nil, err
	}
	if err := load("shapes.txt", adder(&shapes)); err != nil {
		return nil, err
	}
	t.families = families(&letters, &shapes)
	return t, nil
}

func load(file string, add func(form) error) error {
	text, err := texts.ReadFile(file)
	if err != nil {
		return err
	}
	return parse(file, string(text), add)
}

func (t *Templates) addDigit(f form) error {
	if len(f.label) != 1 || f.label[0] < '0' || f.label[0] > '9' {
		return fmt.Errorf("%q is not a digit", f.label)
	}
	t.digits[f.label[0]-'0'].add(f, f.weight)
	return nil
}

func adder(forms *weighted[form]) func(form) error {
	return func(f form) error {
		forms.add(f, f.weight)
		return nil
	}
}

// Digit draws a digit, each of the ten equally often, in one of many forms. The
// strokes are about as large as the pad and may leave it a little.
func (t *Templates) Digit(random *rand.Rand) (digit int, strokes []ink.Stroke) {
	d := dice{random}
	digit = d.IntN(len(t.digits))
	return digit, newHand(d).draw(t.digits[digit].draw(d).paths)
}

// NotDigit draws something that nobody would read as a digit.
func (t *Templates) NotDigit(random *rand.Rand) []ink.Stroke {
	d := dice{random}
	return t.families.draw(d).draw(d)
}

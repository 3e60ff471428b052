package synth

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"digitscope/nn/ink"
)

// parse hands each form of a text in the notation that digits.txt explains to
// add. Errors, add's too, name the file and the line.
func parse(file, text string, add func(form) error) error {
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f, err := parseForm(line)
		if err == nil {
			err = add(f)
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", file, number, err)
		}
	}
	return nil
}

func parseForm(line string) (f form, err error) {
	heading, drawing, found := strings.Cut(line, ":")
	if !found {
		return f, errors.New("no colon after the heading")
	}
	if err := f.parseHeading(heading); err != nil {
		return f, err
	}
	for stroke := range strings.SplitSeq(drawing, "/") {
		p, err := parsePath(stroke)
		if err != nil {
			return f, err
		}
		f.paths = append(f.paths, p)
	}
	return f, nil
}

func (f *form) parseHeading(heading string) error {
	words := strings.Fields(heading)
	f.weight = 1
	if len(words) > 0 && strings.HasPrefix(words[len(words)-1], "*") {
		last := words[len(words)-1]
		weight, err := strconv.ParseFloat(last[1:], 64)
		if err != nil || !(weight > 0 && weight <= 100) {
			return fmt.Errorf("%q is not a weight in 0…100", last)
		}
		f.weight, words = weight, words[:len(words)-1]
	}
	if len(words) < 2 {
		return fmt.Errorf("the heading %q is not a label and a name", heading)
	}
	f.label, f.name = words[0], strings.Join(words[1:], " ")
	return nil
}

func parsePath(stroke string) (path, error) {
	words := strings.Fields(stroke)
	smooth := len(words) > 0 && words[0] == "~"
	if smooth {
		words = words[1:]
	}
	if len(words) == 0 {
		return nil, errors.New("a stroke without points")
	}
	p := make(path, len(words))
	for i, word := range words {
		coordinates, corner := strings.CutSuffix(word, "!")
		if corner && !smooth {
			return nil, fmt.Errorf("%q marks a corner where all points are corners", word)
		}
		at, err := parsePoint(coordinates)
		if err != nil {
			return nil, err
		}
		p[i] = knot{at, corner || !smooth}
	}
	return p, nil
}

func parsePoint(word string) (ink.Point, error) {
	left, right, _ := strings.Cut(word, ",")
	x, errX := strconv.ParseFloat(left, 64)
	y, errY := strconv.ParseFloat(right, 64)
	if errX != nil || errY != nil || !isPercentage(x) || !isPercentage(y) {
		return ink.Point{}, fmt.Errorf("%q is not a point x,y in percent", word)
	}
	return ink.Point{X: x / 100, Y: y / 100}, nil
}

func isPercentage(v float64) bool { return math.Abs(v-50) <= 50 }

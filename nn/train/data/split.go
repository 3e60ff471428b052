package data

import (
	_ "embed"
	"slices"
	"strings"
)

// The sets without digits are split by what is drawn and, where that is known,
// by who drew it. What is scored is of an alphabet or by a drawer, of a class of
// kana or doodles, that nothing was learned from.

// heldAlphabets of omniglot are never learned from.
func heldAlphabets() []string { return []string{"Early_Aramaic", "Greek"} }

// heldDrawers of omniglot's other alphabets are never learned from. Each drew
// every character of an alphabet once.
func heldDrawers() []string { return []string{"17", "18", "19", "20"} }

// digitLikeText lists the characters of omniglot that a person who expects a
// digit would read as one, and as which. They are neither learned from nor scored.
//
//go:embed digitlike.txt
var digitLikeText string

// digitLike are the listed characters.
func digitLike() map[string]bool {
	characters := map[string]bool{}
	for line := range strings.Lines(digitLikeText) {
		if name, _, found := strings.Cut(line, " "); found && name != "#" {
			characters[name] = true
		}
	}
	return characters
}

// heldKana of kmnist's ten classes, and heldDoodles of quickdraw's three (the
// rainbows), are never learned from.
func heldKana() []string    { return []string{"7", "8", "9"} }
func heldDoodles() []string { return []string{"1"} }

// A part says whether a sample belongs to a set, by its number in the file,
// counted from 1, its label and its writer.
type part func(number int, label, writer string) bool

// characters are those of omniglot whose alphabet is held back, or learned from,
// and likewise their drawers. The drawers of one alphabet drew no other.
func characters(alphabet, drawer func(string) bool) part {
	like := digitLike()
	return func(_ int, label, writer string) bool {
		name, _, _ := strings.Cut(label, "/")
		return !like[label] && alphabet(name) && drawer(writer)
	}
}

func held(names []string) func(string) bool {
	return func(name string) bool { return slices.Contains(names, name) }
}

func learned(names []string) func(string) bool {
	return func(name string) bool { return !slices.Contains(names, name) }
}

func all(string) bool { return true }

// readable is pendigits' test set without the drawings that nobody could read.
func readable() part {
	reasons := unreadable()
	return func(number int, _, _ string) bool { return reasons[number] == "" }
}

// oneOf takes the samples with the given labels, noneOf all others.
func oneOf(labels []string) part {
	return func(_ int, label, _ string) bool { return slices.Contains(labels, label) }
}

func noneOf(labels []string) part {
	return func(_ int, label, _ string) bool { return !slices.Contains(labels, label) }
}

package data

import (
	"slices"
	"strings"
)

// The sets without digits are split by what is drawn and, where that is known,
// by who drew it, so that a network is asked about things of which it has seen
// neither other drawings nor, for omniglot, another character of the alphabet.

// heldAlphabets of omniglot are never learned from.
var heldAlphabets = []string{"Early_Aramaic", "Greek"}

// heldDrawers of omniglot are never learned from, whatever they drew. Each
// drew every character once.
var heldDrawers = []string{"17", "18", "19", "20"}

// digitLike are the characters of omniglot that a person who expects a digit
// would read as one. They are neither learned from nor scored.
var digitLike = map[string]string{
	"Balinese/character05":      "7",
	"Early_Aramaic/character02": "9",
	"Early_Aramaic/character03": "1 or 7",
	"Early_Aramaic/character04": "4",
	"Early_Aramaic/character06": "4",
	"Early_Aramaic/character10": "barred 7 or 2",
	"Early_Aramaic/character12": "6",
	"Early_Aramaic/character14": "5 or 9",
	"Early_Aramaic/character16": "0",
	"Early_Aramaic/character17": "1 or 7",
	"Early_Aramaic/character20": "4",
	"Greek/character04":         "8 or 6",        // delta
	"Greek/character08":         "barred 0 or 8", // theta
	"Greek/character09":         "1",             // iota
	"Greek/character15":         "0",             // omicron
	"Greek/character18":         "0 or 6",        // sigma
	"Korean/character21":        "1 or 7",
	"Korean/character22":        "7",
	"Korean/character27":        "2",
	"Korean/character33":        "0",
	"Korean/character37":        "barred 7",
	"Latin/character01":         "9", // a
	"Latin/character02":         "6", // b
	"Latin/character07":         "9", // g
	"Latin/character09":         "1", // i
	"Latin/character12":         "1", // l
	"Latin/character15":         "0", // o
	"Latin/character17":         "9", // q
	"Latin/character19":         "5", // s
	"Latin/character26":         "2", // z
}

// heldKana of kmnist's ten classes, and heldDoodles of quickdraw's three (the
// rainbows), are never learned from.
var (
	heldKana    = []string{"7", "8", "9"}
	heldDoodles = []string{"1"}
)

// A part says whether a sample belongs to a set, by its number in the file,
// counted from 1, its label and its writer.
type part func(number int, label, writer string) bool

func learnedCharacter(_ int, label, writer string) bool {
	return !isDigitLike(label) && !isHeldCharacter(label, writer)
}

func heldCharacter(_ int, label, writer string) bool {
	return !isDigitLike(label) && isHeldCharacter(label, writer)
}

// readable is pendigits' test set without the drawings that nobody could read.
func readable() part {
	reasons := unreadable()
	return func(number int, _, _ string) bool { return reasons[number] == "" }
}

func isDigitLike(label string) bool {
	_, like := digitLike[label]
	return like
}

func isHeldCharacter(label, writer string) bool {
	alphabet, _, _ := strings.Cut(label, "/")
	return slices.Contains(heldAlphabets, alphabet) || slices.Contains(heldDrawers, writer)
}

// oneOf takes the samples with the given labels, noneOf all others.
func oneOf(labels []string) part {
	return func(_ int, label, _ string) bool { return slices.Contains(labels, label) }
}

func noneOf(labels []string) part {
	return func(_ int, label, _ string) bool { return !slices.Contains(labels, label) }
}

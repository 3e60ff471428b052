package data

import (
	_ "embed"
	"strconv"
	"strings"
)

//go:embed unreadable.txt
var unreadableText string

// unreadable are the listed drawings of pendigits' test set: the reason by the
// drawing's number in the file, counted from 1.
func unreadable() map[int]string {
	reasons := map[int]string{}
	for line := range strings.Lines(unreadableText) {
		number, reason, _ := strings.Cut(strings.TrimSpace(line), " ")
		if n, err := strconv.Atoi(number); err == nil {
			reasons[n] = reason
		}
	}
	return reasons
}

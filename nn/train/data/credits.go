package data

import (
	"fmt"
	"strings"
)

// Credits names the collections that are learned from, for the notes in the weights
// file.
func (m Manifest) Credits() string {
	var digits, others []string
	for _, c := range m.Collections {
		credit := fmt.Sprintf("%s (%s %d)", c.Title, c.Authors, c.Year)
		switch {
		case !c.Learned():
		case c.Digits:
			digits = append(digits, credit)
		default:
			others = append(others, credit)
		}
	}
	return strings.Join(digits, " and ") + ", training sets only; not digits: " + strings.Join(others, ", ") + ", in parts"
}

// Learned tells whether anything of the collection is learned from.
func (c Collection) Learned() bool {
	for _, split := range c.Splits {
		if split.Use == Train {
			return true
		}
	}
	return false
}

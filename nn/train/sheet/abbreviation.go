package sheet

import (
	"fmt"
	"strings"
)

// Abbreviation is the initials of a set's name and the number of one of its samples,
// as they fit below a cell: "ptr 12" for pendigits-test-readable.
func Abbreviation(set string, number int) string {
	var letters strings.Builder
	for _, word := range strings.Split(set, "-") {
		letters.WriteString(word[:min(1, len(word))])
	}
	return fmt.Sprintf("%s %d", letters.String(), number)
}

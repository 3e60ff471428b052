package bench

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Section is one part of the report: what was measured, in words and numbers.
type Section struct {
	Title  string
	Notes  []string   // lines under the title
	Rows   [][]string // the first is the heading, the first column says what
	Ratios []Ratio    // for the report's last lines
}

// A Ratio is a comparison that other programs read: a name without spaces, and
// a number.
type Ratio struct {
	Name  string
	Value float64
}

// String is the machine-readable line, such as "ratio ort 3.21".
func (r Ratio) String() string { return fmt.Sprintf("ratio %s %.2f", r.Name, r.Value) }

// String is the section without its ratios.
func (s Section) String() string {
	lines := append([]string{s.Title}, s.Notes...)
	return strings.Join(append(lines, align(s.Rows)...), "\n")
}

// align makes lines of rows: the first column to the left, numbers to the right.
func align(rows [][]string) (lines []string) {
	var widths []int
	for _, row := range rows {
		for column, cell := range row {
			if column == len(widths) {
				widths = append(widths, 0)
			}
			widths[column] = max(widths[column], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for column, cell := range row {
			padding := strings.Repeat(" ", widths[column]-utf8.RuneCountInString(cell))
			if column == 0 {
				fmt.Fprint(&line, cell, padding)
			} else {
				fmt.Fprint(&line, "  ", padding, cell)
			}
		}
		lines = append(lines, strings.TrimRight(line.String(), " "))
	}
	return lines
}

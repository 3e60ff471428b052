package bench

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// A Section is one part of the report: what was measured, in words and numbers.
type Section struct {
	Title  string
	Notes  []string   // lines under the title
	Rows   [][]string // the first is the heading, the first column says what
	Ratios []Ratio    // printed after all sections
}

// A Ratio is one comparison as other programs read it: a name without spaces
// and a number.
type Ratio struct {
	Name  string
	Value float64
}

func (r Ratio) String() string { return fmt.Sprintf("ratio %s %.2f", r.Name, r.Value) }

// Print writes the section without its ratios.
func (s Section) Print(w io.Writer) error {
	fmt.Fprintf(w, "\n%s\n", s.Title)
	for _, note := range s.Notes {
		fmt.Fprintln(w, note)
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, row := range s.Rows {
		fmt.Fprintln(table, strings.Join(row, "\t")+"\t")
	}
	return table.Flush()
}

// PrintRatios writes the machine-readable lines, one for each ratio.
func PrintRatios(w io.Writer, ratios []Ratio) error {
	var lines strings.Builder
	for _, ratio := range ratios {
		fmt.Fprintln(&lines, ratio)
	}
	_, err := fmt.Fprint(w, "\n", lines.String())
	return err
}

package explain

import "digitscope/nn"

// A Span is First, First+1, … up to but not including End.
type Span struct{ First, End int }

// A Region is a box of a stage's values: the same rows and columns of some maps.
type Region struct{ Maps, Rows, Columns Span }

// Whole is all of a shape.
func Whole(s nn.Shape) Region { return Region{Span{0, s.Maps}, Span{0, s.Height}, Span{0, s.Width}} }

func (r Region) isEmpty() bool {
	return r.Maps.First >= r.Maps.End || r.Rows.First >= r.Rows.End || r.Columns.First >= r.Columns.End
}

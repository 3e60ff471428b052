package explain

import "digitscope/nn"

// A square is the part of the explanation that layers share of which a cell is computed
// from size × size cells of the same map, each of them read once.
type square struct {
	size    int
	in, out nn.Shape
}

func (s square) reads(r Region) Region {
	return Region{
		Maps:    r.Maps,
		Rows:    Span{r.Rows.First * s.size, r.Rows.End * s.size},
		Columns: Span{r.Columns.First * s.size, r.Columns.End * s.size},
	}
}

// feeds is empty for the margin.
func (s square) feeds(r Region) []Region {
	return []Region{{
		Maps:    r.Maps,
		Rows:    Span{r.Rows.First / s.size, min((r.Rows.End+s.size-1)/s.size, s.out.Height)},
		Columns: Span{r.Columns.First / s.size, min((r.Columns.End+s.size-1)/s.size, s.out.Width)},
	}}
}

func (s square) count(sum *Summary) { sum.Window = s.size }

// cells is how many cells a square has; source is the map, row and column of the i-th
// of the unit's, row by row, and value what it has.
func (s square) cells() int { return s.size * s.size }

func (s square) source(u Unit, i int) Unit {
	return Unit{Map: u.Map, Row: u.Row*s.size + i/s.size, Column: u.Column*s.size + i%s.size}
}

func (s square) value(x []float32, u Unit) float32 { return x[s.in.Index(u.Map, u.Row, u.Column)] }

// values are those of the unit's square.
func (s square) values(x []float32, u Unit) (values []float32) {
	for i := range s.cells() {
		values = append(values, s.value(x, s.source(u, i)))
	}
	return values
}

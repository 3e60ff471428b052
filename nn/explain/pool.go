package explain

import "digitscope/nn"

// A Pool is the working of one cell of a max pool: the largest of a square of cells.
type Pool struct {
	// Size is the side of the square, in cells; Values are its Size · Size values,
	// row by row.
	Size   int
	Values []float32
	// Winner is the index of the largest value, of equals the first; From is where
	// it lies in the stage before.
	Winner int
	From   Unit
	// Value is what the network computed.
	Value float32
}

func (Pool) isWorking() {}

type pool struct{ *nn.MaxPool }

func (l pool) reads(r Region) Region {
	size := l.Size()
	return Region{
		Maps:    r.Maps,
		Rows:    Span{r.Rows.First * size, r.Rows.End * size},
		Columns: Span{r.Columns.First * size, r.Columns.End * size},
	}
}

// feeds is empty for the margin.
func (l pool) feeds(r Region) []Region {
	size := l.Size()
	return []Region{{
		Maps:    r.Maps,
		Rows:    Span{r.Rows.First / size, min((r.Rows.End+size-1)/size, l.Out().Height)},
		Columns: Span{r.Columns.First / size, min((r.Columns.End+size-1)/size, l.Out().Width)},
	}}
}

func (l pool) work(x, y []float32, u Unit) Working {
	size := l.Size()
	w := Pool{Size: size, Value: y[l.Out().Index(u.Map, u.Row, u.Column)]}
	for i := range size * size {
		w.Values = append(w.Values, l.value(x, l.source(u, i)))
	}
	w.Winner = l.winner(x, u)
	w.From = l.source(u, w.Winner)
	w.From.Stage = u.Stage - 1
	return w
}

func (l pool) edges(x []float32, u Unit, into *edges) {
	from := l.source(u, l.winner(x, u))
	into.add(from, float64(l.value(x, from)))
}

func (l pool) count(s *Summary) {
	s.Window = l.Size()
}

// winner is the index of the largest value of the unit's square, of equals the first.
func (l pool) winner(x []float32, u Unit) (winner int) {
	largest := l.value(x, l.source(u, 0))
	for i := range l.Size() * l.Size() {
		if v := l.value(x, l.source(u, i)); v > largest {
			winner, largest = i, v
		}
	}
	return winner
}

// source is the map, row and column of the i-th cell of the unit's square.
func (l pool) source(u Unit, i int) Unit {
	return Unit{Map: u.Map, Row: u.Row*l.Size() + i/l.Size(), Column: u.Column*l.Size() + i%l.Size()}
}

func (l pool) value(x []float32, u Unit) float32 { return x[l.In().Index(u.Map, u.Row, u.Column)] }

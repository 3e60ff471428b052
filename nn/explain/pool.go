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
		v := x[l.In().Index(u.Map, u.Row*size+i/size, u.Column*size+i%size)]
		if w.Values = append(w.Values, v); v > w.Values[w.Winner] {
			w.Winner = i
		}
	}
	w.From = Unit{u.Stage - 1, u.Map, u.Row*size + w.Winner/size, u.Column*size + w.Winner%size}
	return w
}

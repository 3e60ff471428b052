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

func (Pool) Kind() string { return nn.KindPool }

func (w Pool) Figures(bool) []Figure {
	return []Figure{{"size", w.Size}, {"values", w.Values}, {"winner", w.Winner}, {"from", w.From}, {"value", w.Value}}
}

type pool struct{ square }

func explainPool(l nn.Layer) kind {
	return pool{square{l.(*nn.MaxPool).Size(), l.In(), l.Out()}}
}

func (l pool) work(x, y []float32, u Unit) Working {
	w := Pool{Size: l.size, Values: l.values(x, u), Value: y[l.out.Index(u.Map, u.Row, u.Column)]}
	w.Winner = l.winner(x, u)
	w.From = l.source(u, w.Winner)
	w.From.Stage = u.Stage - 1
	return w
}

func (l pool) edges(x []float32, u Unit, into *edges) {
	from := l.source(u, l.winner(x, u))
	into.add(from, float64(l.value(x, from)))
}

// winner is the index of the largest value of the unit's square, of equals the first.
func (l pool) winner(x []float32, u Unit) (winner int) {
	largest := l.value(x, l.source(u, 0))
	for i := range l.cells() {
		if v := l.value(x, l.source(u, i)); v > largest {
			winner, largest = i, v
		}
	}
	return winner
}

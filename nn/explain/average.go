package explain

import "digitscope/nn"

// An Average is the working of one cell of an average pool: the mean of a square of
// cells.
type Average struct {
	// Size is the side of the square, in cells; Values are its Size · Size values,
	// row by row.
	Size   int
	Values []float32
	Sum    float64 // of the values
	// Value is what the network computed.
	Value float32
}

func (Average) Kind() string { return nn.KindAveragePool }

func (w Average) Figures(bool) []Figure {
	return []Figure{{"size", w.Size}, {"values", w.Values}, {"sum", w.Sum}, {"value", w.Value}}
}

type average struct {
	square
	factor float64
}

func explainAverage(l nn.Layer) kind {
	pool := l.(*nn.AveragePool)
	return average{square{pool.Size(), l.In(), l.Out()}, float64(pool.Factor())}
}

func (l average) work(x, y []float32, u Unit) Working {
	w := Average{Size: l.size, Values: l.values(x, u), Value: y[l.out.Index(u.Map, u.Row, u.Column)]}
	for _, v := range w.Values {
		w.Sum += float64(v)
	}
	return w
}

func (l average) edges(x []float32, u Unit, into *edges) {
	for i := range l.cells() {
		from := l.source(u, i)
		into.add(from, float64(l.value(x, from))*l.factor)
	}
}

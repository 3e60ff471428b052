package explain

import "digitscope/nn"

// A Dense is the working of one unit of a dense layer: bias + Σ value · weight over
// all inputs, and ReLU. Of an output it is the ledger of the votes for a digit: the
// terms are the votes of the last hidden layer's units, Value is the logit.
type Dense struct {
	// Terms are the inputs' shares of the sum, the largest in size first.
	Terms []Term
	Result
}

// A Term is one input's share of a sum.
type Term struct {
	Input         int // element of the vector that the layer reads
	Value, Weight float32
	Product       float64
}

func (Dense) Kind() string { return nn.KindDense }

func (w Dense) Figures(isOff bool) []Figure {
	terms := Table{Columns: []string{"unit", "value", "weight", "product"}}
	for _, t := range w.Terms {
		terms.Values = append(terms.Values, float64(t.Input), float64(t.Value), float64(t.Weight), t.Product)
	}
	return append([]Figure{{"terms", terms}}, w.Result.figures(isOff)...)
}

type dense struct {
	*nn.Dense
	fully
}

func explainDense(l nn.Layer) kind { return dense{l.(*nn.Dense), fully{l.In(), l.Out()}} }

func (l dense) work(x, y []float32, u Unit) Working {
	w := Dense{
		Terms:  make([]Term, len(x)),
		Result: Result{Bias: l.Bias(u.Map), ReLU: l.ReLU(), Value: y[u.Map]},
	}
	w.Sum = float64(w.Bias)
	for i, v := range x {
		weight := l.Weight(u.Map, i)
		w.Terms[i] = Term{i, v, weight, float64(v) * float64(weight)}
		w.Sum += w.Terms[i].Product
	}
	rank(w.Terms, func(t Term) float64 { return t.Product })
	return w
}

func (l dense) edges(x []float32, u Unit, into *edges) {
	for i, v := range x {
		into.add(Unit{Map: i}, float64(v)*float64(l.Weight(u.Map, i)))
	}
}

func (l dense) count(s *Summary) {
	s.Parameters += (l.in.Len() + 1) * l.out.Len()
}

package explain

import (
	"math"
	"slices"

	"digitscope/nn"
)

// A Softmax is the working of one probability: Exps[i] / Total for output i.
type Softmax struct {
	Logits []float32
	// Exps are exp(logit) of each logit, infinite for logits above 709.
	Exps  []float64
	Total float64 // of Exps
	// Value is what the network computed, which subtracts the largest logit from
	// all of them first. The quotients stay the same.
	Value float32
}

func (Softmax) isWorking() {}

type softmax struct {
	*nn.Softmax
	fully
}

func (softmax) work(x, y []float32, u Unit) Working {
	w := Softmax{Logits: slices.Clone(x), Value: y[u.Map]}
	for _, logit := range x {
		e := math.Exp(float64(logit))
		w.Exps = append(w.Exps, e)
		w.Total += e
	}
	return w
}

// edges is one from the unit's own logit: a softmax multiplies nothing.
func (softmax) edges(x []float32, u Unit, into *edges) { into.add(Unit{Map: u.Map}, float64(x[u.Map])) }

func (softmax) count(*Summary) {}

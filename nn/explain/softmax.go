package explain

import (
	"math"
	"slices"

	"digitscope/nn"
)

// A Softmax is the working of one probability: Exps[i] / Total for output i.
type Softmax struct {
	Logits []float32
	// Exps are exp(logit) of each logit, in units of 10^Power. The power is 0 as long
	// as Total can be written with a few digits, else it leaves Total one digit before
	// the point.
	Exps  []float64
	Power int
	Total float64 // of Exps
	// Value is what the network computed, which subtracts the largest logit from
	// all of them first. The quotients stay the same.
	Value float32
}

func (Softmax) Kind() string { return nn.KindSoftmax }

func (w Softmax) Figures(bool) []Figure {
	return []Figure{{"logits", w.Logits}, {"power", w.Power}, {"exps", w.Exps}, {"total", w.Total}, {"value", w.Value}}
}

type softmax struct {
	*nn.Softmax
	fully
}

func explainSoftmax(l nn.Layer) kind { return softmax{l.(*nn.Softmax), fully{l.In(), l.Out()}} }

func (softmax) work(x, y []float32, u Unit) Working {
	w := Softmax{Logits: slices.Clone(x), Value: y[u.Map], Power: power(x)}
	for _, logit := range x {
		e := math.Exp(float64(logit) - float64(w.Power)*math.Ln10)
		w.Exps = append(w.Exps, e)
		w.Total += e
	}
	return w
}

// power is the power of ten in which exp of the logits is written. It goes by the
// logarithm of their sum, as exp itself may be too large or small for a float64.
func power(logits []float32) int {
	largest, sum := float64(slices.Max(logits)), 0.0
	for _, logit := range logits {
		sum += math.Exp(float64(logit) - largest)
	}
	if p := int(math.Floor((largest + math.Log(sum)) / math.Ln10)); p < -3 || p > 5 {
		return p
	}
	return 0
}

// edges is one from the unit's own logit: a softmax multiplies nothing.
func (softmax) edges(x []float32, u Unit, into *edges) { into.add(Unit{Map: u.Map}, float64(x[u.Map])) }

func (softmax) count(*Summary) {}

package nn

import (
	"fmt"
	"math"
)

// Softmax turns logits into probabilities: y[i] = exp(x[i]) / Σ_j exp(x[j]).
type Softmax struct{ in Shape }

var softmaxKind = kind{
	name: KindSoftmax,
	plan: func(_ LayerSpec, in Shape) (out Shape, parameters int, err error) {
		if !in.IsVector() {
			return out, 0, fmt.Errorf("input %s is not a vector", in)
		}
		return in, 0, nil
	},
	build: func(p plannedLayer, _ []float32) Layer { return &Softmax{p.in} },
}

func (l *Softmax) Kind() string            { return KindSoftmax }
func (l *Softmax) In() Shape               { return l.in }
func (l *Softmax) Out() Shape              { return l.in }
func (l *Softmax) Parameters() []Parameter { return nil }

// Forward subtracts the largest logit first, which changes no quotient and
// keeps exp from overflowing.
func (l *Softmax) Forward(x, y []float32) {
	largest := x[0]
	for _, v := range x {
		largest = max(largest, v)
	}
	sum := 0.0
	for i, v := range x {
		e := math.Exp(float64(v - largest))
		y[i] = float32(e)
		sum += e
	}
	for i := range y {
		y[i] = float32(float64(y[i]) / sum)
	}
}

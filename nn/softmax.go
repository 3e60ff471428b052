package nn

import "math"

// Softmax turns logits into probabilities: y[i] = exp(x[i]) / Σ_j exp(x[j]).
type Softmax struct{ in Shape }

func (l *Softmax) Kind() string            { return KindSoftmax }
func (l *Softmax) In() Shape               { return l.in }
func (l *Softmax) Out() Shape              { return l.in }
func (l *Softmax) Parameters() []Parameter { return nil }
func (l *Softmax) Scratch() int            { return 0 }

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

// Backward: dx[i] = y[i] · (dy[i] − Σ_j dy[j]·y[j]).
func (l *Softmax) Backward(_, y, dy, dx, _, _ []float32) {
	if dx == nil {
		return
	}
	mean := dot(dy, y)
	for i := range dx {
		dx[i] = y[i] * (dy[i] - mean)
	}
}

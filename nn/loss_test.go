package nn

import (
	"math"
	"testing"
)

// The presence holds for logits that exp cannot.
func TestPresenceOfExtremeLogits(t *testing.T) {
	_, p := testNetwork(t, Classic(8, 8, 8))
	for logit, want := range map[float32]float32{1e4: 1, -1e4: 0} {
		for i := range p.Logits() {
			p.Logits()[i] = logit
		}
		if got := p.Presence(); got != want {
			t.Errorf("logits of %v: presence %v, want %v", logit, got, want)
		}
	}
}

// The gradient at the logits is that of the loss, by differences, for a digit
// and for none of them.
func TestLossGradient(t *testing.T) {
	n, p := testNetwork(t, Classic(8, 8, 8))
	p.Forward()
	loss := func(class int, logits []float64) float64 {
		sum := 1.0
		for _, v := range logits {
			sum += math.Exp(v)
		}
		if class == None {
			return -math.Log(1 / sum)
		}
		return -math.Log(math.Exp(logits[class]) / sum)
	}
	for _, class := range []int{0, 3, None} {
		g := n.NewGradient()
		var logits []float64
		for _, v := range p.Logits() {
			logits = append(logits, float64(v))
		}
		if got, want := p.Backward(g, class), loss(class, logits); math.Abs(got-want) > 1e-5 {
			t.Errorf("class %d: loss %v, want %v", class, got, want)
		}
		for i := range logits {
			const step = 1e-5
			logits[i] += step
			up := loss(class, logits)
			logits[i] -= 2 * step
			want := (up - loss(class, logits)) / (2 * step)
			logits[i] += step
			if got := float64(g.logits()[i]); math.Abs(got-want) > 1e-5 {
				t.Errorf("class %d: ∂loss/∂logit %d is %v, want %v", class, i, got, want)
			}
		}
	}
}

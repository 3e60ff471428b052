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

// The gradient at the logits is that of the loss, by differences, for a digit,
// for a mixture and for none of them.
func TestLossGradient(t *testing.T) {
	n, p := testNetwork(t, Classic(8, 8, 8))
	p.Forward()
	loss := func(target []float32, logits []float64) float64 {
		sum, rest := 1.0, 1.0
		for _, v := range logits {
			sum += math.Exp(v)
		}
		loss := 0.0
		for i, share := range target {
			rest -= float64(share)
			loss -= float64(share) * math.Log(math.Exp(logits[i])/sum)
		}
		return loss - rest*math.Log(1/sum)
	}
	for name, target := range map[string][]float32{
		"a digit": {0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, "a mixture": {0.5, 0.25, 0, 0, 0, 0, 0, 0, 0, 0}, "none": make([]float32, 10),
	} {
		g := n.NewGradient()
		logits := make([]float64, len(target))
		for i, v := range p.Logits() {
			logits[i] = float64(v)
		}
		if got, want := p.Backward(g, target), loss(target, logits); math.Abs(got-want) > 1e-5 {
			t.Errorf("%s: loss %v, want %v", name, got, want)
		}
		for i := range logits {
			const step = 1e-5
			logits[i] += step
			up := loss(target, logits)
			logits[i] -= 2 * step
			want := (up - loss(target, logits)) / (2 * step)
			logits[i] += step
			if got := float64(g.logits()[i]); math.Abs(got-want) > 1e-5 {
				t.Errorf("%s: ∂loss/∂logit %d is %v, want %v", name, i, got, want)
			}
		}
	}
}

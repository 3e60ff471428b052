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

// Distillation's gradient at the logits is that of its loss, by differences.
func TestDistillationGradient(t *testing.T) {
	n, student := testNetwork(t, Classic(8, 8, 8))
	teacher := n.NewPass()
	student.Forward()
	copy(teacher.Logits(), []float32{1, -2, 0.5, 3, 0, -1, 2, 0.1, -0.3, -4})
	target := []float32{0, 0, 0, 1, 0, 0, 0, 0, 0, 0}
	d := Distillation{Weight: 0.7, Temperature: 2}
	g := n.NewGradient()
	hard := student.Distil(g, target, teacher, d)
	got := append([]float32(nil), g.logits()...)
	if want := student.crossEntropy(make([]float32, 10), target); hard != want {
		t.Errorf("loss %v, want the cross entropy %v", hard, want)
	}
	soft := func(logits []float32) []float64 {
		sum := 1.0
		for _, v := range logits {
			sum += math.Exp(float64(v) / d.Temperature)
		}
		q := []float64{1 / sum}
		for _, v := range logits {
			q = append(q, math.Exp(float64(v)/d.Temperature)/sum)
		}
		return q
	}
	loss := func() float64 {
		total := (1 - d.Weight) * student.crossEntropy(make([]float32, 10), target)
		mine, theirs := soft(student.Logits()), soft(teacher.Logits())
		for i := range mine {
			total += d.Weight * d.Temperature * d.Temperature * theirs[i] * math.Log(theirs[i]/mine[i])
		}
		return total
	}
	for i := range target {
		const step = 1e-2
		logit := student.Logits()[i]
		student.Logits()[i] = logit + step
		up := loss()
		student.Logits()[i] = logit - step
		want := (up - loss()) / (2 * step)
		student.Logits()[i] = logit
		if math.Abs(float64(got[i])-want) > 1e-4 {
			t.Errorf("∂loss/∂logit %d is %v, want %v", i, got[i], want)
		}
	}
}

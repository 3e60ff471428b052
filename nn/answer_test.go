package nn

import (
	"math"
	"testing"
)

// setLogits makes a pass as if the network had computed these logits.
func setLogits(p *Pass, logits []float32) {
	copy(p.Logits(), logits)
	p.network.layers[len(p.network.layers)-1].Forward(p.Logits(), p.Probabilities())
}

func TestAnswer(t *testing.T) {
	n, err := New(Classic(8, 8, 8), Thresholds{Sure: 0.9, Known: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	p := n.NewPass()
	for _, c := range []struct {
		name       string
		best, next float32 // logits; all others are −20
		state      State
	}{
		{"one digit", 9, 1, Sure},
		{"two candidates", 6, 5, Unsure},
		{"evidence against each, least against one", -2, -9, Unknown},
		{"evidence against all alike", -3, -3.5, Unknown},
		{"just enough evidence", 0.1, -19, Sure},
	} {
		logits := []float32{-20, -20, c.next, -20, -20, -20, -20, c.best, -20, -20}
		setLogits(p, logits)
		odds := math.Exp(float64(c.best)) + math.Exp(float64(c.next)) // the others are nothing
		want := Answer{State: c.state, Digit: 7, Second: 2, Presence: float32(odds / (1 + odds))}
		got := p.Answer()
		if d := got.Presence - want.Presence; d > 1e-6 || d < -1e-6 {
			t.Errorf("%s: presence %v, want %v", c.name, got.Presence, want.Presence)
		}
		if got.Presence = want.Presence; got != want {
			t.Errorf("%s: %+v, want %+v", c.name, got, want)
		}
	}
}

// A shift of all logits changes what is a digit, never which.
func TestShift(t *testing.T) {
	n, p := testNetwork(t, Classic(8, 8, 8))
	p.Forward()
	before, odds := append([]float32(nil), p.Probabilities()...), p.LogOdds()
	n.Shift(-1.5)
	p.Forward()
	for i, v := range p.Probabilities() {
		if d := math.Abs(float64(v - before[i])); d > 1e-6 {
			t.Errorf("probability %d moved by %v", i, d)
		}
	}
	if d := math.Abs(p.LogOdds() - (odds - 1.5)); d > 1e-5 {
		t.Errorf("the log odds moved from %v to %v", odds, p.LogOdds())
	}
}

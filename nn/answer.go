package nn

import "fmt"

// State says how much an answer is worth.
type State string

const (
	Blank   State = "blank"   // nothing is drawn
	Sure    State = "sure"    // one digit
	Unsure  State = "unsure"  // two candidates
	Unknown State = "unknown" // no digit that the network knows
)

// Thresholds are lower bounds of probabilities. Below a presence of Known the
// picture shows no digit that the network knows (see Pass.Presence); otherwise
// the answer is sure if the largest probability is at least Sure.
type Thresholds struct {
	Sure  float32 `json:"sure"`
	Known float32 `json:"known"`
}

func (t Thresholds) check() error {
	if !(t.Known >= 0 && t.Known <= 1 && t.Sure >= 0 && t.Sure <= 1) {
		return fmt.Errorf("thresholds: sure %v and known %v must be in 0…1", t.Sure, t.Known)
	}
	return nil
}

// An Answer is what the network says of one picture.
type Answer struct {
	State State
	// Digit is the most probable class, Second the next one.
	Digit, Second int
	// Presence is Pass.Presence.
	Presence float32
}

// Answer judges the pass.
func (p *Pass) Answer() Answer {
	probabilities := p.Probabilities()
	first, second := 0, 1
	if probabilities[second] > probabilities[first] {
		first, second = second, first
	}
	for i := 2; i < len(probabilities); i++ {
		switch v := probabilities[i]; {
		case v > probabilities[first]:
			first, second = i, first
		case v > probabilities[second]:
			second = i
		}
	}
	answer := Answer{State: Unsure, Digit: first, Second: second, Presence: p.Presence()}
	switch thresholds := p.network.thresholds; {
	case answer.Presence < thresholds.Known:
		answer.State = Unknown
	case probabilities[first] >= thresholds.Sure:
		answer.State = Sure
	}
	return answer
}

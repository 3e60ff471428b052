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

// Thresholds are the largest probability's lower bounds: from Sure on the
// answer is sure, from Known on it is unsure, below it is no known digit.
type Thresholds struct {
	Sure  float32 `json:"sure"`
	Known float32 `json:"known"`
}

func (t Thresholds) check() error {
	if !(t.Known >= 0 && t.Known <= t.Sure && t.Sure <= 1) {
		return fmt.Errorf("thresholds: sure %v and known %v must be in 0…1, known not above sure", t.Sure, t.Known)
	}
	return nil
}

// An Answer is what the network says of one picture.
type Answer struct {
	State State
	// Digit is the most probable class, Second the next one.
	Digit, Second int
}

// Answer judges the pass's probabilities.
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
	answer := Answer{State: Unknown, Digit: first, Second: second}
	switch top := probabilities[first]; {
	case top >= p.network.thresholds.Sure:
		answer.State = Sure
	case top >= p.network.thresholds.Known:
		answer.State = Unsure
	}
	return answer
}

package optimise

import "math"

// Schedule is the learning rate over time: from zero in a straight line to Peak
// during WarmUp steps, then down to Final along half a cosine (Loshchilov and
// Hutter, "SGDR: Stochastic gradient descent with warm restarts", 2017, without
// restarts).
type Schedule struct {
	Peak   float64 `json:"peak"`
	Final  float64 `json:"final"`
	WarmUp int     `json:"warmUp"`
}

// Rate is the learning rate of a step, counted from 0, of a training of the
// given number of steps.
func (s Schedule) Rate(step, steps int) float64 {
	if step < s.WarmUp {
		return s.Peak * float64(step+1) / float64(s.WarmUp)
	}
	// The last step is at the end of the cosine.
	progress := float64(step-s.WarmUp) / float64(max(1, steps-1-s.WarmUp))
	return s.Final + (s.Peak-s.Final)*(1+math.Cos(math.Pi*min(progress, 1)))/2
}

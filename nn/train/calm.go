package train

import "fmt"

// Calm weakens what bends, moves, lengthens and thickens towards the end of the
// training, so that the network ends on shapes nearly as people make them. Pens,
// canvases and tones stay as varied as they are among people.
type Calm struct {
	// Share of the training, at its end, during which they become weaker.
	Share float64 `json:"share"`
	// Strength of the distortions at the end, in 0…1.
	Strength float64 `json:"strength"`
}

func (c Calm) check() error {
	if !(c.Share >= 0 && c.Share <= 1 && c.Strength >= 0 && c.Strength <= 1) {
		return fmt.Errorf("calm: share %v and strength %v must be in 0…1", c.Share, c.Strength)
	}
	return nil
}

// strength is the distortions' at a step of a training of the given length.
func (c Calm) strength(step, steps int) float64 {
	into := 1 - float64(steps-step)/(c.Share*float64(steps))
	if c.Share == 0 || into <= 0 {
		return 1
	}
	return 1 - into*(1-c.Strength)
}

// weaker scales what the limits allow.
func (l WarpLimits) weaker(strength float64) WarpLimits {
	l.Rotation *= strength
	l.Shear *= strength
	l.Stretch *= strength
	l.Elastic *= strength
	l.Shift *= strength
	return l
}

func (d DrawingDistortion) weaker(strength float64) DrawingDistortion {
	d.Warp = d.Warp.weaker(strength)
	d.Jitter *= strength
	d.Shift *= strength
	d.Ends.Probability *= strength
	return d
}

func (d ImageDistortion) weaker(strength float64) ImageDistortion {
	d.Warp = d.Warp.weaker(strength)
	d.Thickness *= strength
	d.Keep = 1 - (1-d.Keep)*strength
	return d
}

package explain

import "digitscope/nn"

// A Summary are a stage's figures in a pass.
type Summary struct {
	// Parameters are the weights and biases of the stage's layers.
	Parameters int
	// Window is the side, in cells, of the square of each map that one value is
	// computed from: a filter's or a pool's, 0 for other layers.
	Window int
	// Values is how many values the stage has, Active how many of them are above 0.
	Values, Active int
	// Strongest is the unit of the largest value, of equals the first, map by map, row
	// by row; Largest is that value.
	Strongest Unit
	Largest   float32
}

// Summarise gives the figures of a stage.
func Summarise(p *nn.Pass, stage int) Summary {
	shown := p.Network().Stages()[stage]
	var s Summary
	if stage > 0 {
		for _, layer := range p.Network().Layers()[firstLayer(stage) : shown.Layer()+1] {
			kindOf(layer).count(&s)
		}
	}
	s.watch(shown.Shape, shown.Values(p))
	s.Strongest.Stage = stage
	return s
}

// watch adds the figures of the values, which are in memory order.
func (s *Summary) watch(shape nn.Shape, values []float32) {
	s.Values, s.Largest = len(values), values[0]
	for c := range shape.Maps {
		for at := c; at < len(values); at += shape.Maps { // row by row
			v := values[at]
			if v > 0 {
				s.Active++
			}
			if v > s.Largest {
				cell := at / shape.Maps
				s.Largest, s.Strongest = v, Unit{Map: c, Row: cell / shape.Width, Column: cell % shape.Width}
			}
		}
	}
}

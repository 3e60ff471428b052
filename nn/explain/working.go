package explain

import "digitscope/nn"

// A Working says how one layer computed one value. It is a Convolution, Pool,
// Flatten, Dense or Softmax, and holds copies: a later pass doesn't change it.
type Working interface{ isWorking() }

// Work gives the unit's workings, one for each layer of its stage: none for a pixel
// of the input, votes (Dense) and Softmax for an output.
func Work(p *nn.Pass, u Unit) []Working {
	if u.Stage == 0 {
		return nil
	}
	layers, stages := p.Network().Layers(), p.Network().Stages()
	var workings []Working
	for i := stages[u.Stage-1].Layer() + 1; i <= stages[u.Stage].Layer(); i++ {
		workings = append(workings, kindOf(layers[i]).work(read(p, i), p.Output(i), u))
	}
	return workings
}

// read is what layer i read in the pass.
func read(p *nn.Pass, i int) []float32 {
	if i == 0 {
		return p.Input()
	}
	return p.Output(i - 1)
}

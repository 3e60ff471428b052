package explain

import "digitscope/nn"

// A Channel is a map of a stage, or one unit of a vector.
type Channel struct{ Stage, Map int }

// An Ablation is what is switched off: for each layer the maps of its output that
// are 0 whatever it computes, as if they had no weights and no bias. nil is nothing.
//
// Morcos et al., "On the importance of single directions for generalization", 2018.
type Ablation [][]int

// SwitchOff makes the ablation of channels, which are of stages between the input
// and the output.
func SwitchOff(n *nn.Network, channels ...Channel) Ablation {
	stages, off := n.Stages(), make(Ablation, len(n.Layers()))
	for _, c := range channels {
		layer := stages[c.Stage].Layer()
		off[layer] = append(off[layer], c.Map)
	}
	return off
}

// Forward computes every layer from the pass's input. It allocates nothing.
func (a Ablation) Forward(p *nn.Pass) {
	for i, layer := range p.Network().Layers() {
		p.ForwardLayer(i)
		a.silence(i, layer, p.Output(i))
	}
}

// silence clears what is off in values that are laid out as the layer's output.
func (a Ablation) silence(i int, layer nn.Layer, values []float32) {
	if a == nil {
		return
	}
	for _, c := range a[i] {
		for at := c; at < len(values); at += layer.Out().Maps {
			values[at] = 0
		}
	}
}

package training

import "digitscope/nn"

// A layer is a stage of the network.
type layer struct {
	Stage      nn.Stage
	Shape      string
	Parameters string // how many; nothing if there are none
}

func (c Content) layers() (layers []layer) {
	all, next := c.network.Layers(), 0
	for _, stage := range c.network.Stages() {
		parameters := 0
		for ; next <= stage.Layer(); next++ {
			parameters += parametersOf(all[next])
		}
		l := layer{Stage: stage, Shape: stage.Shape.String()}
		if parameters > 0 {
			l.Parameters = count(parameters)
		}
		layers = append(layers, l)
	}
	return layers
}

func parametersOf(l nn.Layer) (n int) {
	for _, p := range l.Parameters() {
		n += len(p.Values)
	}
	return n
}

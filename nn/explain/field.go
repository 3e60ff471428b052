package explain

import (
	"slices"

	"digitscope/nn"
)

// Field is what the unit is computed from and what is computed from it, stage by
// stage: of the stages before its own the unit's receptive field, of those behind
// it all values that it can change, of its own the unit. A value outside has no
// influence, whatever the weights are. Each stage's regions are in its own shape; in
// front of the unit it is always one, behind it there are several where a part of
// each map was flattened, and none where a pool leaves the unit out as margin.
//
// The arithmetic of such fields: Araujo, Norris and Sim, "Computing receptive fields
// of convolutional neural networks", 2019.
func Field(n *nn.Network, u Unit) [][]Region {
	stages, layers := n.Stages(), n.Layers()
	place := stages[u.Stage].Layer() + 1
	fields := make([][]Region, len(layers)+1) // fields[i] is of what layer i reads
	fields[place] = []Region{u.region()}
	for i := place - 1; i >= 0; i-- {
		fields[i] = []Region{kindOf(layers[i]).reads(fields[i+1][0])}
	}
	for i := place; i < len(layers); i++ {
		fields[i+1] = feeds(kindOf(layers[i]), fields[i])
	}
	shown := make([][]Region, len(stages))
	for i, stage := range stages {
		shown[i] = fields[stage.Layer()+1]
	}
	return shown
}

// feeds is what any of the regions feed, each region once.
func feeds(k kind, regions []Region) []Region {
	var fed []Region
	for _, region := range regions {
		for _, r := range k.feeds(region) {
			if !r.isEmpty() && !slices.Contains(fed, r) {
				fed = append(fed, r)
			}
		}
	}
	return fed
}

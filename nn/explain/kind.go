package explain

import "digitscope/nn"

// A kind is the explanation of one layer.
type kind interface {
	// reads is the part of the layer's input that a part of its output is computed
	// from.
	reads(Region) Region
	// feeds is the part of its output that is computed from a part of its input.
	// Regions may be empty, or repeat each other.
	feeds(Region) []Region
	// work says how the layer computed the unit, y[…], from x; both are in memory
	// order (see nn.Shape).
	work(x, y []float32, u Unit) Working
	// edges adds an edge from each value of x that goes into the unit. The units that
	// they come from need no stage.
	edges(x []float32, u Unit, into *edges)
	// count adds to what the layer is and does, whatever the picture.
	count(*Summary)
}

// kinds are the explanations of all kinds of layer; a test compares them with nn.Kinds.
var kinds = map[string]func(nn.Layer) kind{
	nn.KindConvolution: explainConvolution,
	nn.KindPool:        explainPool,
	nn.KindAveragePool: explainAverage,
	nn.KindFlatten:     explainFlatten,
	nn.KindDense:       explainDense,
	nn.KindSoftmax:     explainSoftmax,
}

func kindOf(layer nn.Layer) kind { return kinds[layer.Kind()](layer) }

// fully is the part of the explanation that layers share of which each value is
// computed from all values of the input.
type fully struct{ in, out nn.Shape }

func (f fully) reads(Region) Region   { return Whole(f.in) }
func (f fully) feeds(Region) []Region { return []Region{Whole(f.out)} }

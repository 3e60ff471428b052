package nn

import "fmt"

// An Architecture says what a network is made of, without its weights.
type Architecture struct {
	// Input is maps, height, width of the picture.
	Input  [3]int      `json:"input"`
	Layers []LayerSpec `json:"layers"`
}

// A LayerSpec is one layer: which of its numbers count depends on the kind.
type LayerSpec struct {
	Kind string `json:"kind"`
	// Maps is the number of feature maps that a convolution makes.
	Maps int `json:"maps,omitempty"`
	// Size is the side, in cells, of a convolution's filters or of the square
	// that a pooling layer reads.
	Size int `json:"size,omitempty"`
	// Units is the number of neurons of a dense layer.
	Units int `json:"units,omitempty"`
	// ReLU clears the negative values of a convolution's or dense layer's output.
	ReLU bool `json:"relu,omitempty"`
}

// Classic is the design's architecture: two convolutions of 5×5, each followed
// by ReLU and 2×2 max pooling, one hidden fully connected layer, ten outputs.
func Classic(maps1, maps2, hidden int) Architecture {
	return Architecture{
		Input: [3]int{1, 28, 28},
		Layers: []LayerSpec{
			{Kind: KindConvolution, Maps: maps1, Size: 5, ReLU: true},
			{Kind: KindPool, Size: 2},
			{Kind: KindConvolution, Maps: maps2, Size: 5, ReLU: true},
			{Kind: KindPool, Size: 2},
			{Kind: KindFlatten},
			{Kind: KindDense, Units: hidden, ReLU: true},
			{Kind: KindDense, Units: 10},
			{Kind: KindSoftmax},
		},
	}
}

// Limits on what a weights file may ask for, so that a broken one cannot take
// the machine's memory: 16 million values is 64 MB.
const (
	maxLayers = 64
	maxValues = 1 << 24
)

// A plannedLayer is a layer's spec with what follows from its place.
type plannedLayer struct {
	LayerSpec
	kind       kind
	in, out    Shape
	parameters int // number of weights and biases
}

// plan checks every layer against the shape it is given.
func (a Architecture) plan() ([]plannedLayer, error) {
	shape := Shape{a.Input[0], a.Input[1], a.Input[2]}
	if !shape.reasonable() {
		return nil, fmt.Errorf("architecture: input %s is not a picture", shape)
	}
	if len(a.Layers) == 0 || len(a.Layers) > maxLayers {
		return nil, fmt.Errorf("architecture: %d layers, want 1 to %d", len(a.Layers), maxLayers)
	}
	var planned []plannedLayer
	for i, spec := range a.Layers {
		layer, err := spec.plan(shape)
		if err != nil {
			return nil, fmt.Errorf("architecture: layer %d (%s): %w", i+1, spec.Kind, err)
		}
		planned = append(planned, layer)
		shape = layer.out
	}
	last := len(planned) - 1
	for i, layer := range planned[:last] {
		if layer.Kind == KindSoftmax {
			return nil, fmt.Errorf("architecture: layer %d is a softmax: only the last one may be", i+1)
		}
	}
	if planned[last].Kind != KindSoftmax || last == 0 || planned[last-1].Kind != KindDense || planned[last-1].ReLU {
		return nil, fmt.Errorf("architecture: must end in a dense layer without relu and a softmax")
	}
	if shape.Maps < 2 {
		return nil, fmt.Errorf("architecture: %d output, want at least 2 to choose from", shape.Maps)
	}
	return planned, nil
}

// reasonable keeps products within limits before they are formed.
func (s Shape) reasonable() bool {
	within := func(n int) bool { return n >= 1 && n <= maxValues }
	return within(s.Maps) && within(s.Height) && within(s.Width) &&
		within(s.Height*s.Width) && within(s.Maps*s.Height*s.Width)
}

func (spec LayerSpec) plan(in Shape) (layer plannedLayer, err error) {
	layer = plannedLayer{LayerSpec: spec, in: in}
	if layer.kind, err = kindOf(spec.Kind); err != nil {
		return layer, err
	}
	if layer.out, layer.parameters, err = layer.kind.plan(spec, in); err != nil {
		return layer, err
	}
	if !layer.out.reasonable() || layer.parameters < 0 || layer.parameters > maxValues {
		return layer, fmt.Errorf("output %s with %d parameters is out of range", layer.out, layer.parameters)
	}
	return layer, nil
}

package nn

import "fmt"

// The kinds of layer, and of stage: the input is no layer.
const (
	KindInput       = "input"
	KindConvolution = "conv"
	KindPool        = "pool"
	KindAveragePool = "average"
	KindFlatten     = "flatten"
	KindDense       = "dense"
	KindSoftmax     = "softmax"
)

// A kind is what there is to know of one kind of layer before there is a layer. Each
// stands in its layer's file.
type kind struct {
	name string
	// plan checks the spec against the shape of what the layer is to read. It gives the
	// output's shape and the number of parameters, which may be out of range.
	plan func(spec LayerSpec, in Shape) (out Shape, parameters int, err error)
	// build makes the layer on its part of the network's parameters.
	build func(p plannedLayer, parameters []float32) Layer
}

// kinds is the table of all kinds. Files number them by their place in it (see package
// compact): new ones come last.
func kinds() []kind {
	return []kind{convolutionKind, maxPoolKind, flattenKind, denseKind, softmaxKind, averagePoolKind}
}

// Kinds are the names of all kinds of layer, always in the same order.
func Kinds() []string {
	var names []string
	for _, k := range kinds() {
		names = append(names, k.name)
	}
	return names
}

func kindOf(name string) (kind, error) {
	for _, k := range kinds() {
		if k.name == name {
			return k, nil
		}
	}
	return kind{}, fmt.Errorf("unknown kind %q", name)
}

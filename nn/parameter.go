package nn

import (
	"fmt"
	"slices"
)

// A Parameter is one tensor of a layer.
type Parameter struct {
	// Name is "weight" or "bias".
	Name string
	// Shape is PyTorch's: [out][in][row][column] for a convolution's weights,
	// [out][in] for a dense layer's, [out] for biases.
	Shape []int
	// Values are what the layer computes with, in the layer's own order.
	Values []float32
	// order[i] is the index into Values of element i of the tensor in
	// PyTorch's order; nil means that both are the same.
	order []int
}

// Export copies the values into PyTorch's order.
func (p Parameter) Export() []float32 {
	if p.order == nil {
		return slices.Clone(p.Values)
	}
	values := make([]float32, len(p.Values))
	for i, from := range p.order {
		values[i] = p.Values[from]
	}
	return values
}

// Import takes len(p.Values) values in PyTorch's order.
func (p Parameter) Import(values []float32) {
	if p.order == nil {
		copy(p.Values, values)
		return
	}
	for i, to := range p.order {
		p.Values[to] = values[i]
	}
}

// Tensors lists the parameters of all layers, each with the name that it has in
// a file: kind and number of its layer, then its own, "conv1.weight".
func (n *Network) Tensors() []Parameter {
	var tensors []Parameter
	count := map[string]int{}
	for _, layer := range n.layers {
		count[layer.Kind()]++
		for _, p := range layer.Parameters() {
			p.Name = fmt.Sprintf("%s%d.%s", layer.Kind(), count[layer.Kind()], p.Name)
			tensors = append(tensors, p)
		}
	}
	return tensors
}

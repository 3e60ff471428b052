package bench

import "digitscope/nn"

// A Model is the shipped network as other runtimes are given it: layers with
// their weights in PyTorch's order.
type Model struct {
	In     nn.Shape
	Layers []ModelLayer
}

// A ModelLayer is one layer; those without parameters have no tensors.
type ModelLayer struct {
	nn.LayerSpec
	In, Out nn.Shape
	// Weight is [out][in][row][column] of a convolution, [out][in] of a dense
	// layer, Bias is [out].
	Weight, Bias Tensor
}

// A Tensor is an array of numbers, the last index of its shape the fastest.
type Tensor struct {
	Shape  []int
	Values []float32
}

// NewModel copies the network. Its flatten writes map by map, row by row, as
// PyTorch's and ONNX's do.
func NewModel(network *nn.Network) Model {
	model := Model{In: network.In()}
	for i, layer := range network.Layers() {
		l := ModelLayer{LayerSpec: network.Architecture().Layers[i], In: layer.In(), Out: layer.Out()}
		if parameters := layer.Parameters(); len(parameters) == 2 {
			l.Weight, l.Bias = newTensor(parameters[0]), newTensor(parameters[1])
		}
		model.Layers = append(model.Layers, l)
	}
	return model
}

func newTensor(p nn.Parameter) Tensor { return Tensor{p.Shape, p.Export()} }

// MultiplyAdds counts those of one forward pass, every convolution computed
// directly: one for each weight at each place where it is used.
func (m Model) MultiplyAdds() int {
	sum := 0
	for _, l := range m.Layers {
		sum += len(l.Weight.Values) * l.Out.Height * l.Out.Width
	}
	return sum
}

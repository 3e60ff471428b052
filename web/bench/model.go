package bench

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"

	"digitscope/nn"
)

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
func NewModel(network *nn.Network) (Model, error) {
	tensors, err := exportTensors(network)
	if err != nil {
		return Model{}, err
	}
	model := Model{In: network.In()}
	counts := map[string]int{}
	for i, layer := range network.Layers() {
		counts[layer.Kind()]++
		name := fmt.Sprintf("%s%d", layer.Kind(), counts[layer.Kind()])
		model.Layers = append(model.Layers, ModelLayer{
			LayerSpec: network.Architecture().Layers[i], In: layer.In(), Out: layer.Out(),
			Weight: tensors[name+".weight"], Bias: tensors[name+".bias"],
		})
	}
	return model, nil
}

// exportTensors reads the network as it is saved, a safetensors file.
func exportTensors(network *nn.Network) (map[string]Tensor, error) {
	var file bytes.Buffer
	if err := network.Save(&file, nil); err != nil {
		return nil, err
	}
	header := file.Next(8)
	header = file.Next(int(binary.LittleEndian.Uint64(header)))
	var entries map[string]struct {
		Shape   []int
		Offsets [2]int `json:"data_offsets"`
	}
	if err := json.Unmarshal(header, &entries); err != nil {
		return nil, fmt.Errorf("reading the saved network: %w", err)
	}
	tensors := map[string]Tensor{}
	for name, entry := range entries {
		values := make([]float32, (entry.Offsets[1]-entry.Offsets[0])/4)
		if _, err := binary.Decode(file.Bytes()[entry.Offsets[0]:entry.Offsets[1]], binary.LittleEndian, values); err != nil {
			return nil, fmt.Errorf("reading the saved network: %s: %w", name, err)
		}
		tensors[name] = Tensor{entry.Shape, values}
	}
	return tensors, nil
}

// MultiplyAdds counts those of one forward pass, every convolution computed
// directly: one for each weight at each place where it is used.
func (m Model) MultiplyAdds() int {
	sum := 0
	for _, l := range m.Layers {
		sum += len(l.Weight.Values) * l.Out.Height * l.Out.Width
	}
	return sum
}

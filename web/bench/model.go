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

// NewModel copies the network. The inputs of a dense layer behind a flatten are
// reordered to map by map, row by row (PyTorch's and ONNX's order), whatever
// order the network flattens in.
func NewModel(network *nn.Network) (Model, error) {
	tensors, err := exportTensors(network)
	if err != nil {
		return Model{}, err
	}
	model := Model{In: network.In()}
	counts := map[string]int{}
	var order []int // what each element of the vector is, map by map; nil when nothing was flattened just now
	for i, layer := range network.Layers() {
		counts[layer.Kind()]++
		name := fmt.Sprintf("%s%d", layer.Kind(), counts[layer.Kind()])
		l := ModelLayer{
			LayerSpec: network.Architecture().Layers[i], In: layer.In(), Out: layer.Out(),
			Weight: tensors[name+".weight"], Bias: tensors[name+".bias"],
		}
		if order != nil && l.Kind == nn.KindDense {
			l.Weight = l.Weight.reordered(order)
		}
		order = nil
		if l.Kind == nn.KindFlatten {
			order = flattenOrder(layer)
		}
		model.Layers = append(model.Layers, l)
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

// flattenOrder asks the layer itself in which order it writes: element k of its
// output is element order[k] of the maps written one after the other.
func flattenOrder(layer nn.Layer) (order []int) {
	in := layer.In()
	numbered, flat := make([]float32, in.Len()), make([]float32, in.Len())
	for c := range in.Maps {
		for y := range in.Height {
			for x := range in.Width {
				numbered[in.Index(c, y, x)] = float32((c*in.Height+y)*in.Width + x)
			}
		}
	}
	layer.Forward(numbered, flat)
	for _, number := range flat {
		order = append(order, int(number))
	}
	return order
}

// reordered moves column k of a matrix to column order[k].
func (t Tensor) reordered(order []int) Tensor {
	columns := t.Shape[1]
	moved := make([]float32, len(t.Values))
	for i, v := range t.Values {
		row, column := i/columns, i%columns
		moved[row*columns+order[column]] = v
	}
	return Tensor{t.Shape, moved}
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

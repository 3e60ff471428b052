package bench

import (
	"encoding/json"

	"digitscope/nn"
)

// A tfjsLayer says, in the JSON that tfjs.js reads, what a layer is, and how
// its tensors are cut off the binary file one after the other.
type tfjsLayer struct {
	Kind string `json:"kind"`
	Size int    `json:"size,omitempty"`
	ReLU bool   `json:"relu,omitempty"`
	// Weight is the shape of the weights: [row, column, in, out] of a
	// convolution, [in, out] of a dense layer. Bias is [out].
	Weight []int `json:"weight,omitempty"`
	Bias   []int `json:"bias,omitempty"`
}

// TFJS writes the model as layers in JSON and weights in binary, in the order
// of TensorFlow.
func (m Model) TFJS() (layers, weights []byte, err error) {
	var list []tfjsLayer
	var flattened *nn.Shape // what the dense layer reads, if it was flattened just now
	for _, l := range m.Layers {
		weight := l.Weight
		switch l.Kind {
		case nn.KindConvolution:
			weight = weight.transposed(2, 3, 1, 0)
		case nn.KindDense:
			if s := flattened; s != nil { // TensorFlow flattens cell by cell
				parts := Tensor{[]int{l.Out.Maps, s.Maps, s.Height, s.Width}, weight.Values}
				weight = Tensor{weight.Shape, parts.transposed(0, 2, 3, 1).Values}
			}
			weight = weight.transposed(1, 0)
		}
		flattened = nil
		if l.Kind == nn.KindFlatten {
			flattened = &l.In
		}
		list = append(list, tfjsLayer{l.Kind, l.Size, l.ReLU, weight.Shape, l.Bias.Shape})
		weights = append(append(weights, weight.bytes()...), l.Bias.bytes()...)
	}
	layers, err = json.Marshal(list)
	return layers, weights, err
}

// transposed has the axes in another order: axes[0], axes[1] and so on of t.
func (t Tensor) transposed(axes ...int) Tensor {
	strides := make([]int, len(t.Shape))
	step := 1
	for axis := len(t.Shape) - 1; axis >= 0; axis-- {
		strides[axis] = step
		step *= t.Shape[axis]
	}
	turned := Tensor{}
	for _, axis := range axes {
		turned.Shape = append(turned.Shape, t.Shape[axis])
	}
	for i := range t.Values {
		from := 0
		for a := len(axes) - 1; a >= 0; a-- {
			from += i % turned.Shape[a] * strides[axes[a]]
			i /= turned.Shape[a]
		}
		turned.Values = append(turned.Values, t.Values[from])
	}
	return turned
}

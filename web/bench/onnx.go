package bench

import (
	"encoding/binary"
	"fmt"
	"math"

	// protowire: the encoding of protocol buffers, without generated code.
	"google.golang.org/protobuf/encoding/protowire"

	"digitscope/nn"
)

// What the ONNX file is: the first version of the operators in which Softmax
// works along one axis, and the file format that came with it. Numbers of
// fields and types here are those of onnx.proto.
const (
	onnxFormat    = 7
	onnxOperators = 13
	onnxFloat     = 1
	onnxInt       = 2 // of an attribute
	onnxInts      = 7 // of an attribute
	onnxInput     = "picture"
	onnxOutput    = "probabilities"
)

// ONNX writes the model as an ONNX file. Its input "picture" is 1 × maps ×
// height × width, its output "probabilities" 1 × classes.
func (m Model) ONNX() []byte {
	last := m.Layers[len(m.Layers)-1]
	var graph message
	value := onnxInput
	for i, layer := range m.Layers {
		out := fmt.Sprint(layer.Kind, i+1)
		if i == len(m.Layers)-1 {
			out = onnxOutput
		}
		graph = graph.addLayer(layer, value, out)
		value = out
	}
	graph = graph.text(2, "digits").
		bytes(11, valueInfo(onnxInput, 1, m.In.Maps, m.In.Height, m.In.Width)).
		bytes(12, valueInfo(onnxOutput, 1, last.Out.Len()))
	return message{}.
		number(1, onnxFormat).
		text(2, "digitscope").
		bytes(7, graph).
		bytes(8, message{}.text(1, "").number(2, onnxOperators))
}

// addLayer adds the operators that compute out from in, and their tensors.
func (graph message) addLayer(l ModelLayer, in, out string) message {
	result := out
	if l.ReLU {
		result = out + ".sums"
	}
	weight, bias := out+".weight", out+".bias"
	switch l.Kind {
	case nn.KindConvolution:
		graph = graph.bytes(1, node("Conv", result, []string{in, weight, bias}, ints("kernel_shape", l.Size, l.Size)))
	case nn.KindPool:
		graph = graph.bytes(1, node("MaxPool", result, []string{in}, ints("kernel_shape", l.Size, l.Size), ints("strides", l.Size, l.Size)))
	case nn.KindAveragePool:
		graph = graph.bytes(1, node("AveragePool", result, []string{in}, ints("kernel_shape", l.Size, l.Size), ints("strides", l.Size, l.Size)))
	case nn.KindFlatten:
		graph = graph.bytes(1, node("Flatten", result, []string{in}))
	case nn.KindDense:
		graph = graph.bytes(1, node("Gemm", result, []string{in, weight, bias}, integer("transB", 1)))
	case nn.KindSoftmax:
		graph = graph.bytes(1, node("Softmax", result, []string{in}))
	}
	if l.ReLU {
		graph = graph.bytes(1, node("Relu", out, []string{result}))
	}
	if l.Weight.Values != nil {
		graph = graph.bytes(5, l.Weight.onnx(weight)).bytes(5, l.Bias.onnx(bias))
	}
	return graph
}

func node(operator, out string, in []string, attributes ...message) message {
	var n message
	for _, name := range in {
		n = n.text(1, name)
	}
	n = n.text(2, out).text(3, out).text(4, operator)
	for _, attribute := range attributes {
		n = n.bytes(5, attribute)
	}
	return n
}

func integer(name string, value int) message {
	return message{}.text(1, name).number(3, value).number(20, onnxInt)
}

func ints(name string, values ...int) message {
	m := message{}.text(1, name)
	for _, v := range values {
		m = m.number(8, v)
	}
	return m.number(20, onnxInts)
}

func valueInfo(name string, dimensions ...int) message {
	var shape message
	for _, n := range dimensions {
		shape = shape.bytes(1, message{}.number(1, n))
	}
	tensor := message{}.number(1, onnxFloat).bytes(2, shape)
	return message{}.text(1, name).bytes(2, message{}.bytes(1, tensor))
}

func (t Tensor) onnx(name string) message {
	var m message
	for _, n := range t.Shape {
		m = m.number(1, n)
	}
	return m.number(2, onnxFloat).text(8, name).bytes(9, t.bytes())
}

// bytes are the values little-endian.
func (t Tensor) bytes() []byte {
	var b []byte
	for _, v := range t.Values {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
	}
	return b
}

// A message is a protocol buffer; its methods append a field.
type message []byte

func (m message) number(field protowire.Number, value int) message {
	return protowire.AppendVarint(protowire.AppendTag(m, field, protowire.VarintType), uint64(value))
}

func (m message) bytes(field protowire.Number, value []byte) message {
	return protowire.AppendBytes(protowire.AppendTag(m, field, protowire.BytesType), value)
}

func (m message) text(field protowire.Number, value string) message {
	return m.bytes(field, []byte(value))
}

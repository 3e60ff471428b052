package bench

import (
	"encoding/binary"
	"slices"
	"testing"

	"google.golang.org/protobuf/encoding/protowire"
)

// What was read of a protocol buffer, by field, in order.
type fields map[protowire.Number][]field

type field struct {
	number uint64
	bytes  []byte
}

func parse(t *testing.T, message []byte) fields {
	t.Helper()
	read := fields{}
	for len(message) > 0 {
		number, kind, n := protowire.ConsumeTag(message)
		if n < 0 {
			t.Fatal(protowire.ParseError(n))
		}
		message = message[n:]
		var f field
		switch kind {
		case protowire.VarintType:
			f.number, n = protowire.ConsumeVarint(message)
		case protowire.BytesType:
			f.bytes, n = protowire.ConsumeBytes(message)
		default:
			t.Fatalf("field %d has type %d, which the file should not need", number, kind)
		}
		if n < 0 {
			t.Fatal(protowire.ParseError(n))
		}
		read[number] = append(read[number], f)
		message = message[n:]
	}
	return read
}

func (f fields) text(number protowire.Number) string { return f.texts(number)[0] }

func (f fields) texts(number protowire.Number) (list []string) {
	for _, value := range f[number] {
		list = append(list, string(value.bytes))
	}
	return list
}

func (f fields) numbers(number protowire.Number) (list []int) {
	for _, value := range f[number] {
		list = append(list, int(value.number))
	}
	return list
}

// An onnxNode is an operator with the attributes that are whole numbers.
type onnxNode struct {
	operator   string
	in, out    []string
	attributes map[string][]int
}

func readGraph(t *testing.T, graph fields) (nodes []onnxNode, tensors map[string]Tensor) {
	t.Helper()
	for _, f := range graph[1] {
		n := parse(t, f.bytes)
		node := onnxNode{n.text(4), n.texts(1), n.texts(2), map[string][]int{}}
		for _, f := range n[5] {
			attribute := parse(t, f.bytes)
			node.attributes[attribute.text(1)] = append(attribute.numbers(3), attribute.numbers(8)...)
		}
		nodes = append(nodes, node)
	}
	tensors = map[string]Tensor{}
	for _, f := range graph[5] {
		entry := parse(t, f.bytes)
		if kind := entry.numbers(2); !slices.Equal(kind, []int{1}) {
			t.Errorf("tensor %s has type %v, want float", entry.text(8), kind)
		}
		raw := entry[9][0].bytes
		values := make([]float32, len(raw)/4)
		if _, err := binary.Decode(raw, binary.LittleEndian, values); err != nil {
			t.Fatal(err)
		}
		tensors[entry.text(8)] = Tensor{entry.numbers(1), values}
	}
	return nodes, tensors
}

// shapeOf reads a ValueInfoProto.
func shapeOf(t *testing.T, info fields) (name string, dimensions []int) {
	t.Helper()
	kind := parse(t, info[2][0].bytes)
	tensor := parse(t, kind[1][0].bytes)
	for _, f := range parse(t, tensor[2][0].bytes)[1] {
		dimensions = append(dimensions, parse(t, f.bytes).numbers(1)...)
	}
	return info.text(1), dimensions
}

func TestONNXFileSaysWhatItIs(t *testing.T) {
	file := parse(t, shippedModel(t).ONNX())
	if version := file.numbers(1); !slices.Equal(version, []int{7}) {
		t.Errorf("format %v, want 7", version)
	}
	if operators := parse(t, file[8][0].bytes); operators.text(1) != "" || !slices.Equal(operators.numbers(2), []int{13}) {
		t.Errorf("operators %q %v, want version 13 of the standard ones", operators.text(1), operators.numbers(2))
	}
	graph := parse(t, file[7][0].bytes)
	if name, shape := shapeOf(t, parse(t, graph[11][0].bytes)); name != "picture" || !slices.Equal(shape, []int{1, 1, 28, 28}) {
		t.Errorf("input %s %v", name, shape)
	}
	if name, shape := shapeOf(t, parse(t, graph[12][0].bytes)); name != "probabilities" || !slices.Equal(shape, []int{1, 10}) {
		t.Errorf("output %s %v", name, shape)
	}
}

func TestONNXFileComputesTheNetwork(t *testing.T) {
	graph := parse(t, parse(t, shippedModel(t).ONNX())[7][0].bytes)
	nodes, tensors := readGraph(t, graph)
	for name, tensor := range tensors {
		size := 1
		for _, n := range tensor.Shape {
			size *= n
		}
		if size != len(tensor.Values) {
			t.Errorf("tensor %s has shape %v and %d values", name, tensor.Shape, len(tensor.Values))
		}
	}
	expectNetwork(t, func(picture grid) grid {
		values := map[string]grid{"picture": picture}
		for _, node := range nodes {
			values[node.out[0]] = node.compute(t, values, tensors)
		}
		return values["probabilities"]
	})
}

func (n onnxNode) compute(t *testing.T, values map[string]grid, tensors map[string]Tensor) grid {
	t.Helper()
	in, ok := values[n.in[0]]
	if !ok {
		t.Fatalf("%s reads %s, which is not there", n.operator, n.in[0])
	}
	square := func(attribute string) int {
		size := n.attributes[attribute]
		if len(size) != 2 || size[0] != size[1] {
			t.Fatalf("%s has %s %v, want a square's", n.operator, attribute, size)
		}
		return size[0]
	}
	switch n.operator {
	case "Conv":
		weight, bias, size := tensors[n.in[1]], tensors[n.in[2]], square("kernel_shape")
		return convolve(in, weight.Shape[0], size, func(o, i, y, x int) float32 {
			return weight.Values[((o*weight.Shape[1]+i)*weight.Shape[2]+y)*weight.Shape[3]+x]
		}, bias.Values)
	case "MaxPool":
		if square("strides") != square("kernel_shape") {
			t.Fatal("MaxPool's squares overlap")
		}
		return pool(in, square("kernel_shape"))
	case "Flatten": // map by map
		height, width := len(in[0]), len(in[0][0])
		return newGrid(len(in)*height*width, 1, 1).each(func(k, _, _ int) float64 {
			return in[k/(height*width)][k/width%height][k%width]
		})
	case "Gemm":
		if !slices.Equal(n.attributes["transB"], []int{1}) {
			t.Fatal("Gemm wants its weights transposed")
		}
		weight, bias := tensors[n.in[1]], tensors[n.in[2]]
		return connect(in, weight.Shape[0], func(o, i int) float32 { return weight.Values[o*weight.Shape[1]+i] }, bias.Values)
	case "Relu":
		return rectify(in)
	case "Softmax":
		return exponentiate(in)
	}
	t.Fatalf("operator %s", n.operator)
	return nil
}

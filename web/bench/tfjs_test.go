package bench

import (
	"encoding/binary"
	"encoding/json"
	"testing"
)

func TestTFJSModelComputesTheNetwork(t *testing.T) {
	text, raw, err := shippedModel(t).TFJS()
	if err != nil {
		t.Fatal(err)
	}
	var layers []struct {
		Kind         string
		Size         int
		ReLU         bool
		Weight, Bias []int
	}
	if err := json.Unmarshal(text, &layers); err != nil {
		t.Fatal(err)
	}
	values := make([]float32, len(raw)/4)
	if _, err := binary.Decode(raw, binary.LittleEndian, values); err != nil {
		t.Fatal(err)
	}
	expectNetwork(t, func(x grid) grid {
		rest := values
		take := func(shape []int) []float32 {
			size := 1
			for _, n := range shape {
				size *= n
			}
			taken := rest[:size]
			rest = rest[size:]
			return taken
		}
		for _, layer := range layers {
			switch s := layer.Weight; layer.Kind {
			case "conv":
				weight, bias := take(s), take(layer.Bias)
				x = convolve(x, s[3], s[0], func(o, i, y, x int) float32 { return weight[((y*s[1]+x)*s[2]+i)*s[3]+o] }, bias)
			case "pool":
				x = pool(x, layer.Size)
			case "flatten": // cell by cell
				in, maps, width := x, len(x), len(x[0][0])
				x = newGrid(maps*len(in[0])*width, 1, 1).each(func(k, _, _ int) float64 {
					return in[k%maps][k/maps/width][k/maps%width]
				})
			case "dense":
				weight, bias := take(s), take(layer.Bias)
				x = connect(x, s[1], func(o, i int) float32 { return weight[i*s[1]+o] }, bias)
			case "softmax":
				x = exponentiate(x)
			default:
				t.Fatalf("layer of kind %q", layer.Kind)
			}
			if layer.ReLU {
				x = rectify(x)
			}
		}
		if len(rest) > 0 {
			t.Fatalf("%d values belong to no layer", len(rest))
		}
		return x
	})
}

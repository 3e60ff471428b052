package nn

import "fmt"

// A Stage is what a person sees of the network as one step: the input, a
// layer, or the last dense layer together with its softmax.
type Stage struct {
	// Name is the heading on the screen: "Convolution 1".
	Name string
	// Kind is the layer's kind; the output's is "softmax".
	Kind  string
	Shape Shape
	// value is the index into a pass's values.
	value int
}

// Stages lists what is to be shown, in order, the input first.
func (n *Network) Stages() []Stage {
	stages := []Stage{{Name: "Input", Kind: KindInput, Shape: n.In()}}
	last := len(n.layers) - 1
	for i, layer := range n.layers {
		if i == last-1 {
			continue // the logits: shown as the output's probabilities
		}
		stages = append(stages, Stage{
			Name: n.stageName(i), Kind: layer.Kind(), Shape: layer.Out(), value: i + 1,
		})
	}
	return stages
}

// stageName numbers layers of a kind where there are several.
func (n *Network) stageName(i int) string {
	names := map[string]string{
		KindConvolution: "Convolution", KindPool: "Max pool", KindFlatten: "Flatten",
		KindDense: "Fully connected", KindSoftmax: "Output",
	}
	kind, ordinal, count := n.layers[i].Kind(), 0, 0
	for j, layer := range n.layers[:len(n.layers)-2] {
		if layer.Kind() != kind {
			continue
		}
		count++
		if j <= i {
			ordinal++
		}
	}
	if count > 1 {
		return fmt.Sprintf("%s %d", names[kind], ordinal)
	}
	return names[kind]
}

// Layer is the index of the layer whose output the stage shows, −1 for the input.
func (s Stage) Layer() int { return s.value - 1 }

// Values are the stage's activations of the pass, in memory order (see Shape).
func (s Stage) Values(p *Pass) []float32 { return p.values[s.value] }

// Largest is the largest of the stage's activations of the pass.
func (s Stage) Largest(p *Pass) float32 { return largest(s.Values(p)) }

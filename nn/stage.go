package nn

import "fmt"

// A Stage is what a person sees of the network as one step: the input, a
// layer, or the last dense layer together with its softmax.
type Stage struct {
	// Kind is the layer's kind; the output's is "softmax".
	Kind string
	// Number counts the stages of a kind from 1 where there are several, else it is 0.
	Number int
	Shape  Shape
	// value is the index into a pass's values.
	value int
}

// Stages lists what is to be shown, in order, the input first.
func (n *Network) Stages() []Stage {
	stages := []Stage{{Kind: KindInput, Shape: n.In()}}
	last := len(n.layers) - 1
	for i, layer := range n.layers {
		if i == last-1 {
			continue // the logits: shown as the output's probabilities
		}
		stages = append(stages, Stage{
			Kind: layer.Kind(), Number: n.stageNumber(i), Shape: layer.Out(), value: i + 1,
		})
	}
	return stages
}

// stageNumber numbers the layers of a kind where there are several; the logits are no
// stage of their own.
func (n *Network) stageNumber(i int) int {
	kind, number, count := n.layers[i].Kind(), 0, 0
	for j, layer := range n.layers[:len(n.layers)-2] {
		if layer.Kind() != kind {
			continue
		}
		count++
		if j <= i {
			number++
		}
	}
	if count > 1 {
		return number
	}
	return 0
}

// String is the stage's name for developers: "conv 1".
func (s Stage) String() string {
	if s.Number == 0 {
		return s.Kind
	}
	return fmt.Sprintf("%s %d", s.Kind, s.Number)
}

// Layer is the index of the layer whose output the stage shows, −1 for the input.
func (s Stage) Layer() int { return s.value - 1 }

// Values are the stage's activations of the pass, in memory order (see Shape).
func (s Stage) Values(p *Pass) []float32 { return p.values[s.value] }

// Largest is the largest of the stage's activations of the pass.
func (s Stage) Largest(p *Pass) float32 { return largest(s.Values(p)) }

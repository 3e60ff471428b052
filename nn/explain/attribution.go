package explain

import "digitscope/nn"

// An Attribution divides a logit among the input's pixels: gradient × input.
//
//	logit = Constant + Σ Pixels,  Pixels[i] = ∂logit/∂x[i] · x[i]
//
// The network is piecewise linear: as long as the same sums stay above their ReLU's
// zero and the same cells win their pools, the logit is a linear function of the
// pixels. So the division is exact but for rounding, in float32 as the network
// itself. It holds for this picture; for another the function is another one.
//
// Shrikumar et al., "Not just a black box: learning important features through
// propagating activation differences", 2016.
type Attribution struct {
	Digit int
	// Pixels are the pixels' shares, map by map, row by row.
	Pixels []float32
	// Constant is what the biases add on their ways through the network,
	// Σ bias · ∂logit/∂bias: what the linear function gives for blank paper.
	Constant float64
	// Logit is what the network computed.
	Logit float32
}

// Sum is Constant + Σ Pixels, added up in float64.
func (a Attribution) Sum() float64 {
	sum := a.Constant
	for _, v := range a.Pixels {
		sum += float64(v)
	}
	return sum
}

// An Attributor makes attributions. It is used again and again.
type Attributor struct {
	layers  []nn.Layer // without the softmax
	ways    []way      // back through each layer
	input   []float32  // ∂logit/∂x, in memory order
	scratch []float32
}

// A way is what a layer's way back needs.
type way struct {
	output []float32 // ∂logit/∂y
	// parameters is ∂logit/∂parameter; that of biases[i], the values of one tensor,
	// is parameters[places[i]:].
	parameters []float32
	biases     [][]float32
	places     []int
}

// NewAttributor makes room for attributions of the network's logits.
func NewAttributor(n *nn.Network) *Attributor {
	a := &Attributor{layers: n.Layers()[:len(n.Layers())-1], input: make([]float32, n.In().Len())}
	scratch := 0
	for _, layer := range a.layers {
		a.ways = append(a.ways, newWay(layer))
		scratch = max(scratch, layer.Scratch())
	}
	a.scratch = make([]float32, scratch)
	return a
}

func newWay(layer nn.Layer) way {
	w, count := way{output: make([]float32, layer.Out().Len())}, 0
	for _, p := range layer.Parameters() {
		if p.Name == "bias" {
			w.biases, w.places = append(w.biases, p.Values), append(w.places, count)
		}
		count += len(p.Values)
	}
	w.parameters = make([]float32, count)
	return w
}

// Attribute divides the logit of a digit that the pass computed, by off.Forward
// where something is off.
func (a *Attributor) Attribute(p *nn.Pass, off Ablation, digit int) Attribution {
	result := Attribution{Digit: digit, Logit: p.Logits()[digit], Pixels: make([]float32, len(a.input))}
	last := len(a.ways) - 1
	clear(a.ways[last].output)
	a.ways[last].output[digit] = 1
	for i := last; i >= 0; i-- {
		off.silence(i, a.layers[i], a.ways[i].output)
		a.back(p, i)
		result.Constant += a.ways[i].constant()
	}
	for i, v := range p.Input() {
		a.input[i] *= v
	}
	a.layers[0].In().Planes(result.Pixels, a.input)
	return result
}

// back takes the gradient from the output of layer i to its input.
func (a *Attributor) back(p *nn.Pass, i int) {
	input := a.input
	if i > 0 {
		input = a.ways[i-1].output
	}
	w := a.ways[i]
	clear(w.parameters)
	a.layers[i].Backward(read(p, i), p.Output(i), w.output, input, w.parameters, a.scratch)
}

// constant is what the layer's biases add to the logit.
func (w way) constant() (sum float64) {
	for i, values := range w.biases {
		for j, bias := range values {
			sum += float64(bias) * float64(w.parameters[w.places[i]+j])
		}
	}
	return sum
}

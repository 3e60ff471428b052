package explain

import "digitscope/nn"

// Shares divide a digit's logit among the values of a stage: gradient × value.
//
//	logit = Constant + Σ Values,  Values[i] = ∂logit/∂v[i] · v[i]
//
// The network is piecewise linear: as long as the same sums stay above their ReLU's
// zero and the same cells win their pools, the logit is a linear function of the
// stage's values v, the pixels or what a layer made of them. So the division is exact
// but for rounding, in float32 as the network itself. It holds for this picture; for
// another the function is another one.
//
// Shrikumar et al., "Not just a black box: learning important features through
// propagating activation differences", 2016.
type Shares struct {
	Digit, Stage int
	// Values are the shares of the stage's values, map by map, row by row. Of the
	// output the values are its logits.
	Values []float32
	// Constant is what the biases of the layers behind the stage add on their ways
	// through the network, Σ bias · ∂logit/∂bias: what the linear function gives for
	// values of 0, as the input's are for blank paper.
	Constant float64
	// Logit is what the network computed.
	Logit float32
}

// An Attributor makes shares. It is used again and again.
type Attributor struct {
	stages  []nn.Stage
	layers  []nn.Differentiable // without the softmax
	ways    []way               // back through each layer
	input   []float32           // ∂logit/∂x, in memory order
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

// NewAttributor makes room for shares of the network's logits.
func NewAttributor(n *nn.Network) *Attributor {
	a := &Attributor{stages: n.Stages(), layers: n.BackLayers(), input: make([]float32, n.In().Len())}
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

// Shares divide the logit of a digit among the values of a stage, which the pass
// computed, by off.Forward where something is off.
func (a *Attributor) Shares(p *nn.Pass, off Ablation, digit, stage int) Shares {
	result := Shares{Digit: digit, Stage: stage, Logit: p.Logits()[digit]}
	last := len(a.ways) - 1
	clear(a.ways[last].output)
	a.ways[last].output[digit] = 1
	made := min(a.stages[stage].Layer(), last) // by this layer were the stage's values made
	for i := last; i > made; i-- {
		off.silence(i, a.layers[i], a.ways[i].output)
		a.back(p, i)
		result.Constant += a.ways[i].constant()
	}
	gradient := a.gradient(made)
	for i, v := range read(p, made+1) {
		gradient[i] *= v
	}
	result.Values = make([]float32, len(gradient))
	a.stages[stage].Shape.Planes(result.Values, gradient)
	return result
}

// back takes the gradient from the output of layer i to its input.
func (a *Attributor) back(p *nn.Pass, i int) {
	w := a.ways[i]
	clear(w.parameters)
	a.layers[i].Backward(read(p, i), p.Output(i), w.output, a.gradient(i-1), w.parameters, a.scratch)
}

// gradient is the gradient at the output of layer i, −1 for the input.
func (a *Attributor) gradient(i int) []float32 {
	if i < 0 {
		return a.input
	}
	return a.ways[i].output
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

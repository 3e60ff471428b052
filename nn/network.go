package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
)

// A Network is a list of layers over one flat list of parameters.
type Network struct {
	architecture Architecture
	layers       []Layer
	// back are the layers but the last one, the softmax.
	back   []Differentiable
	packed []packed // of each layer, nil for most; see Pack
	// parameters of layer i are parameters[offsets[i]:offsets[i+1]].
	parameters []float32
	offsets    []int
	thresholds Thresholds
}

// New builds a network whose parameters are all zero.
func New(a Architecture, thresholds Thresholds) (*Network, error) {
	plan, err := a.plan()
	if err != nil {
		return nil, err
	}
	if err := thresholds.check(); err != nil {
		return nil, err
	}
	n := &Network{architecture: a, thresholds: thresholds, offsets: []int{0}}
	total, activations := 0, 0
	for _, p := range plan {
		total += p.parameters
		activations += p.in.Len()
		n.offsets = append(n.offsets, total)
	}
	if total > maxValues || activations > maxValues {
		return nil, fmt.Errorf("architecture: %d parameters and %d activations, at most %d", total, activations, maxValues)
	}
	n.parameters = make([]float32, total)
	for i, p := range plan {
		n.layers = append(n.layers, p.kind.build(p, n.parameters[n.offsets[i]:n.offsets[i+1]]))
	}
	for _, layer := range n.layers[:len(n.layers)-1] {
		n.back = append(n.back, layer.(Differentiable)) // all but the softmax are, and that is the last
	}
	n.packed = make([]packed, len(n.layers))
	return n, nil
}

// Initialise draws weights from a normal distribution of variance 2/inputs and
// clears the biases (He et al., "Delving deep into rectifiers", 2015).
func (n *Network) Initialise(random *rand.Rand) {
	for _, layer := range n.layers {
		for _, p := range layer.Parameters() {
			clear(p.Values)
			if len(p.Shape) == 1 {
				continue
			}
			deviation := math.Sqrt(2 / float64(len(p.Values)/p.Shape[0]))
			for i := range p.Values {
				p.Values[i] = float32(random.NormFloat64() * deviation)
			}
		}
	}
}

// Architecture is what the network was built from.
func (n *Network) Architecture() Architecture { return n.architecture }

// Thresholds say from which probability on an answer is sure, or an answer at
// all.
func (n *Network) Thresholds() Thresholds { return n.thresholds }

// Layers are the layers in order.
func (n *Network) Layers() []Layer { return n.layers }

// BackLayers are the layers that have a way back: all but the softmax at the end.
func (n *Network) BackLayers() []Differentiable { return n.back }

// Parameters are all weights and biases, layer by layer. Who changes them
// changes the network.
func (n *Network) Parameters() []float32 { return n.parameters }

// In is the shape of the picture; Classes the number of probabilities.
func (n *Network) In() Shape    { return n.layers[0].In() }
func (n *Network) Classes() int { return n.layers[len(n.layers)-1].Out().Maps }

// Shift adds the same amount to every logit. The probabilities stay as they
// are, the log odds of the presence move by it.
func (n *Network) Shift(amount float32) {
	for _, p := range n.layers[len(n.layers)-2].Parameters() {
		if p.Name == "bias" {
			for i := range p.Values {
				p.Values[i] += amount
			}
		}
	}
}

// A Pass keeps the input and every activation of one forward pass. It is used
// again and again; a forward pass allocates nothing.
type Pass struct {
	network *Network
	// values[0] is the input, values[i+1] the output of layer i.
	values    [][]float32
	workspace workspace
}

// NewPass makes room for one pass through the network.
func (n *Network) NewPass() *Pass {
	p := &Pass{network: n, values: [][]float32{make([]float32, n.In().Len())}}
	for _, layer := range n.layers {
		p.values = append(p.values, make([]float32, layer.Out().Len()))
	}
	return p
}

// Network is what the pass goes through.
func (p *Pass) Network() *Network { return p.network }

// Input is the picture, to be filled before Forward: 0 for paper, 1 for ink.
func (p *Pass) Input() []float32 { return p.values[0] }

// Output is what layer i computed, in memory order (see Shape).
func (p *Pass) Output(i int) []float32 { return p.values[i+1] }

// Probabilities are the values of the last layer.
func (p *Pass) Probabilities() []float32 { return p.values[len(p.values)-1] }

// Logits are the values that the softmax read.
func (p *Pass) Logits() []float32 { return p.values[len(p.values)-2] }

// Forward computes every layer from Input.
func (p *Pass) Forward() {
	for i := range p.network.layers {
		p.ForwardLayer(i)
	}
}

// ForwardLayer computes layer i from what the layer before it computed.
func (p *Pass) ForwardLayer(i int) {
	if f := p.network.packed[i]; f != nil {
		f.forward(p.values[i], p.values[i+1], &p.workspace)
		return
	}
	p.network.layers[i].Forward(p.values[i], p.values[i+1])
}

// A Gradient is the way back of a Pass: ∂loss/∂parameter, summed over samples.
type Gradient struct {
	// Sum is laid out as Network.Parameters.
	Sum     []float32
	deltas  [][]float32 // deltas[i] = ∂loss/∂values[i], the input's left out
	scratch []float32
}

// NewGradient makes a gradient of zero.
func (n *Network) NewGradient() *Gradient {
	g := &Gradient{Sum: make([]float32, len(n.parameters)), deltas: [][]float32{nil}}
	largest := 0
	for _, layer := range n.layers {
		g.deltas = append(g.deltas, make([]float32, layer.Out().Len()))
	}
	for _, layer := range n.back {
		largest = max(largest, layer.Scratch())
	}
	g.scratch = make([]float32, largest)
	return g
}

// logits is where the gradient at the logits is to be written.
func (g *Gradient) logits() []float32 { return g.deltas[len(g.deltas)-2] }

// backward takes the gradient at the logits back to the first layer.
func (p *Pass) backward(g *Gradient) {
	n := p.network
	for i := len(n.back) - 1; i >= 0; i-- {
		n.back[i].Backward(p.values[i], p.values[i+1], g.deltas[i+1], g.deltas[i],
			g.Sum[n.offsets[i]:n.offsets[i+1]], g.scratch)
	}
}

// Clear sets every value of the pass to zero: what is shown while nothing is
// drawn.
func (p *Pass) Clear() {
	for _, values := range p.values {
		clear(values)
	}
}

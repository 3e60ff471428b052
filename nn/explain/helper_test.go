package explain

import (
	"math"
	"math/rand/v2"
	"testing"

	"digitscope/nn"
	"digitscope/nn/train"
	"digitscope/weights"
)

func build(t *testing.T, a nn.Architecture) *nn.Network {
	t.Helper()
	n, err := nn.New(a, nn.Thresholds{Sure: 0.9, Known: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// randomNetwork has weights and biases of both signs.
func randomNetwork(t *testing.T, a nn.Architecture, random *rand.Rand) *nn.Network {
	t.Helper()
	n := build(t, a)
	n.Initialise(random)
	for i := range n.Parameters() { // biases too
		n.Parameters()[i] += float32(random.NormFloat64() * 0.05)
	}
	return n
}

// randomPass is a pass of a picture that is half paper.
func randomPass(n *nn.Network, random *rand.Rand) *nn.Pass {
	p := n.NewPass()
	for i := range p.Input() {
		p.Input()[i] = max(0, float32(2*random.Float64()-1))
	}
	p.Forward()
	return p
}

// mixed has what Classic has not: several input maps, maps that are not square,
// pools with margins, no ReLU.
func mixed() nn.Architecture {
	return nn.Architecture{Input: [3]int{2, 13, 10}, Layers: []nn.LayerSpec{
		{Kind: nn.KindConvolution, Maps: 3, Size: 3, ReLU: true},
		{Kind: nn.KindPool, Size: 3},
		{Kind: nn.KindConvolution, Maps: 4, Size: 2},
		{Kind: nn.KindFlatten},
		{Kind: nn.KindDense, Units: 7, ReLU: true},
		{Kind: nn.KindDense, Units: 3},
		{Kind: nn.KindSoftmax},
	}}
}

// averaging has average pools in the place of max pools.
func averaging() nn.Architecture {
	a := mixed()
	a.Layers[1].Kind = nn.KindAveragePool
	return a
}

// shipped are the trained network as it is and packed, as the page runs it, by name.
func shipped(t *testing.T) map[string]*nn.Network {
	t.Helper()
	networks := map[string]*nn.Network{}
	for _, name := range []string{"plain", "packed"} {
		n, err := weights.Network()
		if err != nil {
			t.Fatal(err)
		}
		networks[name] = n
	}
	networks["packed"].Pack()
	return networks
}

// pictures are some of each set of samples.
func pictures(t *testing.T, each int) (list [][]float32) {
	t.Helper()
	sets, err := train.SampleSets("../../weights/testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range sets {
		for i := range each {
			list = append(list, set.Picture(i*set.Len()/each))
		}
	}
	return list
}

func forward(n *nn.Network, picture []float32) *nn.Pass {
	p := n.NewPass()
	copy(p.Input(), picture)
	p.Forward()
	return p
}

func valueOf(p *nn.Pass, u Unit) float32 {
	stage := p.Network().Stages()[u.Stage]
	return stage.Values(p)[stage.Shape.Index(u.Map, u.Row, u.Column)]
}

// units are all units of a stage, map by map, row by row.
func units(stage int, s nn.Shape) (list []Unit) {
	for c := range s.Maps {
		for y := range s.Height {
			for x := range s.Width {
				list = append(list, Unit{stage, c, y, x})
			}
		}
	}
	return list
}

// expect compares what must be the same but for rounding.
func expect(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Fatalf("%s is %v, want %v", what, got, want)
	}
}

func largest(values []float32) (size float64) {
	for _, v := range values {
		size = max(size, math.Abs(float64(v)))
	}
	return size
}

// setFirst sets the first filters of the first convolution, without biases.
func setFirst(t *testing.T, n *nn.Network, presets ...Preset) {
	t.Helper()
	l := n.Layers()[0].(*nn.Convolution)
	for o, p := range presets {
		l.SetFilter(o, 0, preset(t, p, l.Kernel()))
		l.Parameters()[1].Values[o] = 0
	}
	n.PackLayer(0)
}

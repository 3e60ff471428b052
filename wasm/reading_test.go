//go:build js && wasm

package main

import (
	"math/rand/v2"
	"slices"
	"testing"

	"digitscope/nn"
	"digitscope/nn/explain"
	"digitscope/nn/ink"
	"digitscope/weights"
)

// otherNetwork has an input of another size, two maps of it, and other layers.
func otherNetwork(t *testing.T) *nn.Network {
	t.Helper()
	n, err := nn.New(nn.Architecture{Input: [3]int{2, 20, 20}, Layers: []nn.LayerSpec{
		{Kind: nn.KindConvolution, Maps: 4, Size: 3, ReLU: true}, {Kind: nn.KindAveragePool, Size: 3},
		{Kind: nn.KindFlatten}, {Kind: nn.KindDense, Units: 3}, {Kind: nn.KindSoftmax},
	}}, nn.Thresholds{})
	if err != nil {
		t.Fatal(err)
	}
	n.Initialise(rand.New(rand.NewPCG(91, 92)))
	return n
}

// Two networks, of other shapes and inputs, read one drawing: each as it does alone, and
// what is off in one is on in the other.
func TestTwoNetworksReadTheSameDrawing(t *testing.T) {
	network, err := weights.Network()
	if err != nil {
		t.Fatal(err)
	}
	network.Pack()
	var d drawing
	d.Replace(example())
	a, b := newReading(network), newReading(otherNetwork(t))
	readAll := func() {
		d.render()
		a.read(&d)
		b.read(&d)
	}
	readAll()
	alone := map[*reading]*nn.Pass{}
	for _, r := range []*reading{a, b} {
		p := r.network.NewPass()
		picture := make([]float32, ink.Side*ink.Side)
		new(ink.Renderer).Render(picture, example(), ink.Pen)
		if in := r.network.In(); in.Maps == 1 {
			copy(p.Input(), picture)
		} else {
			ink.Spread(p.Input(), in.Maps, in.Height, in.Width, picture)
		}
		p.Forward()
		alone[r] = p
		if !slices.Equal(r.pass.Probabilities(), p.Probabilities()) || r.answer != p.Answer() {
			t.Errorf("beside another network %v is read, alone %v", r.answer, p.Answer())
		}
	}
	if a.answer.State != nn.Sure || a.answer.Digit != 7 {
		t.Errorf("the trained network reads %+v, want a 7", a.answer)
	}
	strongest := explain.Summarise(b.pass, 1).Strongest
	b.switchOff([]float64{1, float64(strongest.Map)})
	readAll()
	if !slices.Equal(a.pass.Probabilities(), alone[a].Probabilities()) {
		t.Error("what is off in one network changes the other")
	}
	if slices.Equal(b.pass.Probabilities(), alone[b].Probabilities()) || !b.isOff(strongest) || a.isOff(strongest) {
		t.Error("what is off in a network changes nothing in it")
	}
	if count := testing.AllocsPerRun(50, readAll); count != 0 {
		t.Errorf("%v allocations when two networks read, want none", count)
	}
	d.Replace(nil)
	readAll()
	if a.isRead() || b.isRead() || slices.Max(b.pass.Output(0)) != 0 {
		t.Error("a blank pad is read")
	}
}

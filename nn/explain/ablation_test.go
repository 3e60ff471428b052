package explain

import (
	"math/rand/v2"
	"slices"
	"testing"

	"digitscope/nn"
)

// What is off is 0, and all behind it is as if the weights and the bias that make it
// were 0.
func TestAblationIsAsWithoutWeights(t *testing.T) {
	random := rand.New(rand.NewPCG(49, 50))
	a := nn.Classic(8, 16, 32)
	n := randomNetwork(t, a, random)
	p := randomPass(n, random)
	for _, off := range [][]Channel{
		{{1, 3}}, {{3, 15}}, {{6, 0}}, {{1, 0}, {1, 7}, {3, 2}, {6, 9}, {6, 31}},
	} {
		without := build(t, a)
		copy(without.Parameters(), n.Parameters())
		for _, c := range off {
			clearWeights(without, c)
		}
		q := n.NewPass()
		copy(q.Input(), p.Input())
		SwitchOff(n, off...).Forward(q)
		comparePasses(t, q, forward(without, p.Input()))
		if slices.Equal(q.Logits(), p.Logits()) {
			t.Errorf("without %v the logits stay as they were", off)
		}
	}
}

// clearWeights clears what makes a channel, in a network of Classic.
func clearWeights(n *nn.Network, c Channel) {
	layer := n.Layers()[n.Stages()[c.Stage].Layer()]
	for _, p := range layer.Parameters() {
		values, each := p.Export(), len(p.Values)/p.Shape[0]
		clear(values[c.Map*each : (c.Map+1)*each])
		p.Import(values)
	}
}

// A pool's map and an element of the vector that are off are as if nobody read them.
func TestAblationIsAsNotRead(t *testing.T) {
	random := rand.New(rand.NewPCG(51, 52))
	a := nn.Classic(4, 6, 8)
	n := randomNetwork(t, a, random)
	p := randomPass(n, random)
	for _, c := range []struct {
		off   Channel
		layer int // that reads it
		input int
	}{{Channel{2, 1}, 2, 1}, {Channel{5, 50}, 5, 50}} {
		without := build(t, a)
		copy(without.Parameters(), n.Parameters())
		weight := without.Layers()[c.layer].Parameters()[0]
		values, inputs := weight.Export(), weight.Shape[1]
		each := len(values) / weight.Shape[0] / inputs // a filter, or one weight
		for o := range weight.Shape[0] {
			clear(values[(o*inputs+c.input)*each:][:each])
		}
		weight.Import(values)
		q, r := n.NewPass(), forward(without, p.Input())
		copy(q.Input(), p.Input())
		SwitchOff(n, c.off).Forward(q)
		for i := c.layer; i < len(n.Layers()); i++ {
			if !slices.Equal(q.Output(i), r.Output(i)) {
				t.Errorf("without %v layer %d differs from a network that doesn't read it", c.off, i+1)
			}
		}
		for _, u := range units(c.off.Stage, n.Stages()[c.off.Stage].Shape) {
			if v := valueOf(q, u); u.Map == c.off.Map && v != 0 {
				t.Errorf("%v is off and %v", u, v)
			}
		}
	}
}

func comparePasses(t *testing.T, got, want *nn.Pass) {
	t.Helper()
	for i := range want.Network().Layers() {
		if !slices.Equal(got.Output(i), want.Output(i)) {
			t.Errorf("layer %d is %v, want %v", i+1, got.Output(i), want.Output(i))
		}
	}
}

// With nothing off, a pass is what it is; with something off, as a drawing goes on,
// it allocates nothing.
func TestAblationOfNothing(t *testing.T) {
	for _, n := range shipped(t) {
		p := forward(n, pictures(t, 1)[0])
		for _, off := range []Ablation{nil, SwitchOff(n)} {
			q := n.NewPass()
			copy(q.Input(), p.Input())
			off.Forward(q)
			comparePasses(t, q, p)
		}
		off := SwitchOff(n, Channel{1, 2}, Channel{6, 100})
		if count := testing.AllocsPerRun(3, func() { off.Forward(p) }); count != 0 {
			t.Errorf("%v allocations a pass, want none", count)
		}
	}
}

// Shares of a network of which parts are off make its logits, whichever stages these
// are of.
func TestSharesOfAblation(t *testing.T) {
	random := rand.New(rand.NewPCG(53, 54))
	for range 10 {
		n := randomNetwork(t, mixed(), random)
		a := NewAttributor(n)
		p := randomPass(n, random)
		for _, off := range []Ablation{
			SwitchOff(n, Channel{1, 1}), SwitchOff(n, Channel{2, 0}), SwitchOff(n, Channel{3, 2}),
			SwitchOff(n, Channel{4, 5}, Channel{4, 6}), SwitchOff(n, Channel{5, 1}, Channel{5, 3}, Channel{1, 0}),
		} {
			off.Forward(p)
			for digit := range p.Logits() {
				checkShares(t, a, p, off, digit)
			}
		}
	}
}

// So do those of the shipped network, and what is off has no share.
func TestSharesOfShippedAblation(t *testing.T) {
	for _, n := range shipped(t) {
		off := SwitchOff(n, Channel{1, 2}, Channel{3, 7}, Channel{6, 0}, Channel{6, 100})
		p, a := n.NewPass(), NewAttributor(n)
		copy(p.Input(), pictures(t, 1)[0])
		off.Forward(p)
		for digit := range p.Logits() {
			checkShares(t, a, p, off, digit)
			if shares := a.Shares(p, off, digit, 3).Values; largest(shares[7*64:8*64]) != 0 || largest(shares) == 0 {
				t.Errorf("map 7 is off and has the shares %v", shares[7*64:8*64])
			}
		}
	}
}

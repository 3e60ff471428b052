package explain

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"digitscope/nn"
)

// A picture of two cells through one filter of one weight and two outputs, worked
// out by hand: sums 2·3 − 4 = 2 and 2·1 − 4 = −2, of which ReLU cuts the second.
func TestAttributionByHand(t *testing.T) {
	n := build(t, nn.Architecture{Input: [3]int{1, 1, 2}, Layers: []nn.LayerSpec{
		{Kind: nn.KindConvolution, Maps: 1, Size: 1, ReLU: true}, {Kind: nn.KindFlatten},
		{Kind: nn.KindDense, Units: 2}, {Kind: nn.KindSoftmax},
	}})
	// the filter's weight and bias; 1 and 2 to output 0, 3 and 5 to output 1; biases 7 and 9
	copy(n.Parameters(), []float32{2, -4, 1, 3, 2, 5, 7, 9})
	p := forward(n, []float32{3, 1})
	got := NewAttributor(n).Shares(p, nil, 1, 0)
	// logit = 3·(2x − 4) + 9 = 6x − 3 where x = 3
	if !slices.Equal(got.Values, []float32{18, 0}) || got.Constant != -3 || got.Logit != 15 || got.Sum() != 15 || got.Digit != 1 {
		t.Errorf("%+v, want the pixels 18 and 0, the constant −3 and the logit 15", got)
	}
}

// For every digit of pictures of all sets, pixels and constant make the logit.
func TestAttributionMakesTheLogit(t *testing.T) {
	for _, n := range shipped(t) {
		a := NewAttributor(n)
		for _, picture := range pictures(t, 5) {
			p := forward(n, picture)
			for digit := range p.Logits() {
				checkShares(t, a.Shares(p, nil, digit, 0), p)
			}
		}
	}
}

func checkShares(t *testing.T, a Shares, p *nn.Pass) {
	t.Helper()
	sum, size := a.Constant, 1+math.Abs(a.Constant)
	for i, v := range a.Values {
		sum += float64(v)
		size += math.Abs(float64(v))
		if v != 0 && p.Input()[i] == 0 && p.Network().In().Maps == 1 {
			t.Fatalf("pixel %d is paper and has the share %v", i, v)
		}
	}
	expect(t, "logit", float64(a.Logit), float64(p.Logits()[a.Digit]), 0)
	expect(t, "constant and pixels", sum, float64(a.Logit), 2e-6*size)
	expect(t, "sum", a.Sum(), sum, 1e-9)
}

// The gradient against the network's differences, wherever the pixel moves within
// one linear piece.
func TestAttributionAgainstDifferences(t *testing.T) {
	random := rand.New(rand.NewPCG(45, 46))
	checked, tried := 0, 0
	for i := range 20 {
		n := randomNetwork(t, []nn.Architecture{mixed(), nn.Classic(3, 4, 8)}[i%2], random)
		p := randomPass(n, random)
		digit := random.IntN(n.Classes())
		a := NewAttributor(n).Shares(p, nil, digit, 0)
		pixels := units(0, n.In()) // map by map, row by row, as a.Values
		for range 40 {
			place := random.IntN(len(pixels))
			u := pixels[place]
			x := valueOf(p, u)
			if x == 0 {
				expect(t, "share of paper", float64(a.Values[place]), 0, 0)
				continue
			}
			tried++
			const step = 1.0 / 64
			up, high := moved(p, u, step, digit)
			down, low := moved(p, u, -step, digit)
			if slope := float64(high-low) / (2 * step); up && down {
				expect(t, "share", float64(a.Values[place]), slope*float64(x), 2e-4)
				checked++
			}
		}
	}
	if checked < tried/2 {
		t.Errorf("only %d of %d pixels were checked", checked, tried)
	}
}

// moved gives the logit where a pixel is so much more, and whether the network
// computes it by the same linear function.
func moved(p *nn.Pass, u Unit, step float32, digit int) (same bool, logit float32) {
	n := p.Network()
	picture := slices.Clone(p.Input())
	picture[n.In().Index(u.Map, u.Row, u.Column)] += step
	q := forward(n, picture)
	return slices.Equal(pattern(p), pattern(q)), q.Logits()[digit]
}

// pattern is which sums are above 0 and which cells win.
func pattern(p *nn.Pass) (pattern []int) {
	for stage, s := range p.Network().Stages() {
		if s.Kind == nn.KindPool {
			for _, u := range units(stage, s.Shape) {
				pattern = append(pattern, Work(p, u)[0].(Pool).Winner)
			}
			continue
		}
		for _, v := range s.Values(p) {
			above := 0
			if v > 0 {
				above = 1
			}
			pattern = append(pattern, above)
		}
	}
	return pattern
}

// One Attributor gives the same whatever it did before.
func TestAttributorIsUsedAgain(t *testing.T) {
	random := rand.New(rand.NewPCG(47, 48))
	n := randomNetwork(t, mixed(), random)
	p, q := randomPass(n, random), randomPass(n, random)
	used := NewAttributor(n)
	first := used.Shares(p, nil, 0, 0)
	kept := slices.Clone(first.Values)
	got, want := used.Shares(q, nil, 2, 0), NewAttributor(n).Shares(q, nil, 2, 0)
	if !slices.Equal(got.Values, want.Values) || got.Constant != want.Constant {
		t.Error("the second attribution depends on the first")
	}
	if !slices.Equal(first.Values, kept) {
		t.Error("the second attribution changes the first")
	}
}

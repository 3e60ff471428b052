package explain

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"digitscope/nn"
)

// A picture of two cells through one filter of one weight and two outputs, worked
// out by hand: sums 2·3 − 4 = 2 and 2·1 − 4 = −2, of which ReLU cuts the second.
func TestSharesByHand(t *testing.T) {
	n := build(t, nn.Architecture{Input: [3]int{1, 1, 2}, Layers: []nn.LayerSpec{
		{Kind: nn.KindConvolution, Maps: 1, Size: 1, ReLU: true}, {Kind: nn.KindFlatten},
		{Kind: nn.KindDense, Units: 2}, {Kind: nn.KindSoftmax},
	}})
	// the filter's weight and bias; 1 and 2 to output 0, 3 and 5 to output 1; biases 7 and 9
	copy(n.Parameters(), []float32{2, -4, 1, 3, 2, 5, 7, 9})
	p := forward(n, []float32{3, 1})
	a := NewAttributor(n)
	for _, want := range []Shares{
		// logit = 3·(2x − 4) + 9 = 6x − 3 where x = 3
		{Digit: 1, Stage: 0, Values: []float32{18, 0}, Constant: -3, Logit: 15},
		{Digit: 1, Stage: 1, Values: []float32{6, 0}, Constant: 9, Logit: 15},
		{Digit: 1, Stage: 2, Values: []float32{6, 0}, Constant: 9, Logit: 15},
		{Digit: 1, Stage: 3, Values: []float32{0, 15}, Constant: 0, Logit: 15},
	} {
		if got := a.Shares(p, nil, 1, want.Stage); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
}

// For every digit of pictures of all sets and every stage, shares and constant make
// the logit.
func TestSharesMakeTheLogit(t *testing.T) {
	for _, n := range shipped(t) {
		a := NewAttributor(n)
		for _, picture := range pictures(t, 2) {
			p := forward(n, picture)
			for digit := range p.Logits() {
				checkShares(t, a, p, nil, digit)
			}
		}
	}
}

func checkShares(t *testing.T, a *Attributor, p *nn.Pass, off Ablation, digit int) {
	t.Helper()
	stages := p.Network().Stages()
	for stage, s := range stages {
		shares := a.Shares(p, off, digit, stage)
		sum, size := shares.Constant, 1+math.Abs(shares.Constant)
		for i, u := range units(stage, s.Shape) {
			v := shares.Values[i]
			sum += float64(v)
			size += math.Abs(float64(v))
			if v != 0 && valueOf(p, u) == 0 && stage < len(stages)-1 {
				t.Fatalf("%v is 0 and has the share %v", u, v)
			}
		}
		expect(t, "logit", float64(shares.Logit), float64(p.Logits()[digit]), 0)
		expect(t, "constant and shares of "+s.String(), sum, float64(shares.Logit), 2e-6*size)
	}
}

// The shares of the last hidden layer are its votes, and the constant is the bias.
func TestSharesOfTheLastLayerAreVotes(t *testing.T) {
	for _, n := range shipped(t) {
		p, stage := forward(n, pictures(t, 1)[0]), len(n.Stages())-2
		a := NewAttributor(n)
		for digit := range p.Logits() {
			shares, votes := a.Shares(p, nil, digit, stage), Votes(p, digit)
			expect(t, "constant", shares.Constant, float64(votes.Bias), 0)
			for _, term := range votes.Terms {
				expect(t, "share", float64(shares.Values[term.Input]), term.Product, 1e-7*math.Abs(term.Product))
			}
		}
	}
}

// The gradient against the network's differences, wherever a value of any stage moves
// within one linear piece.
func TestSharesAgainstDifferences(t *testing.T) {
	random := rand.New(rand.NewPCG(45, 46))
	checked, tried := map[int]int{}, map[int]int{}
	for i := range 20 {
		n := randomNetwork(t, []nn.Architecture{mixed(), nn.Classic(3, 4, 8)}[i%2], random)
		p := randomPass(n, random)
		digit, stages := random.IntN(n.Classes()), n.Stages()
		for stage := range stages[:len(stages)-1] {
			shares := NewAttributor(n).Shares(p, nil, digit, stage)
			all := units(stage, stages[stage].Shape) // in the order of the shares
			for range 8 {
				place := random.IntN(len(all))
				u := all[place]
				if valueOf(p, u) == 0 {
					expect(t, "share of 0", float64(shares.Values[place]), 0, 0)
					continue
				}
				tried[stage]++
				const step = 1.0 / 64
				up, high := moved(p, u, step, digit)
				down, low := moved(p, u, -step, digit)
				if slope := float64(high-low) / (2 * step); up && down {
					want := slope * float64(valueOf(p, u))
					expect(t, "share", float64(shares.Values[place]), want, 2e-4*max(1, math.Abs(want)))
					checked[stage]++
				}
			}
		}
	}
	for stage := range tried {
		if checked[stage] < tried[stage]/2 {
			t.Errorf("only %d of %d values of stage %d were checked", checked[stage], tried[stage], stage)
		}
	}
}

// moved gives the logit where a value is so much more, and whether the network
// computes it by the same linear function.
func moved(p *nn.Pass, u Unit, step float32, digit int) (same bool, logit float32) {
	q, stage := forward(p.Network(), p.Input()), p.Network().Stages()[u.Stage]
	stage.Values(q)[stage.Shape.Index(u.Map, u.Row, u.Column)] += step
	for i := stage.Layer() + 1; i < len(p.Network().Layers()); i++ {
		q.ForwardLayer(i)
	}
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
	for stage := range n.Stages() {
		got, want := used.Shares(q, nil, 2, stage), NewAttributor(n).Shares(q, nil, 2, stage)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("the shares of stage %d depend on those before", stage)
		}
	}
	if !slices.Equal(first.Values, kept) {
		t.Error("later shares change the first")
	}
}

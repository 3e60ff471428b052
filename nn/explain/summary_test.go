package explain

import (
	"math/rand/v2"
	"testing"

	"digitscope/nn"
)

func TestSummaryByHand(t *testing.T) {
	p := handmade(t)
	for stage, want := range []Summary{
		{Values: 9, Active: 7, Strongest: Unit{0, 0, 2, 1}, Largest: 7},
		{Parameters: 5, Window: 2, Values: 4, Active: 1, Strongest: Unit{1, 0, 1, 1}, Largest: 33},
		{Window: 2, Values: 1, Active: 1, Strongest: Unit{2, 0, 0, 0}, Largest: 33},
		{Values: 1, Active: 1, Strongest: Unit{3, 0, 0, 0}, Largest: 33},
		{Parameters: 2, Values: 1, Active: 1, Strongest: Unit{4, 0, 0, 0}, Largest: 17.5},
		{Parameters: 4, Values: 2, Active: 2, Strongest: Unit{5, 0, 0, 0}, Largest: p.Probabilities()[0]},
	} {
		if got := Summarise(p, stage); got != want {
			t.Errorf("stage %d: %+v, want %+v", stage, got, want)
		}
	}
}

// The shipped network's figures, of which the page speaks.
func TestSummaryOfShippedNetwork(t *testing.T) {
	for _, n := range shipped(t) {
		p := forward(n, pictures(t, 1)[0])
		for stage, want := range map[int]Summary{
			1: {Parameters: 416, Window: 5, Values: 9216},
			2: {Window: 2, Values: 2304},
			3: {Parameters: 12832, Window: 5, Values: 2048},
			6: {Parameters: 65664, Values: 128},
			7: {Parameters: 1290, Values: 10},
		} {
			got := Summarise(p, stage)
			want.Active, want.Strongest, want.Largest = got.Active, got.Strongest, got.Largest
			if got != want {
				t.Errorf("stage %d: %+v, want %+v", stage, got, want)
			}
		}
	}
}

// In any network: the parameters are all that it has, and what is said of values is
// what the values are.
func TestSummaryIsOfThePass(t *testing.T) {
	random := rand.New(rand.NewPCG(67, 68))
	for i := range 100 {
		n := randomNetwork(t, randomArchitecture(random), random)
		p := randomPass(n, random)
		if i == 0 {
			p.Clear() // of equals the first
		}
		parameters := 0
		for stage, s := range n.Stages() {
			got := Summarise(p, stage)
			want := got
			want.Values, want.Active = 0, 0
			want.Strongest, want.Largest = Unit{Stage: stage}, valueOf(p, Unit{Stage: stage})
			for _, u := range units(stage, s.Shape) {
				v := valueOf(p, u)
				if want.Values++; v > want.Largest {
					want.Strongest, want.Largest = u, v
				}
				if v > 0 {
					want.Active++
				}
			}
			if got != want {
				t.Fatalf("stage %d, %s: %+v, want %+v", stage, s, got, want)
			}
			parameters += got.Parameters
		}
		if parameters != len(n.Parameters()) {
			t.Fatalf("%d parameters, want %d", parameters, len(n.Parameters()))
		}
	}
}

// All that is negative has a largest value too.
func TestSummaryOfNegativeValues(t *testing.T) {
	n := build(t, nn.Architecture{Input: [3]int{1, 1, 2}, Layers: []nn.LayerSpec{
		{Kind: nn.KindConvolution, Maps: 2, Size: 1}, {Kind: nn.KindFlatten}, {Kind: nn.KindDense, Units: 2}, {Kind: nn.KindSoftmax},
	}})
	copy(n.Parameters(), []float32{1, 2, -5, -6})
	got := Summarise(forward(n, []float32{1, 3}), 1) // −4 and −2, −4 and 0
	want := Summary{Parameters: 4, Window: 1, Values: 4, Strongest: Unit{1, 1, 0, 1}}
	if got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

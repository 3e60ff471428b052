package explain

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"digitscope/nn"
)

func TestTraceByHand(t *testing.T) {
	cell := Unit{1, 0, 1, 1}
	for _, c := range []struct {
		width int
		want  [][]Edge
	}{
		{1, [][]Edge{nil, {{Unit{0, 0, 2, 1}, cell, 21}}}},
		{2, [][]Edge{nil, {{Unit{0, 0, 2, 1}, cell, 21}, {Unit{0, 0, 1, 2}, cell, 10}}}},
	} {
		c.want = append(c.want,
			[]Edge{{cell, Unit{2, 0, 0, 0}, 33}},
			[]Edge{{Unit{2, 0, 0, 0}, Unit{3, 0, 0, 0}, 33}},
			[]Edge{{Unit{3, 0, 0, 0}, Unit{4, 0, 0, 0}, 16.5}},
			[]Edge{{Unit{4, 0, 0, 0}, Unit{5, 1, 0, 0}, -8.75}},
		)
		if got := Trace(handmade(t), 1, c.width); !reflect.DeepEqual(got, c.want) {
			t.Errorf("trace of width %d: %v, want %v", c.width, got, c.want)
		}
	}
}

// A unit whose edges are all smaller than the others' keeps its largest.
func TestTraceLeavesNoUnitOut(t *testing.T) {
	n := build(t, nn.Architecture{Input: [3]int{1, 1, 3}, Layers: []nn.LayerSpec{
		{Kind: nn.KindFlatten}, {Kind: nn.KindDense, Units: 2, ReLU: true}, {Kind: nn.KindDense, Units: 2}, {Kind: nn.KindSoftmax},
	}})
	// pixel by pixel to the neurons, biases 0 and 100; the neurons to the outputs
	copy(n.Parameters(), []float32{10, 1, -9, 2, 8, 1, 0, 100, 1, 0, 1, 0, 0, 0})
	a, b := Unit{2, 0, 0, 0}, Unit{2, 1, 0, 0}
	want := []Edge{{Unit{1, 0, 0, 0}, a, 10}, {Unit{1, 1, 0, 0}, a, -9}, {Unit{1, 1, 0, 0}, b, 2}}
	if got := Trace(forward(n, []float32{1, 1, 1}), 0, 3)[2]; !reflect.DeepEqual(got, want) {
		t.Errorf("edges into the neurons %v, want %v", got, want)
	}
}

// Of the shipped network and of others, every stage of the trace by its definition.
func TestTraceIsTheLargest(t *testing.T) {
	random := rand.New(rand.NewPCG(65, 66))
	var passes []*nn.Pass
	for range 10 {
		passes = append(passes, randomPass(randomNetwork(t, mixed(), random), random))
	}
	for _, n := range shipped(t) {
		for _, picture := range pictures(t, 2) {
			passes = append(passes, forward(n, picture))
		}
	}
	for i, p := range passes {
		for _, width := range []int{1, 2, 5, 12} {
			checkTrace(t, p, i%p.Network().Classes(), width)
		}
	}
}

func checkTrace(t *testing.T, p *nn.Pass, digit, width int) {
	t.Helper()
	trace := Trace(p, digit, width)
	last := len(p.Network().Stages()) - 1
	if len(trace) != last+1 || len(trace[0]) != 0 {
		t.Fatalf("%d stages with %d edges into the input, want %d and none", len(trace), len(trace[0]), last+1)
	}
	targets := map[Unit]bool{{Stage: last, Map: digit}: true}
	for stage := last; stage > 0; stage-- {
		all, firsts := map[Edge]bool{}, map[Edge]bool{}
		for u := range targets {
			for i, e := range Edges(p, u, math.MaxInt) {
				all[e] = true
				if i == 0 {
					firsts[e] = true
				}
			}
		}
		if got, want := len(trace[stage]), min(width, len(all)); got != want {
			t.Fatalf("%d edges into stage %d, want %d", got, stage, want)
		}
		targets = map[Unit]bool{}
		least := math.Inf(1) // of those that are there for their size
		for _, e := range trace[stage] {
			if !all[e] {
				t.Fatalf("%+v is no edge into what the trace reached", e)
			}
			if !firsts[e] {
				least = min(least, math.Abs(e.Share))
			}
			delete(all, e)
			delete(firsts, e)
			targets[e.From] = true
		}
		if len(firsts) > 0 {
			t.Fatalf("the trace leaves %v out", firsts)
		}
		for e := range all {
			if math.Abs(e.Share) > least {
				t.Fatalf("the trace leaves %+v out and has one of %v", e, least)
			}
		}
		if !slices.IsSortedFunc(trace[stage], func(a, b Edge) int {
			return int(math.Copysign(1, math.Abs(b.Share)-math.Abs(a.Share)))
		}) {
			t.Fatalf("the edges into stage %d are not in order: %v", stage, trace[stage])
		}
	}
}

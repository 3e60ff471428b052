package explain

import (
	"reflect"
	"testing"

	"digitscope/nn"
)

// What a neuron and a digit rest on most lies where parts of the picture are seen:
// for the neuron its own largest edges, for the digit those of the neurons that it
// gets its largest votes from.
func TestFeaturesSeeAPart(t *testing.T) {
	const most = 6
	for _, n := range shipped(t) {
		for _, picture := range pictures(t, 3) {
			p := forward(n, picture)
			last := len(n.Stages()) - 1
			neuron := Summarise(p, last-1).Strongest
			if got, want := Features(p, neuron, most), Edges(p, neuron, most); !reflect.DeepEqual(got, want) {
				t.Errorf("features of %v are %v, want its edges %v", neuron, got, want)
			}
			digit := Unit{Stage: last, Map: p.Answer().Digit}
			features, trace := Features(p, digit, most), Trace(p, digit.Map, most)
			if !reflect.DeepEqual(features, trace[last-1]) || len(features) != most {
				t.Errorf("features of %v are %v, want %v", digit, features, trace[last-1])
			}
			for _, e := range features {
				if seesAll(n, e.From) {
					t.Errorf("%v sees the whole picture", e.From)
				}
			}
		}
	}
}

func TestFeaturesOfAPart(t *testing.T) {
	p := handmade(t)
	for _, u := range []Unit{{Stage: 0}, {1, 0, 1, 1}} {
		if got := Features(p, u, 4); got != nil {
			t.Errorf("features of %v: %v, want none: it sees a part itself", u, got)
		}
	}
	n := build(t, nn.Architecture{Input: [3]int{1, 1, 2}, Layers: []nn.LayerSpec{
		{Kind: nn.KindFlatten}, {Kind: nn.KindDense, Units: 2}, {Kind: nn.KindSoftmax},
	}})
	copy(n.Parameters(), []float32{1, 2, 3, 4, 0, 0})
	want := []Edge{{Unit{1, 1, 0, 0}, Unit{2, 0, 0, 0}, 3}}
	if got := Features(forward(n, []float32{1, 1}), Unit{Stage: 2}, 1); !reflect.DeepEqual(got, want) {
		t.Errorf("features %v, want %v", got, want)
	}
	if got := Features(forward(n, []float32{0, 0}), Unit{Stage: 2}, 1); len(got) != 0 {
		t.Errorf("features of paper: %v", got)
	}
}

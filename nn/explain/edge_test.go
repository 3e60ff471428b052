package explain

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"digitscope/nn"
)

// The network of the workings by hand: a 3 × 3 picture, one filter of 2 × 2, a pool,
// a neuron, two outputs.
func handmade(t *testing.T) *nn.Pass {
	n := build(t, nn.Architecture{Input: [3]int{1, 3, 3}, Layers: []nn.LayerSpec{
		{Kind: nn.KindConvolution, Maps: 1, Size: 2, ReLU: true}, {Kind: nn.KindPool, Size: 2}, {Kind: nn.KindFlatten},
		{Kind: nn.KindDense, Units: 1, ReLU: true}, {Kind: nn.KindDense, Units: 2}, {Kind: nn.KindSoftmax},
	}})
	// filter 1 2 / 3 −4, bias −2; neuron 0.5, bias 1; outputs 0.25 and −0.5, biases 0 and 1
	copy(n.Parameters(), []float32{1, 2, 3, -4, -2, 0.5, 1, 0.25, -0.5, 0, 1})
	return forward(n, []float32{0, 1, 2, 3, 4, 5, 6, 7, 0})
}

func TestEdgesByHand(t *testing.T) {
	p := handmade(t)
	cell := Unit{1, 0, 1, 1} // 4·1 + 5·2 + 7·3 + 0·−4
	for _, c := range []struct {
		unit Unit
		most int
		want []Edge
	}{
		{Unit{0, 0, 1, 1}, 9, nil},
		{cell, 9, []Edge{{Unit{0, 0, 2, 1}, cell, 21}, {Unit{0, 0, 1, 2}, cell, 10}, {Unit{0, 0, 1, 1}, cell, 4}}},
		{cell, 2, []Edge{{Unit{0, 0, 2, 1}, cell, 21}, {Unit{0, 0, 1, 2}, cell, 10}}},
		{cell, 0, nil},
		{Unit{2, 0, 0, 0}, 9, []Edge{{cell, Unit{2, 0, 0, 0}, 33}}},
		{Unit{3, 0, 0, 0}, 9, []Edge{{Unit{2, 0, 0, 0}, Unit{3, 0, 0, 0}, 33}}},
		{Unit{4, 0, 0, 0}, 9, []Edge{{Unit{3, 0, 0, 0}, Unit{4, 0, 0, 0}, 16.5}}},
		{Unit{5, 1, 0, 0}, 9, []Edge{{Unit{4, 0, 0, 0}, Unit{5, 1, 0, 0}, -8.75}}},
	} {
		if got := Edges(p, c.unit, c.most); !reflect.DeepEqual(got, c.want) {
			t.Errorf("edges into %v, at most %d: %v, want %v", c.unit, c.most, got, c.want)
		}
	}
}

// Every product that is not 0 is an edge, nothing else is, the largest come first, and
// fewer are the first of all.
func TestEdgesAreTheProducts(t *testing.T) {
	random := rand.New(rand.NewPCG(61, 62))
	for range 5 {
		checkEdges(t, randomPass(randomNetwork(t, mixed(), random), random), 1)
	}
	for _, n := range shipped(t) {
		checkEdges(t, forward(n, pictures(t, 1)[0]), 53)
	}
}

func checkEdges(t *testing.T, p *nn.Pass, step int) {
	t.Helper()
	for stage, s := range p.Network().Stages() {
		all := units(stage, s.Shape)
		for i := 0; i < len(all); i += step {
			got := Edges(p, all[i], math.MaxInt)
			want := products(p, all[i])
			for j, e := range got {
				if share, ok := want[e.From]; !ok || e.Share != share || e.To != all[i] {
					t.Fatalf("%+v, want %v → %v with %v", e, e.From, all[i], share)
				}
				delete(want, e.From)
				if j > 0 && math.Abs(e.Share) > math.Abs(got[j-1].Share) {
					t.Fatalf("%+v is behind a smaller one", e)
				}
			}
			if len(want) > 0 {
				t.Fatalf("edges into %v without %v", all[i], want)
			}
			for _, most := range []int{1, 7, len(got)} {
				if few := Edges(p, all[i], most); len(got) > 0 && !reflect.DeepEqual(few, got[:min(most, len(got))]) {
					t.Fatalf("at most %d edges: %v, want %v", most, few, got)
				}
			}
		}
	}
}

// products are, by definition and in float64, all that goes into a unit and is not 0.
func products(p *nn.Pass, u Unit) map[Unit]float64 {
	found := map[Unit]float64{}
	if u.Stage == 0 {
		return found
	}
	stages := p.Network().Stages()
	before := stages[u.Stage-1]
	note := func(c, row, column int, weight float32) {
		from := Unit{u.Stage - 1, c, row, column}
		if product := float64(weight) * float64(valueOf(p, from)); product != 0 {
			found[from] = product
		}
	}
	switch l := p.Network().Layers()[before.Layer()+1].(type) {
	case *nn.Convolution:
		for _, tap := range units(0, nn.Shape{Maps: l.In().Maps, Height: l.Kernel(), Width: l.Kernel()}) {
			note(tap.Map, u.Row+tap.Row, u.Column+tap.Column, l.Weight(u.Map, tap.Map, tap.Row, tap.Column))
		}
	case *nn.MaxPool:
		for i := range l.Size() * l.Size() {
			row, column := u.Row*l.Size()+i/l.Size(), u.Column*l.Size()+i%l.Size()
			if len(found) == 0 && valueOf(p, Unit{u.Stage - 1, u.Map, row, column}) == valueOf(p, u) {
				note(u.Map, row, column, 1)
			}
		}
	case *nn.AveragePool:
		for i := range l.Size() * l.Size() {
			note(u.Map, u.Row*l.Size()+i/l.Size(), u.Column*l.Size()+i%l.Size(), l.Factor())
		}
	case *nn.Flatten:
		from := units(u.Stage-1, before.Shape)[u.Map]
		note(from.Map, from.Row, from.Column, 1)
	case *nn.Dense:
		for i := range l.In().Maps {
			note(i, 0, 0, l.Weight(u.Map, i))
		}
	}
	return found
}

// In any network the stages show the layers that edges are said to be of, and edges
// come from what the unit is computed from.
func TestEdgesOfAnyNetwork(t *testing.T) {
	random := rand.New(rand.NewPCG(63, 64))
	for range 100 {
		n := build(t, randomArchitecture(random))
		makePositive(n, random)
		p := randomPass(n, random)
		stages := n.Stages()
		for i := 1; i < len(stages); i++ {
			if want := stages[i-1].Layer() + 1; firstLayer(i) != want {
				t.Fatalf("stage %d begins with layer %d, want %d", i, firstLayer(i), want)
			}
			for _, u := range units(i, stages[i].Shape) {
				field := Field(n, u)[i-1]
				for _, e := range Edges(p, u, math.MaxInt) {
					if !covers(field, e.From) {
						t.Fatalf("%+v comes from beyond its field, %v", e, field)
					}
				}
			}
		}
	}
}

// Of shares that are equal in size those that are read first come first.
func TestEqualEdgesStayInOrder(t *testing.T) {
	n := build(t, nn.Architecture{Input: [3]int{1, 1, 4}, Layers: []nn.LayerSpec{
		{Kind: nn.KindFlatten}, {Kind: nn.KindDense, Units: 2}, {Kind: nn.KindSoftmax},
	}})
	copy(n.Parameters(), []float32{2, 0, -2, 0, 3, 0, 2, 0}) // pixel by pixel
	p, to := forward(n, []float32{1, 1, 1, 1}), Unit{Stage: 2}
	want := []Edge{{Unit{1, 2, 0, 0}, to, 3}, {Unit{1, 0, 0, 0}, to, 2}, {Unit{1, 1, 0, 0}, to, -2}}
	if got := Edges(p, to, 3); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

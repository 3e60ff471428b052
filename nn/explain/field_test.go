package explain

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"digitscope/nn"
)

func box(c0, c1, y0, y1, x0, x1 int) Region {
	return Region{Span{c0, c1}, Span{y0, y1}, Span{x0, x1}}
}

// Worked out on paper for the classic network: input, convolution, pool,
// convolution, pool, flatten, fully connected, output.
func TestFieldOfClassicNetwork(t *testing.T) {
	n := build(t, nn.Classic(8, 16, 32))
	for _, c := range []struct {
		unit Unit
		want [][]Region
	}{
		{Unit{3, 2, 1, 3}, [][]Region{ // a cell of convolution 2
			{box(0, 1, 2, 16, 6, 20)}, {box(0, 8, 2, 12, 6, 16)}, {box(0, 8, 1, 6, 3, 8)}, {box(2, 3, 1, 2, 3, 4)},
			{box(2, 3, 0, 1, 1, 2)}, {box(33, 34, 0, 1, 0, 1)}, {box(0, 32, 0, 1, 0, 1)}, {box(0, 10, 0, 1, 0, 1)},
		}},
		{Unit{5, 37, 0, 0}, [][]Region{ // an element: map 2, row 1, column 1
			{box(0, 1, 4, 20, 4, 20)}, {box(0, 8, 4, 16, 4, 16)}, {box(0, 8, 2, 8, 2, 8)}, {box(2, 3, 2, 4, 2, 4)},
			{box(2, 3, 1, 2, 1, 2)}, {box(37, 38, 0, 1, 0, 1)}, {box(0, 32, 0, 1, 0, 1)}, {box(0, 10, 0, 1, 0, 1)},
		}},
		{Unit{0, 0, 27, 14}, [][]Region{ // a pixel of the last row
			{box(0, 1, 27, 28, 14, 15)}, {box(0, 8, 23, 24, 10, 15)}, {box(0, 8, 11, 12, 5, 8)}, {box(0, 16, 7, 8, 1, 8)},
			{box(0, 16, 3, 4, 0, 4)}, runs(16, 12, 16), {box(0, 32, 0, 1, 0, 1)}, {box(0, 10, 0, 1, 0, 1)},
		}},
		{Unit{7, 4, 0, 0}, [][]Region{ // an output
			{box(0, 1, 0, 28, 0, 28)}, {box(0, 8, 0, 24, 0, 24)}, {box(0, 8, 0, 12, 0, 12)}, {box(0, 16, 0, 8, 0, 8)},
			{box(0, 16, 0, 4, 0, 4)}, {box(0, 256, 0, 1, 0, 1)}, {box(0, 32, 0, 1, 0, 1)}, {box(4, 5, 0, 1, 0, 1)},
		}},
	} {
		if got := Field(n, c.unit); !reflect.DeepEqual(got, c.want) {
			t.Errorf("field of %v:\n%v, want\n%v", c.unit, got, c.want)
		}
	}
	middle := Field(n, Unit{0, 0, 14, 14}) // its field covers all of the second pool
	if want := []Region{box(0, 256, 0, 1, 0, 1)}; !reflect.DeepEqual(middle[5], want) {
		t.Errorf("elements that the middle pixel feeds: %v, want %v", middle[5], want)
	}
}

// runs are the same elements of each of some 4 × 4 maps in the flattened vector.
func runs(maps, first, end int) (list []Region) {
	for c := range maps {
		list = append(list, box(16*c+first, 16*c+end, 0, 1, 0, 1))
	}
	return list
}

// A pool of 3 over 13 − 2 = 11 rows and 8 columns leaves two rows and two columns
// out: they feed nothing behind it.
func TestFieldOfPoolMargin(t *testing.T) {
	for _, u := range []Unit{{1, 0, 9, 0}, {1, 0, 0, 6}, {1, 2, 10, 7}} {
		for stage, regions := range Field(build(t, mixed()), u)[2:] {
			if len(regions) != 0 {
				t.Errorf("%v feeds %v of stage %d, want nothing", u, regions, stage+2)
			}
		}
	}
}

// In networks of any layers, a value changes exactly those behind it that its field
// says, and so do the fields say of these. All weights are positive and the change
// is so large that it wins every pool, so that nothing hides it.
func TestFieldIsWhatInfluences(t *testing.T) {
	random := rand.New(rand.NewPCG(41, 42))
	seen := map[string]int{}
	for range 300 {
		a := randomArchitecture(random)
		n := build(t, a)
		makePositive(n, random)
		p := randomPass(n, random)
		for stage, s := range n.Stages() {
			all := units(stage, s.Shape)
			for range 3 {
				u := all[random.IntN(len(all))]
				checkInfluence(t, p, u)
				seen[s.Kind]++
			}
		}
		if t.Failed() {
			t.Fatalf("the network is %+v", a)
		}
	}
	if len(seen) != 1+len(nn.Kinds()) { // and the input
		t.Errorf("units of %v were tried, want all kinds", seen)
	}
}

func checkInfluence(t *testing.T, p *nn.Pass, u Unit) {
	t.Helper()
	n := p.Network()
	field := Field(n, u)
	changed := influence(p, u)
	for stage, s := range n.Stages() {
		if stage <= u.Stage {
			continue
		}
		for _, v := range units(stage, s.Shape) {
			got := changed[stage][s.Shape.Index(v.Map, v.Row, v.Column)]
			if forward := covers(field[stage], v); forward != got {
				t.Errorf("%v changes %v: %v, its field says %v", u, v, got, forward)
				return
			}
			if back := covers(Field(n, v)[u.Stage], u); back != got {
				t.Errorf("%v changes %v: %v, the field of the latter says %v", u, v, got, back)
				return
			}
		}
	}
}

// influence says of each value of each stage behind the unit whether it is another
// one where the unit is 1e6 more.
func influence(p *nn.Pass, u Unit) [][]bool {
	n, q := p.Network(), p.Network().NewPass()
	stages := n.Stages()
	copy(q.Input(), p.Input())
	q.Forward()
	s := stages[u.Stage]
	s.Values(q)[s.Shape.Index(u.Map, u.Row, u.Column)] += 1e6
	for i := s.Layer() + 1; i < len(n.Layers()); i++ {
		q.ForwardLayer(i)
	}
	changed := make([][]bool, len(stages))
	for i, stage := range stages {
		for j, v := range stage.Values(q) {
			changed[i] = append(changed[i], v != stage.Values(p)[j])
		}
	}
	return changed
}

func covers(regions []Region, u Unit) bool {
	in := func(s Span, i int) bool { return i >= s.First && i < s.End }
	return slices.ContainsFunc(regions, func(r Region) bool {
		return in(r.Maps, u.Map) && in(r.Rows, u.Row) && in(r.Columns, u.Column)
	})
}

// makePositive draws weights such that sums are about as large as their inputs.
func makePositive(n *nn.Network, random *rand.Rand) {
	for _, layer := range n.Layers() {
		for _, p := range layer.Parameters() {
			inputs := len(p.Values) / p.Shape[0]
			for i := range p.Values {
				p.Values[i] = float32(0.5+random.Float64()) / float32(inputs)
			}
		}
	}
}

// randomArchitecture stacks convolutions and pools, flattens once or twice, and goes
// on with anything that a vector goes through.
func randomArchitecture(random *rand.Rand) nn.Architecture {
	a := nn.Architecture{Input: [3]int{1 + random.IntN(2), 4 + random.IntN(8), 4 + random.IntN(8)}}
	height, width := a.Input[1], a.Input[2]
	for range 1 + random.IntN(4) {
		size := 1 + random.IntN(3)
		if size > height || size > width {
			continue
		}
		if random.IntN(2) == 0 {
			a.Layers = append(a.Layers, nn.LayerSpec{Kind: nn.KindConvolution, Maps: 1 + random.IntN(3), Size: size, ReLU: random.IntN(2) == 0})
			height, width = height-size+1, width-size+1
		} else if size > 1 {
			a.Layers = append(a.Layers, nn.LayerSpec{Kind: []string{nn.KindPool, nn.KindAveragePool}[random.IntN(2)], Size: size})
			height, width = height/size, width/size
		}
	}
	a.Layers = append(a.Layers, nn.LayerSpec{Kind: nn.KindFlatten})
	for range random.IntN(3) {
		a.Layers = append(a.Layers, []nn.LayerSpec{
			{Kind: nn.KindFlatten}, {Kind: nn.KindDense, Units: 3, ReLU: true},
			{Kind: nn.KindConvolution, Maps: 2, Size: 1},
		}[random.IntN(3)])
	}
	return nn.Architecture{Input: a.Input, Layers: append(a.Layers, nn.LayerSpec{Kind: nn.KindDense, Units: 3}, nn.LayerSpec{Kind: nn.KindSoftmax})}
}

package nn

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// A mixed bag of shapes: odd map counts take the plain kernels, multiples of
// eight the fast ones; the pool of 2 over 5 leaves a margin out.
func testArchitectures() map[string]Architecture {
	return map[string]Architecture{
		"classic 8/16/128": Classic(8, 16, 128),
		"average": {Input: [3]int{3, 10, 7}, Layers: []LayerSpec{
			{Kind: KindConvolution, Maps: 5, Size: 2, ReLU: true},
			{Kind: KindAveragePool, Size: 3},
			{Kind: KindFlatten},
			{Kind: KindDense, Units: 4},
			{Kind: KindSoftmax},
		}},
		"odd": {Input: [3]int{2, 11, 9}, Layers: []LayerSpec{
			{Kind: KindConvolution, Maps: 3, Size: 3, ReLU: true},
			{Kind: KindPool, Size: 2},
			{Kind: KindConvolution, Maps: 8, Size: 2},
			{Kind: KindFlatten},
			{Kind: KindDense, Units: 11, ReLU: true},
			{Kind: KindDense, Units: 5},
			{Kind: KindSoftmax},
		}},
	}
}

func testNetwork(t testing.TB, a Architecture) (*Network, *Pass) {
	t.Helper()
	n, err := New(a, Thresholds{Sure: 0.9, Known: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(5, 6))
	n.Initialise(random)
	for i := range n.parameters { // biases too
		n.parameters[i] += float32(random.NormFloat64() * 0.05)
	}
	p := n.NewPass()
	for i := range p.Input() {
		p.Input()[i] = float32(random.Float64())
	}
	return n, p
}

// reference computes the network by the formulas of the layers' comments, in
// float64, on arrays in PyTorch's order: values[c][y][x] as one slice, map by
// map. It shares no code with the layers but the exported tensors.
type reference struct {
	shape  Shape
	values []float64
}

// testConvolution is one on these parameters.
func testConvolution(t testing.TB, in Shape, maps, side int, relu bool, parameters []float32) *Convolution {
	t.Helper()
	p, err := LayerSpec{Kind: KindConvolution, Maps: maps, Size: side, ReLU: relu}.plan(in)
	if err != nil {
		t.Fatal(err)
	}
	return p.kind.build(p, parameters).(*Convolution)
}

// exported gives a layer's weights and biases in PyTorch's order, or none.
func exported(layer Layer) (weight, bias []float32) {
	if parameters := layer.Parameters(); len(parameters) == 2 {
		return parameters[0].Export(), parameters[1].Export()
	}
	return nil, nil
}

func (r reference) at(c, y, x int) float64 {
	return r.values[(c*r.shape.Height+y)*r.shape.Width+x]
}

func (r reference) forward(spec LayerSpec, weight, bias []float32) reference {
	out := reference{}
	add := func(v float64) {
		if spec.ReLU {
			v = math.Max(0, v)
		}
		out.values = append(out.values, v)
	}
	switch spec.Kind {
	case KindConvolution:
		out.shape = Shape{spec.Maps, r.shape.Height - spec.Size + 1, r.shape.Width - spec.Size + 1}
		for o := range spec.Maps {
			for y := range out.shape.Height {
				for x := range out.shape.Width {
					sum := float64(bias[o])
					for i := range r.shape.Maps {
						for ky := range spec.Size {
							for kx := range spec.Size {
								w := weight[((o*r.shape.Maps+i)*spec.Size+ky)*spec.Size+kx]
								sum += float64(w) * r.at(i, y+ky, x+kx)
							}
						}
					}
					add(sum)
				}
			}
		}
	case KindPool:
		out.shape = Shape{r.shape.Maps, r.shape.Height / spec.Size, r.shape.Width / spec.Size}
		for c := range out.shape.Maps {
			for y := range out.shape.Height {
				for x := range out.shape.Width {
					best := math.Inf(-1)
					for dy := range spec.Size {
						for dx := range spec.Size {
							best = math.Max(best, r.at(c, y*spec.Size+dy, x*spec.Size+dx))
						}
					}
					add(best)
				}
			}
		}
	case KindAveragePool:
		out.shape = Shape{r.shape.Maps, r.shape.Height / spec.Size, r.shape.Width / spec.Size}
		for c := range out.shape.Maps {
			for y := range out.shape.Height {
				for x := range out.shape.Width {
					sum := 0.0
					for dy := range spec.Size {
						for dx := range spec.Size {
							sum += r.at(c, y*spec.Size+dy, x*spec.Size+dx)
						}
					}
					add(sum / float64(spec.Size*spec.Size))
				}
			}
		}
	case KindFlatten:
		out = reference{Shape{len(r.values), 1, 1}, r.values}
	case KindDense:
		out.shape = Shape{spec.Units, 1, 1}
		for o := range spec.Units {
			sum := float64(bias[o])
			for i, v := range r.values {
				sum += float64(weight[o*len(r.values)+i]) * v
			}
			add(sum)
		}
	case KindSoftmax:
		out.shape = r.shape
		sum := 0.0
		for _, v := range r.values {
			sum += math.Exp(v)
		}
		for _, v := range r.values {
			add(math.Exp(v) / sum)
		}
	}
	return out
}

func TestForwardAgainstDirectSums(t *testing.T) {
	for name, a := range testArchitectures() {
		t.Run(name, func(t *testing.T) {
			n, p := testNetwork(t, a)
			p.Forward()
			planes := make([]float32, n.In().Len())
			n.In().Planes(planes, p.Input())
			want := reference{shape: n.In()}
			for _, v := range planes {
				want.values = append(want.values, float64(v))
			}
			for i, layer := range n.layers {
				weight, bias := exported(layer)
				want = want.forward(a.Layers[i], weight, bias)
				if layer.Out() != want.shape {
					t.Fatalf("layer %d has shape %s, want %s", i+1, layer.Out(), want.shape)
				}
				got, expected := make([]float32, layer.Out().Len()), make([]float32, len(want.values))
				layer.Out().Planes(got, p.Output(i))
				for j, v := range want.values {
					expected[j] = float32(v)
				}
				near(t, layer.Kind(), got, expected, 1e-4)
			}
		})
	}
}

// Worked out by hand: a 3×3 picture, one 2×2 filter, one pool, two outputs.
func TestForwardByHand(t *testing.T) {
	n, err := New(Architecture{Input: [3]int{1, 3, 3}, Layers: []LayerSpec{
		{Kind: KindConvolution, Maps: 1, Size: 2, ReLU: true},
		{Kind: KindPool, Size: 2}, {Kind: KindFlatten},
		{Kind: KindDense, Units: 2}, {Kind: KindSoftmax},
	}}, Thresholds{})
	if err != nil {
		t.Fatal(err)
	}
	// filter 1 2 / 3 4, bias −20; dense weights 0.5 and −0.5, biases 0 and 1
	copy(n.Parameters(), []float32{1, 2, 3, 4, -20, 0.5, -0.5, 0, 1})
	p := n.NewPass()
	copy(p.Input(), []float32{0, 1, 2, 3, 4, 5, 6, 7, 8})
	p.Forward()
	// sums 0+2+9+16=27, 1+4+12+20=37, 3+8+18+28=57, 4+10+21+32=67, each −20
	near(t, "convolution", p.Output(0), []float32{7, 17, 37, 47}, 0)
	near(t, "pool", p.Output(1), []float32{47}, 0)
	near(t, "logits", p.Logits(), []float32{23.5, -22.5}, 0)
	near(t, "probabilities", p.Probabilities(), []float32{1, float32(math.Exp(-46))}, 1e-6)
}

// The gradient of every parameter against (loss(w+ε) − loss(w−ε)) / 2ε of the
// float64 reference.
func TestBackwardAgainstNumericGradient(t *testing.T) {
	for _, a := range []Architecture{testArchitectures()["odd"], testArchitectures()["average"], Classic(2, 8, 8), Classic(8, 16, 16)} {
		n, p := testNetwork(t, a)
		p.Forward()
		for _, class := range []int{1, None} {
			g := n.NewGradient()
			p.Backward(g, class)
			random := rand.New(rand.NewPCG(7, 8))
			for range 60 {
				i := random.IntN(len(n.parameters))
				want := numericGradient(n, p, class, i)
				if math.Abs(float64(g.Sum[i])-want) > 2e-3*(0.1+math.Abs(want)) {
					t.Errorf("class %d, parameter %d: gradient %v, numerically %v", class, i, g.Sum[i], want)
				}
			}
		}
	}
}

// Both gradients of a convolution against their sums over every output, for
// dense and for sparse dy.
func TestConvolutionBackwardAgainstDirectSums(t *testing.T) {
	random := rand.New(rand.NewPCG(17, 18))
	shapes := []struct {
		in           Shape
		maps, kernel int
	}{
		{Shape{1, 28, 28}, 8, 5}, {Shape{8, 12, 12}, 16, 5}, {Shape{16, 7, 9}, 11, 5},
		{Shape{3, 8, 5}, 10, 3}, {Shape{2, 1, 300}, 8, 1}, {Shape{5, 9, 8}, 3, 7},
	}
	for _, shape := range shapes {
		for _, zeros := range []float64{0, 0.9, 1} {
			parameters := randomValues(random, shape.kernel*shape.kernel*shape.in.Maps*shape.maps+shape.maps)
			l := testConvolution(t, shape.in, shape.maps, shape.kernel, zeros > 0, parameters)
			x, y := randomValues(random, l.in.Len()), make([]float32, l.out.Len())
			l.Forward(x, y)
			dy := sparseValues(random, len(y), zeros)
			wantGrad, wantDx := l.directGradients(x, y, dy)
			for _, tolerance := range []float64{1e-4, 0} { // the second time the same bits
				grad, dx := make([]float32, len(parameters)), randomValues(random, len(x))
				l.Backward(x, y, slices.Clone(dy), dx, grad, randomValues(random, l.Scratch()))
				near(t, "weights", grad, wantGrad, tolerance)
				near(t, "input", dx, wantDx, tolerance)
				copy(wantGrad, grad)
				copy(wantDx, dx)
			}
		}
	}
}

// directGradients is Backward by its definition, in float64.
func (l *Convolution) directGradients(x, y, dy []float32) (grad, dx []float32) {
	sums, inputs := make([]float64, len(l.weight)+len(l.bias)), make([]float64, len(x))
	for o := range l.out.Maps {
		for row := range l.out.Height {
			for column := range l.out.Width {
				at := l.out.Index(o, row, column)
				if l.relu && y[at] <= 0 {
					continue
				}
				v := float64(dy[at])
				sums[len(l.weight)+o] += v
				for i := range l.in.Maps {
					for ky := range l.kernel {
						for kx := range l.kernel {
							w, from := l.weightIndex(o, i, ky, kx), l.in.Index(i, row+ky, column+kx)
							sums[w] += v * float64(x[from])
							inputs[from] += v * float64(l.weight[w])
						}
					}
				}
			}
		}
	}
	return rounded(sums), rounded(inputs)
}

func rounded(values []float64) []float32 {
	result := make([]float32, len(values))
	for i, v := range values {
		result[i] = float32(v)
	}
	return result
}

func numericGradient(n *Network, p *Pass, class, i int) float64 {
	const epsilon = 1e-3
	old := n.parameters[i]
	defer func() { n.parameters[i] = old }()
	n.parameters[i] = old + epsilon
	up, high := referenceLoss(n, p, class), n.parameters[i]
	n.parameters[i] = old - epsilon
	down, low := referenceLoss(n, p, class), n.parameters[i]
	return (up - down) / (float64(high) - float64(low))
}

func referenceLoss(n *Network, p *Pass, class int) float64 {
	planes := make([]float32, n.In().Len())
	n.In().Planes(planes, p.Input())
	r := reference{shape: n.In()}
	for _, v := range planes {
		r.values = append(r.values, float64(v))
	}
	for i, layer := range n.layers[:len(n.layers)-1] {
		weight, bias := exported(layer)
		r = r.forward(n.architecture.Layers[i], weight, bias)
	}
	sum := 1.0
	for _, logit := range r.values {
		sum += math.Exp(logit)
	}
	if class == None {
		return math.Log(sum)
	}
	return math.Log(sum) - r.values[class]
}

func TestForwardAllocatesNothing(t *testing.T) {
	_, p := testNetwork(t, Classic(8, 16, 128))
	if n := testing.AllocsPerRun(20, func() { p.Forward(); p.Answer() }); n != 0 {
		t.Errorf("%v allocations in a forward pass, want none", n)
	}
}

func TestStages(t *testing.T) {
	n, p := testNetwork(t, Classic(8, 16, 128))
	p.Forward()
	want := []struct {
		kind   string
		number int
		shape  string
	}{
		{"input", 0, "1 × 28 × 28"},
		{"conv", 1, "8 × 24 × 24"}, {"pool", 1, "8 × 12 × 12"},
		{"conv", 2, "16 × 8 × 8"}, {"pool", 2, "16 × 4 × 4"},
		{"flatten", 0, "256"}, {"dense", 0, "128"}, {"softmax", 0, "10"},
	}
	stages := n.Stages()
	if len(stages) != len(want) {
		t.Fatalf("%d stages, want %d", len(stages), len(want))
	}
	for i, s := range stages {
		if s.Kind != want[i].kind || s.Number != want[i].number || s.Shape.String() != want[i].shape {
			t.Errorf("stage %d is %s %d, %s, want %v", i, s.Kind, s.Number, s.Shape, want[i])
		}
		if len(s.Values(p)) != s.Shape.Len() {
			t.Errorf("stage %d has %d values, want %d", i, len(s.Values(p)), s.Shape.Len())
		}
	}
	if &stages[7].Values(p)[0] != &p.Probabilities()[0] {
		t.Error("the output stage does not show the probabilities")
	}
}

func BenchmarkForward(b *testing.B) {
	_, p := testNetwork(b, Classic(8, 16, 128))
	for b.Loop() {
		p.Forward()
	}
}

func BenchmarkBackward(b *testing.B) {
	n, p := testNetwork(b, Classic(8, 16, 128))
	g := n.NewGradient()
	p.Forward()
	for b.Loop() {
		p.Backward(g, 3)
	}
}

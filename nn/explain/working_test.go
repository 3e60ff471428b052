package explain

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"digitscope/nn"
)

// A 3 × 3 picture, one filter of 2 × 2, a pool, two outputs, worked out by hand.
func TestWorkingsByHand(t *testing.T) {
	n := build(t, nn.Architecture{Input: [3]int{1, 3, 3}, Layers: []nn.LayerSpec{
		{Kind: nn.KindConvolution, Maps: 1, Size: 2, ReLU: true}, {Kind: nn.KindPool, Size: 2}, {Kind: nn.KindFlatten},
		{Kind: nn.KindDense, Units: 1, ReLU: true}, {Kind: nn.KindDense, Units: 2}, {Kind: nn.KindSoftmax},
	}})
	// filter 1 2 / 3 −4, bias −2; neuron 0.5, bias 1; outputs 0.25 and −0.5, biases 0 and 1
	copy(n.Parameters(), []float32{1, 2, 3, -4, -2, 0.5, 1, 0.25, -0.5, 0, 1})
	p := forward(n, []float32{0, 1, 2, 3, 4, 5, 6, 7, 0})
	probability := p.Probabilities()[1]
	filter := []float32{1, 2, 3, -4}
	cases := []struct {
		unit Unit
		want []Working
	}{
		{Unit{0, 0, 1, 1}, nil},
		{Unit{1, 0, 0, 1}, []Working{Convolution{2, // 1+4+12−20 = −3
			[]Partial{{0, []float32{1, 2, 4, 5}, filter, []float64{1, 4, 12, -20}, -3}},
			Result{-2, -5, true, 0}}}},
		{Unit{1, 0, 1, 1}, []Working{Convolution{2, // 4+10+21−0 = 35
			[]Partial{{0, []float32{4, 5, 7, 0}, filter, []float64{4, 10, 21, 0}, 35}},
			Result{-2, 33, true, 33}}}},
		{Unit{2, 0, 0, 0}, []Working{Pool{2, []float32{0, 0, 0, 33}, 3, Unit{1, 0, 1, 1}, 33}}},
		{Unit{3, 0, 0, 0}, []Working{Flatten{Unit{2, 0, 0, 0}, 33}}},
		{Unit{4, 0, 0, 0}, []Working{Dense{[]Term{{0, 33, 0.5, 16.5}}, Result{1, 17.5, true, 17.5}}}},
		{Unit{5, 1, 0, 0}, []Working{
			Dense{[]Term{{0, 17.5, -0.5, -8.75}}, Result{1, -7.75, false, -7.75}},
			Softmax{[]float32{4.375, -7.75}, []float64{math.Exp(4.375), math.Exp(-7.75)}, 0, math.Exp(4.375) + math.Exp(-7.75), probability},
		}},
	}
	var workings [][]Working
	for _, c := range cases {
		workings = append(workings, Work(p, c.unit))
	}
	p.Clear() // workings stay as they were
	for i, c := range cases {
		if !reflect.DeepEqual(workings[i], c.want) {
			t.Errorf("%v: %+v, want %+v", c.unit, workings[i], c.want)
		}
	}
}

// However large or small the logits are, their exps and the sum can be written with a
// few digits, and make the probability.
func TestSoftmaxInPowersOfTen(t *testing.T) {
	for _, c := range []struct {
		logits []float32
		power  int
		total  float64
	}{
		{[]float32{0, 0}, 0, 2},
		{[]float32{13, -5}, 0, math.Exp(13) + math.Exp(-5)},
		{[]float32{14, -31.5}, 6, (math.Exp(14) + math.Exp(-31.5)) / 1e6},
		{[]float32{-12, -13}, -6, (math.Exp(-12) + math.Exp(-13)) * 1e6},
		{[]float32{2000, 2000}, 868, 2 * math.Exp(2000-868*math.Ln10)},
		{[]float32{-2000, -2004}, -869, math.Exp(-2000+869*math.Ln10) * (1 + math.Exp(-4))},
	} {
		w := softmax{}.work(c.logits, []float32{0, 1}, Unit{Map: 1}).(Softmax)
		if w.Power != c.power || math.Abs(w.Total/c.total-1) > 1e-9 || math.Abs(w.Exps[0]+w.Exps[1]-w.Total) > 1e-9*w.Total {
			t.Errorf("%v: %v of %v · 10^%d, want %v · 10^%d", c.logits, w.Exps, w.Total, w.Power, c.total, c.power)
		}
		if got, want := w.Exps[0]/w.Exps[1], math.Exp(float64(c.logits[0])-float64(c.logits[1])); math.Abs(got/want-1) > 1e-9 {
			t.Errorf("%v: the first is %v times the second, want %v", c.logits, got, want)
		}
	}
}

// Of equal values the first wins, as on the way back.
func TestFirstOfEqualsWins(t *testing.T) {
	n := build(t, mixed())
	p := n.NewPass() // all parameters are 0, and so is every cell
	p.Forward()
	if w := Work(p, Unit{2, 1, 2, 1})[0].(Pool); w.From != (Unit{1, 1, 6, 3}) || w.Size != 3 {
		t.Errorf("the winner is %v of %d × %d, want the first of 3 × 3", w.From, w.Size, w.Size)
	}
}

// Between a sum and the network's value, which rounded otherwise, what is written
// fits the value.
func TestTotalFitsTheValue(t *testing.T) {
	for _, c := range []struct {
		result Result
		want   float64
	}{
		{Result{Sum: 2.5000001, ReLU: true, Value: 2.5}, 2.5},
		{Result{Sum: -0.0000001, ReLU: true, Value: 0.5}, 0.5},
		{Result{Sum: -2.5, ReLU: true}, -2.5},
		{Result{Sum: 0.0000001, ReLU: true}, 0},
		{Result{Sum: -2.5000001, Value: -2.5}, -2.5},
		{Result{Sum: 0.0000001}, 0},
	} {
		if got := c.result.Total(); got != c.want {
			t.Errorf("the total of %+v is %v, want %v", c.result, got, c.want)
		}
	}
}

// Every value of every stage, of the shipped network on pictures of all sets, and of
// one with what it has not: the workings hold the network's values and weights, and
// fit what it computed. So they do packed, where the network adds up otherwise.
func TestWorkingsFitTheNetwork(t *testing.T) {
	random := rand.New(rand.NewPCG(43, 44))
	for range 5 {
		for _, a := range []nn.Architecture{mixed(), averaging()} {
			p := randomPass(randomNetwork(t, a, random), random)
			newFit(t, p, 2e-6).check(1)
		}
	}
	for name, n := range shipped(t) {
		tolerance := map[string]float64{"plain": 5e-6, "packed": 2e-5}[name] // of a layer's largest value
		for _, picture := range pictures(t, 1) {
			newFit(t, forward(n, picture), tolerance).check(7)
		}
	}
}

// fit checks the workings of a pass.
type fit struct {
	*testing.T
	pass      *nn.Pass
	stages    []nn.Stage
	tensors   map[string][]float32 // in PyTorch's order
	tolerance float64
	counts    map[string]int // of stages' kinds so far
}

func newFit(t *testing.T, p *nn.Pass, tolerance float64) *fit {
	f := &fit{T: t, pass: p, stages: p.Network().Stages(), tolerance: tolerance,
		tensors: map[string][]float32{}, counts: map[string]int{}}
	for _, tensor := range p.Network().Tensors() {
		f.tensors[tensor.Name] = tensor.Export()
	}
	return f
}

func (f *fit) value(u Unit) float32 {
	s := f.stages[u.Stage]
	return s.Values(f.pass)[s.Shape.Index(u.Map, u.Row, u.Column)]
}

// check checks every step-th unit of each stage.
func (f *fit) check(step int) {
	f.Helper()
	for stage, s := range f.stages {
		f.counts[s.Kind]++
		all := units(stage, s.Shape)
		for i := 0; i < len(all); i += step {
			f.unit(s, all[i])
		}
	}
}

func (f *fit) unit(s nn.Stage, u Unit) {
	f.Helper()
	workings := Work(f.pass, u)
	switch s.Kind {
	case nn.KindInput:
		if len(workings) != 0 {
			f.Fatalf("a pixel has the workings %+v, want none", workings)
		}
	case nn.KindConvolution:
		f.convolution(workings[0].(Convolution), u, s)
	case nn.KindPool:
		w := workings[0].(Pool)
		if w.Value != f.value(u) || w.Value != slices.Max(w.Values) || w.Value != w.Values[w.Winner] || w.Value != f.value(w.From) {
			f.Fatalf("%v is %v: %+v", u, f.value(u), w)
		}
		f.patch(w.Values, Unit{u.Stage - 1, u.Map, u.Row * w.Size, u.Column * w.Size}, w.Size)
	case nn.KindAveragePool:
		w, mean := workings[0].(Average), 0.0
		for _, v := range w.Values {
			mean += float64(v) / float64(len(w.Values))
		}
		expect(f.T, "mean", w.Sum/float64(len(w.Values)), mean, 1e-9)
		expect(f.T, "value", float64(w.Value), mean, 1e-6)
		expect(f.T, "value", float64(w.Value), float64(f.value(u)), 0)
		f.patch(w.Values, Unit{u.Stage - 1, u.Map, u.Row * w.Size, u.Column * w.Size}, w.Size)
	case nn.KindFlatten:
		w, from := workings[0].(Flatten), f.stages[u.Stage-1].Shape
		if w.Value != f.value(u) || w.Value != f.value(w.From) {
			f.Fatalf("%v is %v: %+v", u, f.value(u), w)
		}
		if at := (w.From.Map*from.Height+w.From.Row)*from.Width + w.From.Column; at != u.Map {
			f.Fatalf("%v is said to be element %d, %v", u, at, w.From)
		}
	case nn.KindDense:
		f.dense(workings[0].(Dense), f.counts[nn.KindDense], u.Map, s.Values(f.pass))
	case nn.KindSoftmax:
		f.dense(workings[0].(Dense), f.counts[nn.KindDense]+1, u.Map, f.pass.Logits())
		w := workings[1].(Softmax)
		if w.Value != f.value(u) || !slices.Equal(w.Logits, f.pass.Logits()) {
			f.Fatalf("%v is %v: %+v", u, f.value(u), w)
		}
		expect(f.T, "probability", w.Exps[u.Map]/w.Total, float64(w.Value), 2e-7)
	}
}

func (f *fit) convolution(w Convolution, u Unit, s nn.Stage) {
	f.Helper()
	ordinal, in := f.counts[nn.KindConvolution], f.stages[u.Stage-1].Shape
	filters, sum := f.tensors[name("conv", ordinal, "weight")], float64(w.Bias)
	if bias := f.tensors[name("conv", ordinal, "bias")][u.Map]; w.Bias != bias {
		f.Fatalf("%v: bias %v, want %v", u, w.Bias, bias)
	}
	seen := map[int]bool{}
	for i, partial := range w.Partials {
		seen[partial.Map] = true
		f.patch(partial.Patch, Unit{u.Stage - 1, partial.Map, u.Row, u.Column}, w.Size)
		area := w.Size * w.Size
		filter := filters[(u.Map*in.Maps+partial.Map)*area:][:area]
		if !slices.Equal(partial.Filter, filter) {
			f.Fatalf("%v: filter of map %d is %v, want %v", u, partial.Map, partial.Filter, filter)
		}
		products := 0.0
		for j, product := range partial.Products {
			expect(f.T, "product", product, float64(partial.Patch[j])*float64(filter[j]), 0)
			products += product
		}
		expect(f.T, "partial sum", partial.Sum, products, 1e-12)
		if i > 0 && math.Abs(partial.Sum) > math.Abs(w.Partials[i-1].Sum) {
			f.Fatalf("%v: map %d is ranked behind a smaller one", u, partial.Map)
		}
		sum += products
	}
	if len(seen) != in.Maps {
		f.Fatalf("%v: %d maps, want %d", u, len(seen), in.Maps)
	}
	f.result(w.Result, sum, f.value(u), s.Values(f.pass))
}

func name(kind string, ordinal int, parameter string) string {
	return kind + string(rune('0'+ordinal)) + "." + parameter
}

// patch checks that values are those of a square, row by row, from a unit on.
func (f *fit) patch(values []float32, from Unit, size int) {
	f.Helper()
	for i, v := range values {
		u := Unit{from.Stage, from.Map, from.Row + i/size, from.Column + i%size}
		if want := f.value(u); v != want {
			f.Fatalf("value %d from %v on is %v, want %v", i, from, v, want)
		}
	}
	if len(values) != size*size {
		f.Fatalf("%d values, want %d × %d", len(values), size, size)
	}
}

// dense checks a unit of a dense layer, which is the ordinal-th and computed values.
func (f *fit) dense(w Dense, ordinal, unit int, values []float32) {
	f.Helper()
	inputs := f.pass.Output(f.denseLayer(ordinal) - 1)
	weights := f.tensors[name("dense", ordinal, "weight")][unit*len(inputs):][:len(inputs)]
	sum := float64(w.Bias)
	if bias := f.tensors[name("dense", ordinal, "bias")][unit]; w.Bias != bias {
		f.Fatalf("unit %d: bias %v, want %v", unit, w.Bias, bias)
	}
	seen := map[int]bool{}
	for i, term := range w.Terms {
		seen[term.Input] = true
		if term.Value != inputs[term.Input] || term.Weight != weights[term.Input] {
			f.Fatalf("unit %d: %+v, want %v · %v", unit, term, inputs[term.Input], weights[term.Input])
		}
		expect(f.T, "product", term.Product, float64(term.Value)*float64(term.Weight), 0)
		if i > 0 && math.Abs(term.Product) > math.Abs(w.Terms[i-1].Product) {
			f.Fatalf("unit %d: %+v is ranked behind a smaller one", unit, term)
		}
		sum += term.Product
	}
	if len(seen) != len(inputs) {
		f.Fatalf("unit %d: %d inputs, want %d", unit, len(seen), len(inputs))
	}
	f.result(w.Result, sum, values[unit], values)
}

func (f *fit) denseLayer(ordinal int) int {
	for i, layer := range f.pass.Network().Layers() {
		if layer.Kind() == nn.KindDense {
			if ordinal--; ordinal == 0 {
				return i
			}
		}
	}
	f.Fatal("no such layer")
	return 0
}

// result checks a sum against the network's value, one of values.
func (f *fit) result(r Result, sum float64, value float32, values []float32) {
	f.Helper()
	tolerance := f.tolerance * max(largest(values), 1)
	expect(f.T, "sum", r.Sum, sum, 1e-9)
	if r.Value != value {
		f.Fatalf("the value is %v, the network's %v", r.Value, value)
	}
	expect(f.T, "total", r.Total(), r.Sum, tolerance)
	want := r.Total()
	if r.ReLU {
		want = max(0, want)
	}
	expect(f.T, "what follows from the total", want, float64(value), 0)
}

package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// Packed layers agree with a direct sum in float64, of the sizes that have a
// faster form and of others that have none.
func TestPackedConvolutionAgreesWithDirectSum(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	fast := map[string]int{}
	for range 200 {
		maps, kernel, relu := []int{16, 32, 48, 8}[random.IntN(4)], 3+2*random.IntN(2), random.IntN(2) == 0
		side := func() int { return []int{4, 8, 12, 16, 6, 7}[random.IntN(6)] + kernel - 1 }
		in := Shape{[]int{1, 1, 16, 32, 8}[random.IntN(5)], side(), side()}
		l := testConvolution(t, in, maps, kernel, relu, randomValues(random, kernel*kernel*in.Maps*maps+maps))
		for i := range l.weight { // so that sums are about 1
			l.weight[i] /= 5 * float32(math.Sqrt(float64(in.Maps)))
		}
		f := packedForm(l)
		fast[fmt.Sprintf("%T", f)]++
		if f == nil {
			continue
		}
		f.pack()
		x, y := inkValues(random, in), randomValues(random, l.out.Len())
		f.forward(x, y, &workspace{})
		near(t, fmt.Sprintf("%T of %s to %d maps, relu %v", f, in, maps, relu), planes(l.out, y), directConvolution(l, x), 1e-4)
	}
	if len(fast) != 3 {
		t.Errorf("forms tried: %v, want two and none", fast)
	}
}

// inkValues are random values in a part of each row, none in the rows above the
// drawing; all else is paper.
func inkValues(random *rand.Rand, s Shape) []float32 {
	values := make([]float32, s.Len())
	for row := random.IntN(s.Height); row < s.Height; row++ {
		first := random.IntN(s.Width)
		end := first + random.IntN(s.Width-first+1)
		copy(values[s.Index(0, row, first):], randomValues(random, (end-first)*s.Maps))
	}
	return values
}

// A dense layer of any size, with all, some or no inputs other than zero.
func TestSparseDenseAgreesWithDirectSum(t *testing.T) {
	random := rand.New(rand.NewPCG(29, 30))
	for range 100 {
		in, units, relu := Shape{1 + random.IntN(70), 1, 1}, 1+random.IntN(70), random.IntN(2) == 0
		p, err := LayerSpec{Kind: KindDense, Units: units, ReLU: relu}.plan(in)
		if err != nil {
			t.Fatal(err)
		}
		l := p.kind.build(p, randomValues(random, p.parameters)).(*Dense)
		x, y := sparseValues(random, in.Len(), float64(random.IntN(3))/2), randomValues(random, units)
		packed := packedForm(l)
		packed.pack()
		packed.forward(x, y, &workspace{})
		want := make([]float32, units)
		for unit := range want {
			sum := float64(l.bias[unit])
			for i, v := range x {
				sum += float64(l.weight[i*units+unit]) * float64(v)
			}
			if want[unit] = float32(sum); relu {
				want[unit] = max(0, want[unit])
			}
		}
		near(t, fmt.Sprintf("%d inputs, %d units, relu %v", in.Len(), units, relu), y, want, 1e-4)
	}
}

// Pack changes no answer, allocates nothing a pass, and keeps the weights of
// its moment until it is called again.
func TestPack(t *testing.T) {
	n, p := testNetwork(t, Classic(16, 32, 128))
	p.Forward()
	plain := slices.Clone(p.Probabilities())
	n.Pack()
	p.Forward()
	near(t, "packed", p.Probabilities(), plain, 1e-4)
	if count := testing.AllocsPerRun(10, p.Forward); count != 0 {
		t.Errorf("%v allocations a pass, want none", count)
	}
	if count := testing.AllocsPerRun(10, n.Pack); count != 0 {
		t.Errorf("%v allocations when weights are packed again, want none", count)
	}
	clear(n.Parameters())
	p.Forward() // were one layer not packed, all behind it would see zeros only
	near(t, "weights changed", p.Probabilities(), plain, 1e-4)
	n.Pack()
	p.Forward()
	for i := range n.layers[:len(n.layers)-1] {
		near(t, fmt.Sprintf("layer %d without weights", i+1), p.Output(i), make([]float32, len(p.Output(i))), 0)
	}
}

// A layer that changed is packed alone, like all at once; until then it is as it was.
func TestPackLayer(t *testing.T) {
	n, p := testNetwork(t, Classic(16, 32, 128))
	n.Pack()
	p.Forward()
	for i, layer := range n.layers {
		parameters := layer.Parameters()
		if len(parameters) == 0 {
			n.PackLayer(i) // which has nothing to pack
			continue
		}
		for _, parameter := range parameters {
			for j := range parameter.Values {
				parameter.Values[j] *= 0.5
			}
		}
		before := slices.Clone(p.Logits())
		p.Forward()
		if !slices.Equal(p.Logits(), before) {
			t.Errorf("layer %d is changed, not packed, and seen", i+1)
		}
		n.PackLayer(i)
		p.Forward()
		got := slices.Clone(p.Logits())
		n.Pack()
		p.Forward()
		if !slices.Equal(got, p.Logits()) || slices.Equal(got, before) {
			t.Errorf("layer %d is packed: logits %v, before %v, all packed %v", i+1, got, before, p.Logits())
		}
	}
}

// The fast kernels and their plain definitions agree.
func TestFilterKernelAgreesWithPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(23, 24))
	for range 100 {
		fast := filterKernel{
			maps: blockMaps * (1 + random.IntN(3)), columns: blockCells * (1 + random.IntN(8)),
			weight: randomValues(random, filterSide*filterSide*blockMaps), bias: randomValues(random, blockMaps),
			floor: []float32{0, minusInfinity}[random.IntN(2)],
		}
		for range 1 + random.IntN(5) {
			first := blockCells * random.IntN(fast.columns/blockCells+1)
			fast.cells = append(fast.cells, span{first, first + blockCells*random.IntN((fast.columns-first)/blockCells+1)})
		}
		fast.width = fast.columns + filterSide - 1
		fast.x = randomValues(random, (len(fast.cells)+filterSide-1)*fast.width)
		fast.y = randomValues(random, len(fast.cells)*fast.columns*fast.maps)
		plain := fast
		plain.y = slices.Clone(fast.y)
		fast.fill()
		fast.compute()
		plain.fill()
		plain.computePlain()
		near(t, fmt.Sprintf("cells %v", fast.cells), fast.y, plain.y, 1e-4)
	}
}

func TestInked(t *testing.T) {
	for _, c := range []struct {
		row  []float32
		want span
	}{
		{[]float32{0, 0, 1, 0, 2, 0}, span{2, 5}},
		{[]float32{1, 0, 0}, span{0, 1}},
		{[]float32{0, 0, -1}, span{2, 3}},
		{[]float32{0, 0, 0}, span{3, 3}},
		{make([]float32, 9), span{9, 9}},
		{[]float32{0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0}, span{5, 6}},
		{[]float32{0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0}, span{9, 12}},
		{[]float32{0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0}, span{3, 11}},
		{[]float32{0, float32(math.NaN()), 0}, span{1, 2}},
	} {
		if got := inked(c.row); got != c.want {
			t.Errorf("ink of %v is %v, want %v", c.row, got, c.want)
		}
	}
}

func TestPanelsAgreeWithPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(25, 26))
	for range 100 {
		column := vectorLength * (1 + random.IntN(8))
		row := column * (tileIn + random.IntN(8))
		x := randomValues(random, (tileIn-1)*(row+column)+vectorLength)
		fast, plain := panel(randomValues(random, len(panel{}))), panel(randomValues(random, len(panel{})))
		fast.enter(x, row, column)
		plain.enterPlain(x, row, column)
		near(t, "inputs", fast[:], plain[:], 1e-4)
		bias, floor := randomValues(random, vectorLength), []float32{0, minusInfinity}[random.IntN(2)]
		y, want := slices.Clone(x), slices.Clone(x)
		plain.leave(y, row, column, bias, floor)
		plain.leavePlain(want, row, column, bias, floor)
		near(t, "outputs", y, want, 1e-4)
	}
}

func TestPointProductsAgreeWithPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(35, 36))
	for range 20 {
		in, out := innerMaps*(1+random.IntN(2)), blockMaps*(1+random.IntN(2))
		fast := pointProducts{
			in: in, out: out, filters: randomValues(random, points*in*out),
			inputs: randomValues(random, blockCells*points*in), outputs: randomValues(random, blockCells*points*out),
		}
		plain := fast
		plain.outputs = slices.Clone(fast.outputs)
		fast.compute()
		plain.computePlain()
		near(t, "products", fast.outputs, plain.outputs, 1e-4)
	}
}

func TestAddTermsAgreesWithPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(31, 32))
	for range 100 {
		terms, m := make([]term, termRows*random.IntN(6)), randomValues(random, 200)
		for i := range terms {
			terms[i] = term{float32(random.NormFloat64()), int32(random.IntN(len(m) - termColumns + 1))}
		}
		fast := [termColumns]float32(randomValues(random, termColumns))
		plain := fast
		addTerms(&fast, terms, m)
		addTermsPlain(&plain, terms, m)
		near(t, "sums", fast[:], plain[:], 1e-4)
	}
}

// directConvolution is the layer by its definition, in float64, map by map.
func directConvolution(l *Convolution, x []float32) (y []float32) {
	in := reference{shape: l.in}
	for _, v := range planes(l.in, x) {
		in.values = append(in.values, float64(v))
	}
	weight, bias := exported(l)
	for _, v := range in.forward(LayerSpec{Kind: KindConvolution, Maps: l.out.Maps, Size: l.kernel, ReLU: l.relu}, weight, bias).values {
		y = append(y, float32(v))
	}
	return y
}

func planes(s Shape, values []float32) []float32 {
	dst := make([]float32, len(values))
	s.Planes(dst, values)
	return dst
}

package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// Frozen layers agree with a direct sum in float64, of the sizes that have a
// faster form and of others that have none.
func TestFrozenConvolutionAgreesWithDirectSum(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	fast := map[string]int{}
	for range 40 {
		in := Shape{[]int{1, 1, 16, 32, 8}[random.IntN(5)], 4 + 4*(1+random.IntN(4)), 4 + 4*(1+random.IntN(4))}
		maps, relu := []int{16, 32, 48, 8}[random.IntN(4)], random.IntN(2) == 0
		l := newConvolution(in, maps, 5, relu, randomValues(random, 25*in.Maps*maps+maps))
		for i := range l.weight { // so that sums are about 1
			l.weight[i] /= 5 * float32(math.Sqrt(float64(in.Maps)))
		}
		f := l.freeze()
		fast[fmt.Sprintf("%T", f)]++
		if f == nil {
			continue
		}
		x, y := randomValues(random, in.Len()), randomValues(random, l.out.Len())
		f.forward(x, y, &workspace{})
		near(t, fmt.Sprintf("%T of %s to %d maps, relu %v", f, in, maps, relu), planes(l.out, y), directConvolution(l, x), 1e-4)
	}
	if len(fast) != 3 {
		t.Errorf("forms tried: %v, want two and none", fast)
	}
}

// A dense layer of any size, with all, some or no inputs other than zero.
func TestSparseDenseAgreesWithDirectSum(t *testing.T) {
	random := rand.New(rand.NewPCG(29, 30))
	for range 100 {
		in, units, relu := Shape{1 + random.IntN(70), 1, 1}, 1+random.IntN(70), random.IntN(2) == 0
		l := newDense(in, units, relu, randomValues(random, in.Len()*units+units))
		x, y := sparseValues(random, in.Len(), float64(random.IntN(3))/2), randomValues(random, units)
		newSparseDense(l).forward(x, y, &workspace{})
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

// Freeze changes no answer, allocates nothing a pass, and keeps the weights of
// its moment until it is called again.
func TestFreeze(t *testing.T) {
	n, p := testNetwork(t, Classic(16, 32, 128))
	p.Forward()
	plain := slices.Clone(p.Probabilities())
	n.Freeze()
	p.Forward()
	near(t, "frozen", p.Probabilities(), plain, 1e-4)
	if count := testing.AllocsPerRun(10, p.Forward); count != 0 {
		t.Errorf("%v allocations a pass, want none", count)
	}
	for i := range n.Parameters()[:25*16] {
		n.Parameters()[i] = 0
	}
	p.Forward()
	near(t, "weights changed", p.Probabilities(), plain, 1e-4)
	n.Freeze()
	p.Forward()
	for _, v := range p.Output(0) {
		if bias := n.Parameters()[25*16:][:16]; v != 0 && !slices.Contains(bias, v) {
			t.Fatalf("without weights the first layer says %v, want its biases", v)
		}
	}
}

// The fast kernels and their plain definitions agree.
func TestFrozenKernelsAgreeWithPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(23, 24))
	for range 100 {
		inner := []int{5, innerMaps}[random.IntN(2)]
		fast := block{cRow: blockColumns + random.IntN(20), aRow: 1 + random.IntN(20), outer: random.IntN(6), aOuter: random.IntN(20)}
		fast.a = randomValues(random, fast.aRow+fast.outer*fast.aOuter+inner)
		fast.b, fast.bias = randomValues(random, fast.outer*inner*blockColumns), randomValues(random, blockColumns)
		fast.c, fast.floor = randomValues(random, fast.cRow+blockColumns), []float32{0, minusInfinity}[random.IntN(2)]
		plain := fast
		plain.c = slices.Clone(fast.c)
		plain.plain(inner)
		if inner == 5 {
			fast.inner5()
		} else {
			fast.inner16()
		}
		near(t, fmt.Sprintf("block of %d", inner), fast.c, plain.c, 1e-4)
	}
}

func TestTransformsAgreeWithPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(25, 26))
	for range 100 {
		from := walk{line: 4 * random.IntN(30), step: 4 * random.IntN(30)}
		to := walk{line: 4 * tileIn, step: 4}
		if random.IntN(2) == 0 {
			to = walk{line: 4, step: 4 * tileIn}
		}
		src := randomValues(random, 7*from.line+7*from.step+4)
		fast := randomValues(random, 4*points)
		plain := slices.Clone(fast)
		transformInput(fast, to, src, from)
		transformInputPlain(plain, to, src, from)
		near(t, "input", fast, plain, 1e-4)
		lines, bias, floor := 1+random.IntN(tileIn), randomValues(random, 4), []float32{0, minusInfinity}[random.IntN(2)]
		transformOutput(fast, to, src, from, lines, bias, floor)
		transformOutputPlain(plain, to, src, from, lines, bias, floor)
		near(t, "output", fast, plain, 1e-4)
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

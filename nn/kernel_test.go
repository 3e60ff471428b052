package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func randomValues(random *rand.Rand, n int) []float32 {
	values := make([]float32, n)
	for i := range values {
		values[i] = float32(random.NormFloat64())
	}
	return values
}

// near compares with a tolerance relative to the size of the summed terms.
func near(t *testing.T, what string, got, want []float32, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d values, want %d", what, len(got), len(want))
	}
	for i := range got {
		if math.Abs(float64(got[i])-float64(want[i])) > tolerance*(1+math.Abs(float64(want[i]))) {
			t.Fatalf("%s: element %d is %v, want %v", what, i, got[i], want[i])
		}
	}
}

// The fast kernel and its plain definition agree on random shapes, those that
// fill its blocks and those that do not.
func TestAccumulateAgreesWithPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		columns := []int{8, 16, 24, 32, 1, 3, 10}[random.IntN(7)]
		fast := tile{
			rows: 1 + random.IntN(26), columns: columns,
			aRow: 1 + random.IntN(9), outer: 1 + random.IntN(6), aOuter: random.IntN(40),
			inner: 1 + random.IntN(20),
		}
		length := (fast.rows-1)*fast.aRow + (fast.outer-1)*fast.aOuter + fast.inner
		fast.a = randomValues(random, length)
		fast.b = randomValues(random, fast.outer*fast.inner*columns)
		fast.c = randomValues(random, fast.rows*columns)
		plain := fast
		plain.c = slices.Clone(fast.c)
		accumulate(fast)
		accumulatePlain(plain)
		near(t, fmt.Sprintf("rows %d columns %d", fast.rows, columns), fast.c, plain.c, 1e-4)
	}
}

func TestVectorKernelsAgreeWithPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		n, m := 1+random.IntN(200), 1+random.IntN(40)
		x, matrix, y := randomValues(random, m), randomValues(random, n*m), randomValues(random, n)
		fast, plain := slices.Clone(y), slices.Clone(y)
		addVectorMatrix(fast, x, matrix)
		addVectorMatrixPlain(plain, x, matrix)
		near(t, "addVectorMatrix", fast, plain, 1e-4)

		row := matrix[:n]
		fast, plain = slices.Clone(y), slices.Clone(y)
		addScaled(fast, row, 0.7)
		addScaledPlain(plain, row, 0.7)
		near(t, "addScaled", fast, plain, 1e-5)

		fast, plain = slices.Clone(y), slices.Clone(y)
		relu(fast)
		reluPlain(plain)
		near(t, "relu", fast, plain, 0)

		fast, plain = slices.Clone(y), slices.Clone(y)
		keepLarger(fast, row)
		keepLargerPlain(plain, row)
		near(t, "keepLarger", fast, plain, 0)

		fast, plain = make([]float32, m), make([]float32, m)
		multiply(fast, matrix, y)
		multiplyPlain(plain, matrix, y)
		near(t, "multiply", fast, plain, 1e-4)
	}
}

// Windows of five rows and others, filled up to whole vectors.
func TestWindowsAgreeWithPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	for range 200 {
		w := window{rows: 1 + random.IntN(11), columns: lanes * (1 + random.IntN(6))}
		w.stride = w.columns + random.IntN(50)
		const places = 70
		x := randomValues(random, places+(w.rows-1)*w.stride+w.columns-1)
		patch := randomValues(random, w.rows*w.columns)
		terms := make([]term, random.IntN(40))
		for i := range terms {
			terms[i] = term{float32(random.NormFloat64()), random.Int32N(places)}
		}

		fast, plain := slices.Clone(patch), slices.Clone(patch)
		w.gather(fast, x, terms)
		w.gatherPlain(plain, x, terms)
		near(t, fmt.Sprintf("gather %v", w), fast, plain, 1e-4)

		fast, plain = slices.Clone(x), slices.Clone(x)
		w.scatter(fast, patch, terms)
		w.scatterPlain(plain, patch, terms)
		near(t, fmt.Sprintf("scatter %v", w), fast, plain, 1e-4)
	}
}

func TestTransposeAgreesWithPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	for range 100 {
		rows, columns := 1+random.IntN(40), 1+random.IntN(40)
		if random.IntN(2) == 0 {
			rows, columns = 8*(1+rows/8), 8*(1+columns/8)
		}
		to, from := rows+random.IntN(5), columns+random.IntN(5)
		src := randomValues(random, rows*from)
		fast := randomValues(random, columns*to)
		plain := slices.Clone(fast)
		addTransposed(fast, to, src, from, rows, columns)
		addTransposedPlain(plain, to, src, from, rows, columns)
		near(t, fmt.Sprintf("transpose %d × %d", rows, columns), fast, plain, 0)
	}
}

// sparseValues are random values of which the given share is zero.
func sparseValues(random *rand.Rand, n int, zeros float64) []float32 {
	values := randomValues(random, n)
	for i := range values {
		if random.Float64() < zeros {
			values[i] = 0
		}
	}
	return values
}

func TestTermListsAgreeWithPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 14))
	for range 200 {
		r := cellRow{
			cells: 1 + random.IntN(60), maps: 1 + random.IntN(lanes),
			at: random.IntN(1000), step: 1 + random.IntN(20),
			floor: []float32{0, float32(math.Inf(-1))}[random.IntN(2)],
		}
		if random.IntN(2) == 0 {
			r.maps = lanes
		}
		r.stride = r.maps + random.IntN(20)
		zeros := random.Float64()
		r.dy = sparseValues(random, r.cells*r.stride, zeros)
		r.y = sparseValues(random, r.cells*r.stride, 0.3)
		var fast, plain termLists
		for range 2 { // the second row is put behind the first
			fast.add(r)
			plain.addPlain(r)
		}
		if fast != plain {
			t.Fatalf("%d cells of %d maps, stride %d: %v terms, want %v", r.cells, r.maps, r.stride, fast.count, plain.count)
		}
	}
}

func TestLargestAgreesWithPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(33, 34))
	for range 100 {
		x := randomValues(random, 1+random.IntN(100))
		if got, want := largest(x), largestPlain(x); got != want {
			t.Fatalf("of %d values %v is the largest, want %v", len(x), got, want)
		}
	}
}

func TestLargestOfFourAgreesWithPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(27, 28))
	for range 100 {
		cells, maps := 1+random.IntN(12), []int{8, 16, 24, 1, 3, 10}[random.IntN(6)]
		top, bottom := randomValues(random, 2*cells*maps), randomValues(random, 2*cells*maps)
		fast, plain := make([]float32, cells*maps), make([]float32, cells*maps)
		largestOfFour(fast, top, bottom, maps)
		largestOfFourPlain(plain, top, bottom, maps)
		near(t, "largest", fast, plain, 0)
	}
}

// Few different values, so that there are equal ones among the four of a pool.
func TestMoveToWinnersAgreesWithPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 16))
	for range 100 {
		cells, maps := 1+random.IntN(12), []int{8, 16, 24, 1, 3, 10}[random.IntN(6)]
		step := maps * (1 + random.IntN(3))
		x, y := make([]float32, cells*step), make([]float32, cells*maps)
		for _, values := range [][]float32{x, y} {
			for i := range values {
				values[i] = float32(random.IntN(3))
			}
		}
		dy := sparseValues(random, len(y), 0.5)
		fastX, fastY := make([]float32, len(x)), slices.Clone(dy)
		plainX, plainY := make([]float32, len(x)), slices.Clone(dy)
		moveToWinners(fastX, x, fastY, y, maps, step)
		moveToWinnersPlain(plainX, x, plainY, y, maps, step)
		near(t, "moved", fastX, plainX, 0)
		near(t, "left", fastY, plainY, 0)
	}
}

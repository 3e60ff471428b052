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
			inner: 1 + random.IntN(20), aInner: 1 + random.IntN(9),
		}
		length := (fast.rows-1)*fast.aRow + (fast.outer-1)*fast.aOuter + (fast.inner-1)*fast.aInner + 1
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

		near(t, "dot", []float32{dot(row, y)}, []float32{dotPlain(row, y)}, 1e-4)
	}
}

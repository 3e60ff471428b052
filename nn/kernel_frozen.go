package nn

import "math"

//go:generate go run ./internal/unroll

// minusInfinity is the floor under which nothing is cut.
var minusInfinity = float32(math.Inf(-1))

const (
	blockRows, blockColumns = 2, 16
	vectorLength            = 4
)

// A block is two rows by sixteen columns of a matrix product, with bias and
// floor:
//
//	c[i·cRow + j] = max(floor, bias[j] + Σ_p Σ_q a[i·aRow + p·aOuter + q] · b[(p·inner + q)·16 + j])
//
// with i < 2, j < 16, p < outer, q < inner. inner is part of the name of the
// methods that compute it.
type block struct {
	c             []float32
	cRow          int
	a             []float32
	aRow          int
	outer, aOuter int
	b, bias       []float32
	floor         float32
}

// plain is the block's definition, the reference for the fast forms.
func (k *block) plain(inner int) {
	for i := range blockRows {
		c := k.c[i*k.cRow:][:blockColumns]
		copy(c, k.bias)
		for p := range k.outer {
			for q, v := range k.a[i*k.aRow+p*k.aOuter:][:inner] {
				addScaledPlain(c, k.b[(p*inner+q)*blockColumns:], v)
			}
		}
		raise(c, k.floor)
	}
}

// raise raises smaller values to the floor.
func raise(y []float32, floor float32) {
	for i, v := range y {
		if v < floor {
			y[i] = floor
		}
	}
}

// A walk says how far apart lines are, and the steps along a line. At each step
// lie four values of neighbouring maps, which are transformed alike.
type walk struct{ line, step int }

// transformInputPlain multiplies each of eight lines by inputMatrix.
func transformInputPlain(dst []float32, to walk, src []float32, from walk) {
	for line := range tileIn {
		for i, row := range inputMatrix {
			sum := dst[line*to.line+i*to.step:][:vectorLength]
			clear(sum)
			for j, v := range row {
				addScaledPlain(sum, src[line*from.line+j*from.step:], v)
			}
		}
	}
}

// transformOutputPlain multiplies each line by outputMatrix, adds the bias of
// the four maps, and raises what is below the floor.
func transformOutputPlain(dst []float32, to walk, src []float32, from walk, lines int, bias []float32, floor float32) {
	for line := range lines {
		for i, row := range outputMatrix {
			sum := dst[line*to.line+i*to.step:][:vectorLength]
			copy(sum, bias)
			for j, v := range row {
				addScaledPlain(sum, src[line*from.line+j*from.step:], v)
			}
			raise(sum, floor)
		}
	}
}

// addTermsPlain adds each term's value times 32 values of m from its place on.
func addTermsPlain(sums *[termColumns]float32, terms []term, m []float32) {
	for _, t := range terms {
		addScaledPlain(sums[:], m[t.at:], t.value)
	}
}

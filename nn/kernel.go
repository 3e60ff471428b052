package nn

// A tile is one small matrix product with strides, the form that a
// convolution's forward pass and both its gradients take:
//
//	c[i·columns + j] += Σ_p Σ_q a[i·aRow + p·aOuter + q·aInner] · b[(p·inner + q)·columns + j]
//
// with i < rows, j < columns, p < outer, q < inner.
type tile struct {
	c             []float32
	rows, columns int
	a             []float32
	aRow          int
	outer, aOuter int
	inner, aInner int
	b             []float32
}

// accumulatePlain is the tile's definition, the reference for the fast forms.
func accumulatePlain(t tile) {
	for i := range t.rows {
		c := t.c[i*t.columns : (i+1)*t.columns]
		b := t.b
		for p := range t.outer {
			a := i*t.aRow + p*t.aOuter
			for range t.inner {
				addScaledPlain(c, b[:len(c)], t.a[a])
				b = b[len(c):]
				a += t.aInner
			}
		}
	}
}

// addVectorMatrixPlain adds x·m to y: m has len(x) rows of len(y) values.
func addVectorMatrixPlain(y, x, m []float32) {
	for i, v := range x {
		addScaledPlain(y, m[i*len(y):(i+1)*len(y)], v)
	}
}

// addScaledPlain adds s·x to y.
func addScaledPlain(y, x []float32, s float32) {
	for i, v := range x[:len(y)] {
		y[i] += s * v
	}
}

// dotPlain is Σ x[i]·y[i].
func dotPlain(x, y []float32) float32 {
	var sum float32
	for i, v := range x {
		sum += v * y[i]
	}
	return sum
}

// reluPlain clears the negative values of y: max(0, y).
func reluPlain(y []float32) {
	for i, v := range y {
		if v < 0 {
			y[i] = 0
		}
	}
}

// keepLargerPlain takes each value of candidate that is larger than best's. It
// does not use max: on wasm that calls the runtime for every value.
func keepLargerPlain(best, candidate []float32) {
	for c, v := range candidate[:len(best)] {
		if v > best[c] {
			best[c] = v
		}
	}
}

// repeat fills dst with copies of pattern, of which it has a whole number.
func repeat(dst, pattern []float32) {
	for filled := copy(dst, pattern); filled < len(dst); filled *= 2 {
		copy(dst[filled:], dst[:filled])
	}
}

// sumRows adds to sum[j] all values of rows that stand in column j.
func sumRows(sum, rows []float32) {
	for ; len(rows) > 0; rows = rows[len(sum):] {
		for j, v := range rows[:len(sum)] {
			sum[j] += v
		}
	}
}

package nn

// A tile is one small matrix product with strides, the form that a row of a
// convolution's output takes:
//
//	c[i·columns + j] += Σ_p Σ_q a[i·aRow + p·aOuter + q] · b[(p·inner + q)·columns + j]
//
// with i < rows, j < columns, p < outer, q < inner.
type tile struct {
	c             []float32
	rows, columns int
	a             []float32
	aRow          int
	outer, aOuter int
	inner         int
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
				a++
			}
		}
	}
}

// A term is a value and where that begins which it is multiplied by: for a gradient of a
// map its window of the input, for an input of a dense layer its row of the weights.
type term struct {
	value float32
	at    int32
}

// total is the sum of all values.
func total(terms []term) (sum float32) {
	for _, t := range terms {
		sum += t.value
	}
	return sum
}

// A window is a rows × columns block of a picture whose rows are stride apart.
type window struct{ rows, columns, stride int }

// lanes is the number of maps that are listed together, and what a window's
// columns are filled up to a multiple of.
const lanes = 8

// termLists are the terms of neighbouring maps out of maxTerms cells or fewer.
type termLists struct {
	count [lanes]int
	terms [lanes][maxTerms]term
}

// maxTerms keeps the lists of eight maps, 16 KB, within a core's first cache.
const maxTerms = 256

// A cellRow is a part of a convolution's output: some maps of cells that stand
// side by side, stride values apart. Gradients dy pass where the output y is
// above floor. The first cell's window begins at at, the others' step values
// further each.
type cellRow struct {
	dy, y               []float32
	floor               float32
	cells, maps, stride int
	at, step            int
}

// addPlain lists the gradients that pass and are not zero.
func (l *termLists) addPlain(r cellRow) {
	for cell := range r.cells {
		dy, y := r.dy[cell*r.stride:][:r.maps], r.y[cell*r.stride:]
		for lane, v := range dy {
			if v != 0 && y[lane] > r.floor {
				l.append(lane, term{v, int32(r.at + cell*r.step)})
			}
		}
	}
}

func (l *termLists) append(lane int, t term) {
	l.terms[lane][l.count[lane]] = t
	l.count[lane]++
}

// gatherPlain adds to sum, of the window's size, each term's value times the
// window of x that begins at its place.
func (w window) gatherPlain(sum, x []float32, terms []term) {
	for _, t := range terms {
		for row := range w.rows {
			addScaledPlain(sum[row*w.columns:(row+1)*w.columns], x[int(t.at)+row*w.stride:], t.value)
		}
	}
}

// scatterPlain adds to the window of x that begins at each term's place the
// term's value times weight, which has the window's size.
func (w window) scatterPlain(x, weight []float32, terms []term) {
	for _, t := range terms {
		for row := range w.rows {
			addScaledPlain(x[int(t.at)+row*w.stride:][:w.columns], weight[row*w.columns:], t.value)
		}
	}
}

// addTransposedPlain adds to dst the transpose of src, rows × columns, whose
// rows are srcStride apart; those of dst are dstStride apart.
func addTransposedPlain(dst []float32, dstStride int, src []float32, srcStride, rows, columns int) {
	for row := range rows {
		for column, v := range src[row*srcStride:][:columns] {
			dst[column*dstStride+row] += v
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

// largestPlain is the largest of one or more values.
func largestPlain(x []float32) float32 {
	best := x[0]
	for _, v := range x {
		if v > best {
			best = v
		}
	}
	return best
}

// largestOfFourPlain is one row of a 2 × 2 max pool: each cell of y, maps values,
// takes the largest of two neighbouring cells of the row top and the two of
// bottom.
func largestOfFourPlain(y, top, bottom []float32, maps int) {
	for cell := 0; cell*maps < len(y); cell++ {
		best, from := y[cell*maps:][:maps], 2*cell*maps
		copy(best, top[from:])
		keepLargerPlain(best, top[from+maps:])
		keepLargerPlain(best, bottom[from:])
		keepLargerPlain(best, bottom[from+maps:])
	}
}

// moveToWinnersPlain moves the gradients dy to dx where x is what a max pool
// kept, y. Cells of dy and y, maps values each, stand side by side, those of dx
// and x step values apart. What is moved leaves a zero, for the next of equal
// values.
func moveToWinnersPlain(dx, x, dy, y []float32, maps, step int) {
	for cell := 0; cell*maps < len(dy); cell++ {
		for c := range maps {
			from, to := cell*maps+c, cell*step+c
			if x[to] == y[from] {
				dx[to], dy[from] = dy[from], 0
			}
		}
	}
}

// multiplyPlain writes to y the product of the matrix m, len(y) rows of len(x)
// values, with x.
func multiplyPlain(y, m, x []float32) {
	for i := range y {
		y[i] = dotPlain(m[i*len(x):(i+1)*len(x)], x)
	}
}

// repeat fills dst with copies of pattern, of which it has a whole number.
func repeat(dst, pattern []float32) {
	for filled := copy(dst, pattern); filled < len(dst); filled *= 2 {
		copy(dst[filled:], dst[:filled])
	}
}

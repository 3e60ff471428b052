//go:build goexperiment.simd && (wasm || arm64)

package nn

import "simd/archsimd"

// Loads and splats stand in the expressions themselves: the compiler schedules
// inlined calls after everything else of a block of code, and so spills.

// Four rows by eight columns are summed at a time: eight accumulators of four
// lanes stay in registers.
func accumulate(t tile) {
	const rows, columns = 4, 8
	if t.columns%columns != 0 {
		accumulatePlain(t)
		return
	}
	row := 0
	for ; row+rows <= t.rows; row += rows {
		for column := 0; column < t.columns; column += columns {
			t.fourRows(row, column)
		}
	}
	for ; row < t.rows; row++ {
		for column := 0; column < t.columns; column += columns {
			t.oneRow(row, column)
		}
	}
}

func (t *tile) fourRows(row, column int) {
	c0 := (*[8]float32)(t.c[row*t.columns+column:])
	c1 := (*[8]float32)(t.c[(row+1)*t.columns+column:])
	c2 := (*[8]float32)(t.c[(row+2)*t.columns+column:])
	c3 := (*[8]float32)(t.c[(row+3)*t.columns+column:])
	s00, s01 := load(c0[0:4]), load(c0[4:8])
	s10, s11 := load(c1[0:4]), load(c1[4:8])
	s20, s21 := load(c2[0:4]), load(c2[4:8])
	s30, s31 := load(c3[0:4]), load(c3[4:8])
	b, columns, r := t.b[column:], t.columns, t.aRow
	for p := range t.outer {
		a := t.a[row*r+p*t.aOuter:]
		a0, a1, a2, a3 := a[:t.inner], a[r:][:t.inner], a[2*r:][:t.inner], a[3*r:][:t.inner]
		for q := range t.inner {
			w := (*[8]float32)(b[(p*t.inner+q)*columns:])
			w0 := archsimd.LoadFloat32x4Array((*[4]float32)(w[0:4]))
			w1 := archsimd.LoadFloat32x4Array((*[4]float32)(w[4:8]))
			x := archsimd.BroadcastFloat32x4(a0[q])
			s00, s01 = s00.Add(x.Mul(w0)), s01.Add(x.Mul(w1))
			x = archsimd.BroadcastFloat32x4(a1[q])
			s10, s11 = s10.Add(x.Mul(w0)), s11.Add(x.Mul(w1))
			x = archsimd.BroadcastFloat32x4(a2[q])
			s20, s21 = s20.Add(x.Mul(w0)), s21.Add(x.Mul(w1))
			x = archsimd.BroadcastFloat32x4(a3[q])
			s30, s31 = s30.Add(x.Mul(w0)), s31.Add(x.Mul(w1))
		}
	}
	store(s00, c0[0:4])
	store(s01, c0[4:8])
	store(s10, c1[0:4])
	store(s11, c1[4:8])
	store(s20, c2[0:4])
	store(s21, c2[4:8])
	store(s30, c3[0:4])
	store(s31, c3[4:8])
}

func (t *tile) oneRow(row, column int) {
	c := (*[8]float32)(t.c[row*t.columns+column:])
	s0, s1 := load(c[0:4]), load(c[4:8])
	b := t.b[column:]
	for p := range t.outer {
		for q, v := range t.a[row*t.aRow+p*t.aOuter:][:t.inner] {
			w := (*[8]float32)(b[(p*t.inner+q)*t.columns:])
			x := archsimd.BroadcastFloat32x4(v)
			s0, s1 = s0.Add(x.Mul(load(w[0:4]))), s1.Add(x.Mul(load(w[4:8])))
		}
	}
	store(s0, c[0:4])
	store(s1, c[4:8])
}

func addVectorMatrix(y, x, m []float32) {
	const block = 32
	column := 0
	for ; column+block <= len(y); column += block {
		addVectorBlock((*[block]float32)(y[column:]), x, m[column:], len(y))
	}
	if column == len(y) {
		return
	}
	for i, v := range x {
		row := m[i*len(y):]
		addScaledPlain(y[column:], row[column:len(y)], v)
	}
}

// addVectorBlock computes 32 columns of a vector-matrix product whose rows
// have the given width.
func addVectorBlock(y *[32]float32, x, m []float32, width int) {
	s0, s1, s2, s3 := load(y[0:4]), load(y[4:8]), load(y[8:12]), load(y[12:16])
	s4, s5, s6, s7 := load(y[16:20]), load(y[20:24]), load(y[24:28]), load(y[28:32])
	for i, e := range x {
		w := (*[32]float32)(m[i*width:])
		v := archsimd.BroadcastFloat32x4(e)
		s0, s1 = s0.Add(v.Mul(load(w[0:4]))), s1.Add(v.Mul(load(w[4:8])))
		s2, s3 = s2.Add(v.Mul(load(w[8:12]))), s3.Add(v.Mul(load(w[12:16])))
		s4, s5 = s4.Add(v.Mul(load(w[16:20]))), s5.Add(v.Mul(load(w[20:24])))
		s6, s7 = s6.Add(v.Mul(load(w[24:28]))), s7.Add(v.Mul(load(w[28:32])))
	}
	store(s0, y[0:4])
	store(s1, y[4:8])
	store(s2, y[8:12])
	store(s3, y[12:16])
	store(s4, y[16:20])
	store(s5, y[20:24])
	store(s6, y[24:28])
	store(s7, y[28:32])
}

func addScaled(y, x []float32, s float32) {
	v := archsimd.BroadcastFloat32x4(s)
	i := 0
	for ; i+4 <= len(y); i += 4 {
		store(load(y[i:i+4]).Add(v.Mul(load(x[i:i+4]))), y[i:i+4])
	}
	addScaledPlain(y[i:], x[i:], s)
}

func dot(x, y []float32) float32 {
	sum := archsimd.BroadcastFloat32x4(0)
	i := 0
	for ; i+4 <= len(x); i += 4 {
		sum = sum.Add(load(x[i : i+4]).Mul(load(y[i : i+4])))
	}
	var lanes [4]float32
	store(sum, lanes[:])
	return lanes[0] + lanes[1] + lanes[2] + lanes[3] + dotPlain(x[i:], y[i:])
}

func relu(y []float32) {
	zero := archsimd.BroadcastFloat32x4(0)
	i := 0
	for ; i+4 <= len(y); i += 4 {
		store(load(y[i:i+4]).Max(zero), y[i:i+4])
	}
	reluPlain(y[i:])
}

func largest(x []float32) float32 {
	const block = 16
	i, best := 0, archsimd.BroadcastFloat32x4(x[0])
	for ; i+block <= len(x); i += block {
		v := (*[block]float32)(x[i:])
		best = best.Max(load(v[0:4]).Max(load(v[4:8])).Max(load(v[8:12]).Max(load(v[12:16]))))
	}
	var lanes [4]float32
	store(best, lanes[:])
	for _, v := range x[i:] {
		lanes[0] = max(lanes[0], v)
	}
	return largestPlain(lanes[:])
}

func largestOfFour(y, top, bottom []float32, maps int) {
	const block = 16
	if maps%block != 0 {
		largestOfFourPlain(y, top, bottom, maps)
		return
	}
	for cell := 0; cell < len(y); cell += maps {
		for c := cell; c < cell+maps; c += block {
			left, right := cell+c, cell+c+maps
			a, b := (*[block]float32)(top[left:left+block:left+block]), (*[block]float32)(top[right:right+block:right+block])
			d, e := (*[block]float32)(bottom[left:left+block:left+block]), (*[block]float32)(bottom[right:right+block:right+block])
			best := (*[block]float32)(y[c : c+block : c+block])
			store(load(a[0:4]).Max(load(b[0:4])).Max(load(d[0:4]).Max(load(e[0:4]))), best[0:4])
			store(load(a[4:8]).Max(load(b[4:8])).Max(load(d[4:8]).Max(load(e[4:8]))), best[4:8])
			store(load(a[8:12]).Max(load(b[8:12])).Max(load(d[8:12]).Max(load(e[8:12]))), best[8:12])
			store(load(a[12:16]).Max(load(b[12:16])).Max(load(d[12:16]).Max(load(e[12:16]))), best[12:16])
		}
	}
}

func fillCells(row []float32, cell *[blockMaps]float32, maps int, cells span) {
	v0, v1, v2, v3 := load(cell[0:4]), load(cell[4:8]), load(cell[8:12]), load(cell[12:16])
	for column := cells.first; column < cells.end; column++ {
		c := (*[blockMaps]float32)(row[column*maps:])
		store(v0, c[0:4])
		store(v1, c[4:8])
		store(v2, c[8:12])
		store(v3, c[12:16])
	}
}

func keepLarger(best, candidate []float32) {
	i := 0
	for ; i+4 <= len(best); i += 4 {
		store(load(best[i:i+4]).Max(load(candidate[i:i+4])), best[i:i+4])
	}
	keepLargerPlain(best[i:], candidate[i:])
}

// load and store go through an array pointer, which compiles to a single
// vector instruction.
func load(s []float32) archsimd.Float32x4     { return archsimd.LoadFloat32x4Array((*[4]float32)(s)) }
func store(v archsimd.Float32x4, s []float32) { v.StoreArray((*[4]float32)(s)) }

// fourAt is s[at:at+4]. That nothing is left behind its end saves the compiler
// some arithmetic.
func fourAt(s []float32, at int) *[4]float32 { return (*[4]float32)(s[at : at+4 : at+4]) }

func (w window) gather(sum, x []float32, terms []term)     { w.gatherPlain(sum, x, terms) }
func (w window) scatter(x, weight []float32, terms []term) { w.scatterPlain(x, weight, terms) }

func addTransposed(dst []float32, dstStride int, src []float32, srcStride, rows, columns int) {
	addTransposedPlain(dst, dstStride, src, srcStride, rows, columns)
}

func multiply(y, m, x []float32) {
	for i := range y {
		y[i] = dot(m[i*len(x):(i+1)*len(x)], x)
	}
}

func moveToWinners(dx, x, dy, y []float32, maps, step int) {
	moveToWinnersPlain(dx, x, dy, y, maps, step)
}

func (l *termLists) add(r cellRow) { l.addPlain(r) }

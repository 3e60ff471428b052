//go:build goexperiment.simd && amd64

package nn

import "simd/archsimd"

// hasFMA is fixed by the processor: eight lanes and fused multiply-add.
var hasFMA = archsimd.X86.AVX2() && archsimd.X86.FMA()

// Eight accumulators of eight lanes stay in registers: four rows by sixteen
// columns are summed at a time, or eight rows by eight columns.
func accumulate(t tile) {
	if !hasFMA || t.columns%8 != 0 {
		accumulatePlain(t)
		return
	}
	column := 0
	for ; column+16 <= t.columns; column += 16 {
		row := 0
		for ; row+4 <= t.rows; row += 4 {
			t.fourRows(row, column)
		}
		t.singleRows(row, column)
		t.singleRows(row, column+8)
	}
	if column < t.columns {
		row := 0
		for ; row+8 <= t.rows; row += 8 {
			t.eightRows(row, column)
		}
		t.singleRows(row, column)
	}
}

// length is the distance from the first to behind the last value of a that one
// row of c reads.
func (t *tile) length() int {
	return (t.outer-1)*t.aOuter + t.inner
}

func (t *tile) eightRows(row, column int) {
	n := t.columns
	c := t.c[row*n+column:]
	s0, s1, s2, s3 := load(c), load(c[n:]), load(c[2*n:]), load(c[3*n:])
	s4, s5, s6, s7 := load(c[4*n:]), load(c[5*n:]), load(c[6*n:]), load(c[7*n:])
	a, r, length := t.a[row*t.aRow:], t.aRow, t.length()
	a0, a1, a2, a3 := a[:length], a[r:][:length], a[2*r:][:length], a[3*r:][:length]
	a4, a5, a6, a7 := a[4*r:][:length], a[5*r:][:length], a[6*r:][:length], a[7*r:][:length]
	b, at, bt := t.b[column:], 0, 0
	for range t.outer {
		for range t.inner {
			w := load(b[bt : bt+8])
			s0 = archsimd.BroadcastFloat32x8(a0[at]).MulAdd(w, s0)
			s1 = archsimd.BroadcastFloat32x8(a1[at]).MulAdd(w, s1)
			s2 = archsimd.BroadcastFloat32x8(a2[at]).MulAdd(w, s2)
			s3 = archsimd.BroadcastFloat32x8(a3[at]).MulAdd(w, s3)
			s4 = archsimd.BroadcastFloat32x8(a4[at]).MulAdd(w, s4)
			s5 = archsimd.BroadcastFloat32x8(a5[at]).MulAdd(w, s5)
			s6 = archsimd.BroadcastFloat32x8(a6[at]).MulAdd(w, s6)
			s7 = archsimd.BroadcastFloat32x8(a7[at]).MulAdd(w, s7)
			at++
			bt += n
		}
		at += t.aOuter - t.inner
	}
	store(s0, c)
	store(s1, c[n:])
	store(s2, c[2*n:])
	store(s3, c[3*n:])
	store(s4, c[4*n:])
	store(s5, c[5*n:])
	store(s6, c[6*n:])
	store(s7, c[7*n:])
}

func (t *tile) fourRows(row, column int) {
	n := t.columns
	c := t.c[row*n+column:]
	s0, s1, s2, s3 := load(c), load(c[n:]), load(c[2*n:]), load(c[3*n:])
	s4, s5, s6, s7 := load(c[8:]), load(c[n+8:]), load(c[2*n+8:]), load(c[3*n+8:])
	a, r, length := t.a[row*t.aRow:], t.aRow, t.length()
	a0, a1, a2, a3 := a[:length], a[r:][:length], a[2*r:][:length], a[3*r:][:length]
	b, at, bt := t.b[column:], 0, 0
	for range t.outer {
		for range t.inner {
			w := b[bt : bt+16]
			left, right := load(w), load(w[8:])
			v := archsimd.BroadcastFloat32x8(a0[at])
			s0, s4 = left.MulAdd(v, s0), right.MulAdd(v, s4)
			v = archsimd.BroadcastFloat32x8(a1[at])
			s1, s5 = left.MulAdd(v, s1), right.MulAdd(v, s5)
			v = archsimd.BroadcastFloat32x8(a2[at])
			s2, s6 = left.MulAdd(v, s2), right.MulAdd(v, s6)
			v = archsimd.BroadcastFloat32x8(a3[at])
			s3, s7 = v.MulAdd(left, s3), v.MulAdd(right, s7)
			at++
			bt += n
		}
		at += t.aOuter - t.inner
	}
	store(s0, c)
	store(s1, c[n:])
	store(s2, c[2*n:])
	store(s3, c[3*n:])
	store(s4, c[8:])
	store(s5, c[n+8:])
	store(s6, c[2*n+8:])
	store(s7, c[3*n+8:])
}

// singleRows sums the rows from first on, eight columns.
func (t *tile) singleRows(first, column int) {
	for row := first; row < t.rows; row++ {
		t.oneRow(row, column)
	}
}

func (t *tile) oneRow(row, column int) {
	c := t.c[row*t.columns+column:]
	s := load(c)
	b := t.b[column:]
	for p := range t.outer {
		a := t.a[row*t.aRow+p*t.aOuter:]
		at, bt := 0, p*t.inner*t.columns
		for range t.inner {
			s = archsimd.BroadcastFloat32x8(a[at]).MulAdd(load(b[bt:]), s)
			at++
			bt += t.columns
		}
	}
	store(s, c)
}

func addVectorMatrix(y, x, m []float32) {
	const block = 64
	column := 0
	for ; hasFMA && column+block <= len(y); column += block {
		addVectorBlock(y[column:column+block], x, m[column:], len(y))
	}
	for ; hasFMA && column+8 <= len(y); column += 8 {
		addVectorEight(y[column:], x, m[column:], len(y))
	}
	if column == len(y) {
		return
	}
	for i, v := range x {
		row := m[i*len(y):]
		addScaledPlain(y[column:], row[column:len(y)], v)
	}
}

// addVectorBlock computes 64 columns of a vector-matrix product whose rows
// have the given width.
func addVectorBlock(y, x, m []float32, width int) {
	s0, s1, s2, s3 := load(y), load(y[8:]), load(y[16:]), load(y[24:])
	s4, s5, s6, s7 := load(y[32:]), load(y[40:]), load(y[48:]), load(y[56:])
	for i, e := range x {
		w := m[i*width:][:64]
		v := archsimd.BroadcastFloat32x8(e)
		s0, s1 = v.MulAdd(load(w), s0), v.MulAdd(load(w[8:]), s1)
		s2, s3 = v.MulAdd(load(w[16:]), s2), v.MulAdd(load(w[24:]), s3)
		s4, s5 = v.MulAdd(load(w[32:]), s4), v.MulAdd(load(w[40:]), s5)
		s6, s7 = v.MulAdd(load(w[48:]), s6), v.MulAdd(load(w[56:]), s7)
	}
	store(s0, y)
	store(s1, y[8:])
	store(s2, y[16:])
	store(s3, y[24:])
	store(s4, y[32:])
	store(s5, y[40:])
	store(s6, y[48:])
	store(s7, y[56:])
}

// addVectorEight computes eight columns of a vector-matrix product whose rows
// have the given width.
func addVectorEight(y, x, m []float32, width int) {
	s := load(y)
	for i, e := range x {
		s = archsimd.BroadcastFloat32x8(e).MulAdd(load(m[i*width:]), s)
	}
	store(s, y)
}

func addScaled(y, x []float32, s float32) {
	i := 0
	if hasFMA {
		v := archsimd.BroadcastFloat32x8(s)
		x = x[:len(y):len(y)]
		for ; i+8 <= len(y); i += 8 {
			store(load(x[i:i+8]).MulAdd(v, load(y[i:i+8])), y[i:i+8])
		}
	}
	addScaledPlain(y[i:], x[i:], s)
}

func dot(x, y []float32) float32 {
	if !hasFMA {
		return dotPlain(x, y)
	}
	sum0, sum1 := archsimd.BroadcastFloat32x8(0), archsimd.BroadcastFloat32x8(0)
	i := 0
	for ; i+16 <= len(x); i += 16 {
		sum0 = load(x[i:]).MulAdd(load(y[i:]), sum0)
		sum1 = load(x[i+8:]).MulAdd(load(y[i+8:]), sum1)
	}
	var lanes [8]float32
	store(sum0.Add(sum1), lanes[:])
	total := dotPlain(x[i:], y[i:])
	for _, v := range lanes {
		total += v
	}
	return total
}

func relu(y []float32) {
	i := 0
	if hasFMA {
		zero := archsimd.BroadcastFloat32x8(0)
		for ; i+8 <= len(y); i += 8 {
			store(load(y[i:i+8]).Max(zero), y[i:i+8])
		}
	}
	reluPlain(y[i:])
}

func largest(x []float32) float32 { return largestPlain(x) }

func largestOfFour(y, top, bottom []float32, maps int) {
	if !hasFMA || maps%8 != 0 {
		largestOfFourPlain(y, top, bottom, maps)
		return
	}
	for cell := 0; cell < len(y); cell += maps {
		for c := cell; c < cell+maps; c += 8 {
			left, right := cell+c, cell+c+maps
			best := load(top[left:]).Max(load(top[right:])).Max(load(bottom[left:])).Max(load(bottom[right:]))
			store(best, y[c:])
		}
	}
}

func keepLarger(best, candidate []float32) {
	i := 0
	for ; hasFMA && i+8 <= len(best); i += 8 {
		store(load(best[i:i+8]).Max(load(candidate[i:i+8])), best[i:i+8])
	}
	keepLargerPlain(best[i:], candidate[i:])
}

// load and store go through an array pointer, which compiles to a single
// vector instruction.
func load(s []float32) archsimd.Float32x8     { return archsimd.LoadFloat32x8Array((*[8]float32)(s)) }
func store(v archsimd.Float32x8, s []float32) { v.StoreArray((*[8]float32)(s)) }

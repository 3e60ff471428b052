//go:build goexperiment.simd && amd64

package nn

import (
	"math/bits"
	"simd/archsimd"
)

func (l *termLists) add(r cellRow) {
	if !hasFMA || r.maps != lanes {
		l.addPlain(r)
		return
	}
	zero, floor := archsimd.BroadcastFloat32x8(0), archsimd.BroadcastFloat32x8(r.floor)
	for cell := range r.cells {
		dy := (*[lanes]float32)(r.dy[cell*r.stride:])
		v := load(dy[:])
		live := v.NotEqual(zero).And(load(r.y[cell*r.stride:]).Greater(floor)).ToBits()
		for ; live != 0; live &= live - 1 {
			lane := bits.TrailingZeros8(live)
			l.append(lane, term{dy[lane], int32(r.at + cell*r.step)})
		}
	}
}

// gather takes five rows at a time, the filters' usual height: their sums stay
// in registers over all terms, as scatter's weights do.
func (w window) gather(sum, x []float32, terms []term) {
	if !hasFMA {
		w.gatherPlain(sum, x, terms)
		return
	}
	for column := 0; column < w.columns; column += lanes {
		row := 0
		for ; row+5 <= w.rows; row += 5 {
			gatherFive(sum[row*w.columns+column:], w.columns, x[row*w.stride+column:], w.stride, terms)
		}
		for ; row < w.rows; row++ {
			gatherOne(sum[row*w.columns+column:], x[row*w.stride+column:], terms)
		}
	}
}

// gatherFive sums five rows of a window, eight columns.
func gatherFive(sum []float32, columns int, x []float32, stride int, terms []term) {
	s0, s1, s2, s3, s4 := load(sum), load(sum[columns:]), load(sum[2*columns:]), load(sum[3*columns:]), load(sum[4*columns:])
	n := len(x) - 4*stride
	x0, x1, x2, x3, x4 := x[:n:n], x[stride:][:n:n], x[2*stride:][:n:n], x[3*stride:][:n:n], x[4*stride:][:n:n]
	for _, t := range terms {
		v, at, end := archsimd.BroadcastFloat32x8(t.value), int(t.at), int(t.at)+8
		s0 = load(x0[at:end]).MulAdd(v, s0)
		s1 = load(x1[at:end]).MulAdd(v, s1)
		s2 = load(x2[at:end]).MulAdd(v, s2)
		s3 = load(x3[at:end]).MulAdd(v, s3)
		s4 = load(x4[at:end]).MulAdd(v, s4)
	}
	store(s0, sum)
	store(s1, sum[columns:])
	store(s2, sum[2*columns:])
	store(s3, sum[3*columns:])
	store(s4, sum[4*columns:])
}

func gatherOne(sum, x []float32, terms []term) {
	s := load(sum)
	for _, t := range terms {
		s = archsimd.BroadcastFloat32x8(t.value).MulAdd(load(x[t.at:]), s)
	}
	store(s, sum)
}

func (w window) scatter(x, weight []float32, terms []term) {
	if !hasFMA {
		w.scatterPlain(x, weight, terms)
		return
	}
	for column := 0; column < w.columns; column += lanes {
		row := 0
		for ; row+5 <= w.rows; row += 5 {
			scatterFive(x[row*w.stride+column:], w.stride, weight[row*w.columns+column:], w.columns, terms)
		}
		for ; row < w.rows; row++ {
			scatterOne(x[row*w.stride+column:], weight[row*w.columns+column:], terms)
		}
	}
}

// scatterFive adds five rows of a window, eight columns.
func scatterFive(x []float32, stride int, weight []float32, columns int, terms []term) {
	w0, w1, w2, w3, w4 := load(weight), load(weight[columns:]), load(weight[2*columns:]), load(weight[3*columns:]), load(weight[4*columns:])
	n := len(x) - 4*stride
	x0, x1, x2, x3, x4 := x[:n:n], x[stride:][:n:n], x[2*stride:][:n:n], x[3*stride:][:n:n], x[4*stride:][:n:n]
	for _, t := range terms {
		v, at, end := archsimd.BroadcastFloat32x8(t.value), int(t.at), int(t.at)+8
		store(w0.MulAdd(v, load(x0[at:end])), x0[at:end])
		store(w1.MulAdd(v, load(x1[at:end])), x1[at:end])
		store(w2.MulAdd(v, load(x2[at:end])), x2[at:end])
		store(w3.MulAdd(v, load(x3[at:end])), x3[at:end])
		store(w4.MulAdd(v, load(x4[at:end])), x4[at:end])
	}
}

func scatterOne(x, weight []float32, terms []term) {
	w := load(weight)
	for _, t := range terms {
		to := x[t.at:]
		store(archsimd.BroadcastFloat32x8(t.value).MulAdd(w, load(to)), to)
	}
}

// multiply adds the last columns, short of a vector, one by one.
func multiply(y, m, x []float32) {
	n, i := len(x), 0
	for ; hasFMA && i+8 <= len(y); i += 8 {
		eightProducts(y[i:], m[i*n:(i+8)*n], x)
		for j := n &^ 7; j < n; j++ {
			for k := range 8 {
				y[i+k] += m[(i+k)*n+j] * x[j]
			}
		}
	}
	for ; i < len(y); i++ {
		y[i] = dot(m[i*n:(i+1)*n], x)
	}
}

// eightProducts multiplies eight rows of m with x.
func eightProducts(y, m, x []float32) {
	n := len(x)
	m0, m1, m2, m3 := m[:n:n], m[n:][:n:n], m[2*n:][:n:n], m[3*n:][:n:n]
	m4, m5, m6, m7 := m[4*n:][:n:n], m[5*n:][:n:n], m[6*n:][:n:n], m[7*n:][:n:n]
	var s0, s1, s2, s3, s4, s5, s6, s7 archsimd.Float32x8
	for i := 0; i+8 <= n; i += 8 {
		v := load(x[i : i+8])
		s0, s1 = load(m0[i:i+8]).MulAdd(v, s0), load(m1[i:i+8]).MulAdd(v, s1)
		s2, s3 = load(m2[i:i+8]).MulAdd(v, s2), load(m3[i:i+8]).MulAdd(v, s3)
		s4, s5 = load(m4[i:i+8]).MulAdd(v, s4), load(m5[i:i+8]).MulAdd(v, s5)
		s6, s7 = load(m6[i:i+8]).MulAdd(v, s6), load(m7[i:i+8]).MulAdd(v, s7)
	}
	// Sums of four lanes: rows 0 to 3 from their low halves, then from their
	// high ones; and the same of rows 4 to 7.
	low := s0.ConcatAddPairsGrouped(s1).ConcatAddPairsGrouped(s2.ConcatAddPairsGrouped(s3))
	high := s4.ConcatAddPairsGrouped(s5).ConcatAddPairsGrouped(s6.ConcatAddPairsGrouped(s7))
	store(low.ConcatPermute128Scalars(0, 2, high).Add(low.ConcatPermute128Scalars(1, 3, high)), y)
}

func moveToWinners(dx, x, dy, y []float32, maps, step int) {
	if !hasFMA || maps%8 != 0 {
		moveToWinnersPlain(dx, x, dy, y, maps, step)
		return
	}
	for to := 0; len(dy) > 0; to += step {
		for c := 0; c < maps; c += 8 {
			v, candidate, kept := load(dy[c:]), load(x[to+c:]), load(y[c:])
			store(v.Masked(candidate.Equal(kept)), dx[to+c:])
			store(v.Masked(candidate.NotEqual(kept)), dy[c:])
		}
		dy, y = dy[maps:], y[maps:]
	}
}

// addTransposed takes blocks of 8 × 8.
func addTransposed(dst []float32, dstStride int, src []float32, srcStride, rows, columns int) {
	if !hasFMA || rows%8 != 0 || columns%8 != 0 {
		addTransposedPlain(dst, dstStride, src, srcStride, rows, columns)
		return
	}
	for row := 0; row < rows; row += 8 {
		for column := 0; column < columns; column += 8 {
			addBlockTransposed(dst[column*dstStride+row:], dstStride, src[row*srcStride+column:], srcStride)
		}
	}
}

// addBlockTransposed exchanges rows and columns of 8 × 8 values: by pairs of
// rows, by pairs of pairs, by halves.
func addBlockTransposed(dst []float32, to int, src []float32, from int) {
	a0, a1 := interleave(load(src), load(src[from:]))
	a2, a3 := interleave(load(src[2*from:]), load(src[3*from:]))
	a4, a5 := interleave(load(src[4*from:]), load(src[5*from:]))
	a6, a7 := interleave(load(src[6*from:]), load(src[7*from:]))
	b0, b1 := interleavePairs(a0, a2)
	b2, b3 := interleavePairs(a1, a3)
	b4, b5 := interleavePairs(a4, a6)
	b6, b7 := interleavePairs(a5, a7)
	add(dst, b0.ConcatPermute128Scalars(0, 2, b4))
	add(dst[to:], b1.ConcatPermute128Scalars(0, 2, b5))
	add(dst[2*to:], b2.ConcatPermute128Scalars(0, 2, b6))
	add(dst[3*to:], b3.ConcatPermute128Scalars(0, 2, b7))
	add(dst[4*to:], b0.ConcatPermute128Scalars(1, 3, b4))
	add(dst[5*to:], b1.ConcatPermute128Scalars(1, 3, b5))
	add(dst[6*to:], b2.ConcatPermute128Scalars(1, 3, b6))
	add(dst[7*to:], b3.ConcatPermute128Scalars(1, 3, b7))
}

// interleave gives x0 y0 x1 y1 and x2 y2 x3 y3, of both halves.
func interleave(x, y archsimd.Float32x8) (low, high archsimd.Float32x8) {
	i, j := x.AsInt32x8(), y.AsInt32x8()
	return i.InterleaveLoGrouped(j).AsFloat32x8(), i.InterleaveHiGrouped(j).AsFloat32x8()
}

// interleavePairs gives x0 x1 y0 y1 and x2 x3 y2 y3, of both halves.
func interleavePairs(x, y archsimd.Float32x8) (low, high archsimd.Float32x8) {
	i, j := x.AsInt64x4(), y.AsInt64x4()
	return i.InterleaveLoGrouped(j).AsFloat32x8(), i.InterleaveHiGrouped(j).AsFloat32x8()
}

func add(y []float32, x archsimd.Float32x8) { store(load(y).Add(x), y) }

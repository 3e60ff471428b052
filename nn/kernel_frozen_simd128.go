//go:build goexperiment.simd && (wasm || arm64)

package nn

import "simd/archsimd"

// lanesAt is s[at:at+4]. That nothing is left behind its end saves the compiler
// some arithmetic.
func lanesAt(s []float32, at int) *[4]float32 { return (*[4]float32)(s[at : at+4 : at+4]) }

// The loads stand in the expressions themselves: inlined calls would be
// scheduled after all other instructions of a block, and spill.

func transformInput(dst []float32, to walk, src []float32, from walk) {
	quarter, half, two := archsimd.BroadcastFloat32x4(0.25), archsimd.BroadcastFloat32x4(0.5), archsimd.BroadcastFloat32x4(2)
	four, a, b := archsimd.BroadcastFloat32x4(4), archsimd.BroadcastFloat32x4(5.25), archsimd.BroadcastFloat32x4(4.25)
	c, e := archsimd.BroadcastFloat32x4(2.5), archsimd.BroadcastFloat32x4(1.25)
	n, m := from.step, to.step
	for line := range tileIn {
		s, d := src[line*from.line:], dst[line*to.line:]
		d0 := archsimd.LoadFloat32x4Array(lanesAt(s, 0))
		d1 := archsimd.LoadFloat32x4Array(lanesAt(s, n))
		d2 := archsimd.LoadFloat32x4Array(lanesAt(s, 2*n))
		d3 := archsimd.LoadFloat32x4Array(lanesAt(s, 3*n))
		d4 := archsimd.LoadFloat32x4Array(lanesAt(s, 4*n))
		d5 := archsimd.LoadFloat32x4Array(lanesAt(s, 5*n))
		d6 := archsimd.LoadFloat32x4Array(lanesAt(s, 6*n))
		d7 := archsimd.LoadFloat32x4Array(lanesAt(s, 7*n))
		d0.Sub(d6).Add(d4.Sub(d2).Mul(a)).StoreArray(lanesAt(d, 0))
		d7.Sub(d1).Add(d3.Sub(d5).Mul(a)).StoreArray(lanesAt(d, 7*m))
		even, odd := d2.Add(d6).Sub(d4.Mul(b)), d1.Add(d5).Sub(d3.Mul(b))
		even.Add(odd).StoreArray(lanesAt(d, m))
		even.Sub(odd).StoreArray(lanesAt(d, 2*m))
		d3 = d3.Mul(c)
		even, odd = d6.Add(d2.Mul(quarter)).Sub(d4.Mul(e)), d1.Mul(half).Sub(d3).Add(d5.Mul(two))
		even.Add(odd).StoreArray(lanesAt(d, 3*m))
		even.Sub(odd).StoreArray(lanesAt(d, 4*m))
		even, odd = d6.Add(d2.Sub(d4.Mul(e)).Mul(four)), d1.Mul(two).Sub(d3).Add(d5.Mul(half))
		even.Add(odd).StoreArray(lanesAt(d, 5*m))
		even.Sub(odd).StoreArray(lanesAt(d, 6*m))
	}
}

func transformOutput(dst []float32, to walk, src []float32, from walk, lines int, bias []float32, floor float32) {
	two, four, eight := archsimd.BroadcastFloat32x4(2), archsimd.BroadcastFloat32x4(4), archsimd.BroadcastFloat32x4(8)
	half, quarter, eighth := archsimd.BroadcastFloat32x4(0.5), archsimd.BroadcastFloat32x4(0.25), archsimd.BroadcastFloat32x4(0.125)
	base, least := archsimd.LoadFloat32x4Array(lanesAt(bias, 0)), archsimd.BroadcastFloat32x4(floor)
	n, m := from.step, to.step
	for line := range lines {
		s, d := src[line*from.line:], dst[line*to.line:]
		m1 := archsimd.LoadFloat32x4Array(lanesAt(s, n))
		m2 := archsimd.LoadFloat32x4Array(lanesAt(s, 2*n))
		even1, odd1 := m1.Add(m2).Add(base), m1.Sub(m2).Add(base)
		m1 = archsimd.LoadFloat32x4Array(lanesAt(s, 3*n))
		m2 = archsimd.LoadFloat32x4Array(lanesAt(s, 4*n))
		even2, odd2 := m1.Add(m2), m1.Sub(m2)
		m1 = archsimd.LoadFloat32x4Array(lanesAt(s, 5*n))
		m2 = archsimd.LoadFloat32x4Array(lanesAt(s, 6*n))
		even3, odd3 := m1.Add(m2), m1.Sub(m2)
		m1 = archsimd.LoadFloat32x4Array(lanesAt(s, 0))
		m2 = archsimd.LoadFloat32x4Array(lanesAt(s, 7*n))
		m1.Add(even1).Add(even2).Add(even3).Max(least).StoreArray(lanesAt(d, 0))
		odd1.Add(odd2.Mul(two)).Add(odd3.Mul(half)).Max(least).StoreArray(lanesAt(d, m))
		even1.Add(even2.Mul(four)).Add(even3.Mul(quarter)).Max(least).StoreArray(lanesAt(d, 2*m))
		odd1.Add(odd2.Mul(eight)).Add(odd3.Mul(eighth)).Add(m2).Max(least).StoreArray(lanesAt(d, 3*m))
	}
}

//go:build !goexperiment.simd || !(arm64 || wasm)

package nn

func (k *block) inner5()  { k.plain(5) }
func (k *block) inner16() { k.plain(innerMaps) }

func transformInput(dst []float32, to walk, src []float32, from walk) {
	transformInputPlain(dst, to, src, from)
}

func transformOutput(dst []float32, to walk, src []float32, from walk, lines int, bias []float32, floor float32) {
	transformOutputPlain(dst, to, src, from, lines, bias, floor)
}

func addTerms(sums *[termColumns]float32, terms []term, m []float32) { addTermsPlain(sums, terms, m) }

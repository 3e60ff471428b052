//go:build !goexperiment.simd || !(amd64 || arm64 || wasm)

package nn

func accumulate(t tile)                    { accumulatePlain(t) }
func addVectorMatrix(y, x, m []float32)    { addVectorMatrixPlain(y, x, m) }
func addScaled(y, x []float32, s float32)  { addScaledPlain(y, x, s) }
func relu(y []float32)                     { reluPlain(y) }
func keepLarger(best, candidate []float32) { keepLargerPlain(best, candidate) }

func largest(x []float32) float32 { return largestPlain(x) }

func largestOfFour(y, top, bottom []float32, maps int) { largestOfFourPlain(y, top, bottom, maps) }

func (w window) gather(sum, x []float32, terms []term)     { w.gatherPlain(sum, x, terms) }
func (w window) scatter(x, weight []float32, terms []term) { w.scatterPlain(x, weight, terms) }

func addTransposed(dst []float32, dstStride int, src []float32, srcStride, rows, columns int) {
	addTransposedPlain(dst, dstStride, src, srcStride, rows, columns)
}

func multiply(y, m, x []float32) { multiplyPlain(y, m, x) }

func moveToWinners(dx, x, dy, y []float32, maps, step int) {
	moveToWinnersPlain(dx, x, dy, y, maps, step)
}

func (l *termLists) add(r cellRow) { l.addPlain(r) }

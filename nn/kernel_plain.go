//go:build !goexperiment.simd || !(amd64 || arm64 || wasm)

package nn

func accumulate(t tile)                    { accumulatePlain(t) }
func addVectorMatrix(y, x, m []float32)    { addVectorMatrixPlain(y, x, m) }
func addScaled(y, x []float32, s float32)  { addScaledPlain(y, x, s) }
func dot(x, y []float32) float32           { return dotPlain(x, y) }
func relu(y []float32)                     { reluPlain(y) }
func keepLarger(best, candidate []float32) { keepLargerPlain(best, candidate) }

//go:build !goexperiment.simd || !(arm64 || wasm)

package nn

func (r *filterRow) cells(from, to int) { r.cellsPlain(from, to) }
func (r *filterRow) fill(from, to int)  { r.fillPlain(from, to) }
func (p *pointProducts) compute()       { p.computePlain() }

func (p *panel) enter(x []float32, row, column int) { p.enterPlain(x, row, column) }

func (p *panel) leave(y []float32, row, column int, bias []float32, floor float32) {
	p.leavePlain(y, row, column, bias, floor)
}

func addTerms(sums *[termColumns]float32, terms []term, m []float32) { addTermsPlain(sums, terms, m) }

//go:build !goexperiment.simd || !(arm64 || wasm)

package nn

func (k *filterKernel) compute()  { k.computePlain() }
func (p *pointProducts) compute() { p.computePlain() }

func (p *panel) enter(x []float32, row, column int) { p.enterPlain(x, row, column) }

func (p *panel) leave(y []float32, row, column int, bias []float32, floor float32) {
	p.leavePlain(y, row, column, bias, floor)
}

func fillCells(row []float32, cell *[blockMaps]float32, maps int, cells span) {
	fillCellsPlain(row, cell, maps, cells)
}

func addTerms(sums *[termColumns]float32, terms []term, m []float32) { addTermsPlain(sums, terms, m) }

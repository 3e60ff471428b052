package nn

// sparseDense is a dense layer that passes over inputs of zero: behind a ReLU
// that is most of them.
type sparseDense struct {
	layer         *Dense
	inputs, units int
	floor         float32
	// bias has zeros up to whole blocks of 32 units; weight is ordered
	// [unit / 32][input][32 units].
	bias, weight []float32
}

// termColumns is the number of units that addTerms sums at a time, termRows the
// number of terms that it takes at a time.
const termColumns, termRows = 32, 4

func newSparseDense(l *Dense) *sparseDense {
	blocks := (l.out.Maps + termColumns - 1) / termColumns
	return &sparseDense{
		layer: l, units: l.out.Maps, inputs: l.in.Len(), floor: floor(l.relu),
		bias: make([]float32, blocks*termColumns), weight: make([]float32, blocks*termColumns*l.in.Len()),
	}
}

func (d *sparseDense) pack() {
	copy(d.bias, d.layer.bias)
	at := 0
	for unit := 0; unit < d.units; unit += termColumns {
		columns := min(termColumns, d.units-unit)
		for input := range d.inputs {
			copy(d.weight[at:], d.layer.weight[input*d.units+unit:][:columns])
			at += termColumns
		}
	}
}

func (d *sparseDense) forward(x, y []float32, space *workspace) {
	terms := listTerms(space.terms(len(x)+termRows), x, termColumns)
	var sums [termColumns]float32
	for unit := 0; unit < d.units; unit += termColumns {
		copy(sums[:], d.bias[unit:])
		addTerms(&sums, terms, d.weight[unit*d.inputs:][:termColumns*d.inputs])
		raise(sums[:], d.floor)
		copy(y[unit:], sums[:])
	}
}

// listTerms makes a term of each value that is not zero, step apart, and fills
// the list up to a multiple of termRows with terms of value zero.
func listTerms(list []term, x []float32, step int) []term {
	n := 0
	for i, v := range x { // without a branch, since zeros come at random
		list[n] = term{v, int32(i * step)}
		n += oneUnlessZero(v)
	}
	for ; n%termRows != 0; n++ {
		list[n] = term{}
	}
	return list[:n]
}

func oneUnlessZero(v float32) int {
	if v != 0 {
		return 1
	}
	return 0
}

// addTermsPlain adds each term's value times 32 values of m from its place on.
func addTermsPlain(sums *[termColumns]float32, terms []term, m []float32) {
	for _, t := range terms {
		addScaledPlain(sums[:], m[t.at:], t.value)
	}
}

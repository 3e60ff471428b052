// Package explain says how every number of a pass came about: what a value is
// computed from and what is computed from it (Field), how it is computed, product by
// product (Work, Votes, Compare, Edges, Trace), what the answer rests on (Attributor,
// Occlusion), and what it would be without some maps or neurons (Ablation). Values
// and weights in its results are those that the network has; products of two of them
// are exact in float64.
//
// It speaks of stages (see nn.Stage) and knows no screen. Units, digits and channels
// that it is asked about must be there in the network, and the pass must be computed:
// what Pass.Clear left explains nothing.
//
// What is particular to a kind of layer lies in one file of its name. One more kind
// needs such a file and a line in kindOf.
package explain

// A Unit is one value that the network computes, or a pixel of its input: a stage's
// map, row and column. The elements of a vector are its maps, at row 0, column 0.
type Unit struct {
	Stage            int // index into Network.Stages
	Map, Row, Column int
}

// region is the unit alone.
func (u Unit) region() Region {
	return Region{Span{u.Map, u.Map + 1}, Span{u.Row, u.Row + 1}, Span{u.Column, u.Column + 1}}
}

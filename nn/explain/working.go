package explain

import "digitscope/nn"

// A Working says how one layer computed one value. Each kind of layer has a type of its
// own for it, which holds copies: a later pass doesn't change it.
type Working interface {
	// Kind is the layer's, one of nn.Kinds.
	Kind() string
	// Figures are all that it says, in an order for readers, for those who hand it on
	// without a look at its type. isOff is that of Result.figures.
	Figures(isOff bool) []Figure
}

// A Figure is one named part of a working. Its value is a number, a bool, a list of
// float32s or float64s, a Unit, a Table, or a list of records: [][]Figure.
type Figure struct {
	Name  string
	Value any
}

// A Table has a row for each thing of a kind: a value for each of the columns.
type Table struct {
	Columns []string
	Values  []float64 // row after row
}

// Work gives the unit's workings, one for each layer of its stage: none for a pixel
// of the input, votes (Dense) and Softmax for an output.
func Work(p *nn.Pass, u Unit) []Working {
	if u.Stage == 0 {
		return nil
	}
	layers, stages := p.Network().Layers(), p.Network().Stages()
	var workings []Working
	for i := stages[u.Stage-1].Layer() + 1; i <= stages[u.Stage].Layer(); i++ {
		workings = append(workings, kindOf(layers[i]).work(read(p, i), p.Output(i), u))
	}
	return workings
}

// read is what layer i read in the pass.
func read(p *nn.Pass, i int) []float32 {
	if i == 0 {
		return p.Input()
	}
	return p.Output(i - 1)
}

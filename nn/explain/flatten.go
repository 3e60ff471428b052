package explain

import "digitscope/nn"

// A Flatten is the working of one element of the flattened vector: the value of
// the unit that it was copied from.
type Flatten struct {
	From  Unit
	Value float32
}

func (Flatten) Kind() string { return nn.KindFlatten }

func (w Flatten) Figures(bool) []Figure { return []Figure{{"from", w.From}, {"value", w.Value}} }

type flatten struct{ *nn.Flatten }

func explainFlatten(l nn.Layer) kind { return flatten{l.(*nn.Flatten)} }

// reads is the box from the first element's unit to the last one's: all that they
// were copied from, and nothing else, for one element and for all of them. No layer
// asks for other runs.
func (l flatten) reads(r Region) Region {
	first, last := l.source(r.Maps.First).region(), l.source(r.Maps.End-1).region()
	return Region{
		Maps:    Span{first.Maps.First, last.Maps.End},
		Rows:    Span{first.Rows.First, last.Rows.End},
		Columns: Span{first.Columns.First, last.Columns.End},
	}
}

// feeds gives the runs of elements that a box becomes: a row of it is one, and runs
// that meet are one.
func (l flatten) feeds(r Region) []Region {
	var runs []Region
	for c := r.Maps.First; c < r.Maps.End; c++ {
		for row := r.Rows.First; row < r.Rows.End; row++ {
			start := (c*l.In().Height + row) * l.In().Width
			run := Span{start + r.Columns.First, start + r.Columns.End}
			if last := len(runs) - 1; last >= 0 && runs[last].Maps.End == run.First {
				runs[last].Maps.End = run.End
				continue
			}
			runs = append(runs, Region{run, Span{0, 1}, Span{0, 1}})
		}
	}
	return runs
}

func (l flatten) work(_, y []float32, u Unit) Working {
	from := l.source(u.Map)
	from.Stage = u.Stage - 1
	return Flatten{From: from, Value: y[u.Map]}
}

func (l flatten) edges(x []float32, u Unit, into *edges) {
	from := l.source(u.Map)
	into.add(from, float64(x[l.In().Index(from.Map, from.Row, from.Column)]))
}

func (flatten) count(*Summary) {}

// source is the map, row and column that an element was copied from.
func (l flatten) source(element int) Unit {
	width, area := l.In().Width, l.In().Height*l.In().Width
	return Unit{Map: element / area, Row: element % area / width, Column: element % width}
}

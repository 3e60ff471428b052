package explain

import "digitscope/nn"

// A Convolution is the working of one cell of a convolution's map: the patch of
// each input map times the map's filter, summed over the input maps, + bias, ReLU.
// The patches begin at the cell's own row and column.
type Convolution struct {
	// Size is the side of patches and filters, in cells.
	Size int
	// Partials are the input maps' shares of the sum, the largest in size first.
	Partials []Partial
	Result
}

// A Partial is what one input map adds to a cell's sum: patch × filter, cell by
// cell. Patch, Filter and Products have Size · Size values, row by row.
type Partial struct {
	Map           int
	Patch, Filter []float32
	Products      []float64
	Sum           float64 // of the products
}

func (Convolution) Kind() string { return nn.KindConvolution }

func (w Convolution) Figures(isOff bool) []Figure {
	var partials [][]Figure
	for _, p := range w.Partials {
		partials = append(partials, []Figure{
			{"channel", p.Map}, {"patch", p.Patch}, {"filter", p.Filter}, {"products", p.Products}, {"sum", p.Sum},
		})
	}
	return append([]Figure{{"size", w.Size}, {"partials", partials}}, w.Result.figures(isOff)...)
}

type convolution struct{ *nn.Convolution }

func explainConvolution(l nn.Layer) kind { return convolution{l.(*nn.Convolution)} }

func (l convolution) reads(r Region) Region {
	more := l.Kernel() - 1
	return Region{
		Maps:    Span{0, l.In().Maps},
		Rows:    Span{r.Rows.First, r.Rows.End + more},
		Columns: Span{r.Columns.First, r.Columns.End + more},
	}
}

func (l convolution) feeds(r Region) []Region {
	less := l.Kernel() - 1
	return []Region{{
		Maps:    Span{0, l.Out().Maps},
		Rows:    Span{max(0, r.Rows.First-less), min(r.Rows.End, l.Out().Height)},
		Columns: Span{max(0, r.Columns.First-less), min(r.Columns.End, l.Out().Width)},
	}}
}

func (l convolution) work(x, y []float32, u Unit) Working {
	w := Convolution{Size: l.Kernel(), Result: Result{
		Bias: l.Bias(u.Map), ReLU: l.ReLU(), Value: y[l.Out().Index(u.Map, u.Row, u.Column)],
	}}
	w.Sum = float64(w.Bias)
	for i := range l.In().Maps {
		partial := l.partial(x, u, i)
		w.Partials = append(w.Partials, partial)
		w.Sum += partial.Sum
	}
	rank(w.Partials, func(p Partial) float64 { return p.Sum })
	return w
}

func (l convolution) partial(x []float32, u Unit, i int) Partial {
	area := l.Kernel() * l.Kernel()
	p := Partial{Map: i, Patch: make([]float32, 0, area), Filter: make([]float32, 0, area), Products: make([]float64, 0, area)}
	for ky := range l.Kernel() {
		for kx := range l.Kernel() {
			value, weight := x[l.In().Index(i, u.Row+ky, u.Column+kx)], l.Weight(u.Map, i, ky, kx)
			product := float64(value) * float64(weight)
			p.Patch, p.Filter = append(p.Patch, value), append(p.Filter, weight)
			p.Products = append(p.Products, product)
			p.Sum += product
		}
	}
	return p
}

func (l convolution) edges(x []float32, u Unit, into *edges) {
	for i := range l.In().Maps {
		for ky := range l.Kernel() {
			for kx := range l.Kernel() {
				row, column := u.Row+ky, u.Column+kx
				value, weight := x[l.In().Index(i, row, column)], l.Weight(u.Map, i, ky, kx)
				into.add(Unit{Map: i, Row: row, Column: column}, float64(value)*float64(weight))
			}
		}
	}
}

func (l convolution) count(s *Summary) {
	s.Parameters += (l.Kernel()*l.Kernel()*l.In().Maps + 1) * l.Out().Maps
	s.Window = l.Kernel()
}

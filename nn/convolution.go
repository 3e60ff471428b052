package nn

import "fmt"

// Convolution slides filters of kernel × kernel over the input without padding
// ("valid") and, where relu is set, clears negative sums:
//
//	y[o][r][c] = max(0, bias[o] + Σ_i Σ_ky Σ_kx weight[o][i][ky][kx] · x[i][r+ky][c+kx])
//
// LeCun et al., "Gradient-based learning applied to document recognition", 1998.
type Convolution struct {
	in, out Shape
	kernel  int
	relu    bool
	// weight is ordered [ky][kx][input map][output map], so that one filter
	// row times all output maps is one contiguous block.
	weight, bias []float32
}

var convolutionKind = kind{
	name: KindConvolution,
	plan: func(spec LayerSpec, in Shape) (out Shape, parameters int, err error) {
		if spec.Size < 1 || spec.Size > in.Height || spec.Size > in.Width {
			return out, 0, fmt.Errorf("a filter of %d × %d does not fit into %s", spec.Size, spec.Size, in)
		}
		out = Shape{spec.Maps, in.Height - spec.Size + 1, in.Width - spec.Size + 1}
		return out, spec.Size*spec.Size*in.Maps*spec.Maps + spec.Maps, nil
	},
	build: func(p plannedLayer, parameters []float32) Layer {
		n := len(parameters) - p.Maps
		return &Convolution{
			in: p.in, out: p.out, kernel: p.Size, relu: p.ReLU,
			weight: parameters[:n], bias: parameters[n:],
		}
	},
}

func (l *Convolution) Kind() string { return KindConvolution }
func (l *Convolution) In() Shape    { return l.in }
func (l *Convolution) Out() Shape   { return l.out }

// Kernel is the side of a filter in cells; ReLU says whether negative sums are
// cleared.
func (l *Convolution) Kernel() int { return l.kernel }
func (l *Convolution) ReLU() bool  { return l.relu }

// Weight is what output map o multiplies input map i by at row ky, column kx of
// its filter; Bias is what it adds.
func (l *Convolution) Weight(o, i, ky, kx int) float32 { return l.weight[l.weightIndex(o, i, ky, kx)] }
func (l *Convolution) Bias(o int) float32              { return l.bias[o] }

// Filter copies what output map o multiplies input map i by: Kernel · Kernel weights,
// row by row.
func (l *Convolution) Filter(o, i int) []float32 {
	filter := make([]float32, l.kernel*l.kernel)
	for at := range filter {
		filter[at] = l.Weight(o, i, at/l.kernel, at%l.kernel)
	}
	return filter
}

// SetFilter takes Filter's weights from a list that is as long. A network that is
// packed doesn't see them until its layer is packed again (see Network.PackLayer).
func (l *Convolution) SetFilter(o, i int, filter []float32) {
	for at, weight := range filter {
		l.weight[l.weightIndex(o, i, at/l.kernel, at%l.kernel)] = weight
	}
}

func (l *Convolution) weightIndex(o, i, ky, kx int) int {
	return ((ky*l.kernel+kx)*l.in.Maps+i)*l.out.Maps + o
}

func (l *Convolution) Parameters() []Parameter {
	shape := []int{l.out.Maps, l.in.Maps, l.kernel, l.kernel}
	order := make([]int, 0, len(l.weight))
	for o := range shape[0] {
		for i := range shape[1] {
			for ky := range shape[2] {
				for kx := range shape[3] {
					order = append(order, l.weightIndex(o, i, ky, kx))
				}
			}
		}
	}
	return []Parameter{
		{Name: "weight", Shape: shape, Values: l.weight, order: order},
		{Name: "bias", Shape: []int{l.out.Maps}, Values: l.bias},
	}
}

func (l *Convolution) Forward(x, y []float32) {
	repeat(y, l.bias)
	inRow, outRow := l.in.Width*l.in.Maps, l.out.Width*l.out.Maps
	for row := range l.out.Height {
		accumulate(tile{
			c: y[row*outRow : (row+1)*outRow], rows: l.out.Width, columns: l.out.Maps,
			a: x[row*inRow:], aRow: l.in.Maps,
			outer: l.kernel, aOuter: inRow,
			inner: l.kernel * l.in.Maps,
			b:     l.weight,
		})
	}
	if l.relu {
		relu(y)
	}
}

// Backward visits only the gradients that are not zero, map by map: behind a
// 2 × 2 max pool and a ReLU that is an eighth or so of all. Each belongs to one
// window of the input: of x it takes the window (weight gradient), to dx it
// adds the map's filter there (input gradient).
func (l *Convolution) Backward(x, y, dy, dx, grad, scratch []float32) {
	weightGradient, biasGradient := grad[:len(l.weight)], grad[len(l.weight):]
	s := l.divide(scratch)
	copy(s.x, x)
	clear(s.dx)
	clear(s.sums)
	l.turn(s.filters)
	w := window{rows: l.kernel, columns: l.filterRow(), stride: l.in.Width * l.in.Maps}
	filter := w.rows * w.columns
	var lists termLists
	for o := 0; o < l.out.Maps; o += lanes {
		for first := 0; first < l.out.Height*l.out.Width; first += maxTerms {
			l.list(&lists, o, first, y, dy)
			for lane := range min(lanes, l.out.Maps-o) {
				terms := lists.terms[lane][:lists.count[lane]]
				from, to := (o+lane)*filter, (o+lane+1)*filter
				biasGradient[o+lane] += total(terms)
				w.gather(s.sums[from:to], s.x, terms)
				if dx != nil {
					w.scatter(s.dx, s.filters[from:to], terms)
				}
			}
		}
	}
	l.turnBack(weightGradient, s.sums)
	copy(dx, s.dx)
}

// list makes the lists of maps o to o+lanes-1 out of the maxTerms cells from
// first on.
func (l *Convolution) list(lists *termLists, o, first int, y, dy []float32) {
	floor := floor(l.relu) // without ReLU every output passes its gradient on
	lists.count = [lanes]int{}
	last := min(first+maxTerms, l.out.Height*l.out.Width)
	for first < last {
		row, column := first/l.out.Width, first%l.out.Width
		cells, from := min(l.out.Width-column, last-first), l.out.Index(o, row, column)
		lists.add(cellRow{
			dy: dy[from:], y: y[from:], floor: floor,
			cells: cells, maps: min(lanes, l.out.Maps-o), stride: l.out.Maps,
			at: l.in.Index(0, row, column), step: l.in.Maps,
		})
		first += cells
	}
}

// A backwardSpace is Backward's scratch. A row of a window is filled up to whole
// vectors: the input has a margin at its end for the last of them.
type backwardSpace struct {
	x, dx []float32
	// filters and sums are the weights and their gradients, ordered
	// [output map][ky][kx][input map], a filter row filled up.
	filters, sums []float32
}

func (l *Convolution) divide(scratch []float32) backwardSpace {
	input, filters := l.in.Len()+lanes, l.out.Maps*l.kernel*l.filterRow()
	return backwardSpace{
		x: scratch[:input], dx: scratch[input:][:input],
		filters: scratch[2*input:][:filters], sums: scratch[2*input+filters:][:filters],
	}
}

func (l *Convolution) Scratch() int {
	return 2*(l.in.Len()+lanes) + 2*l.out.Maps*l.kernel*l.filterRow()
}

// filterRow is the length of a filter's row, kernel · input maps, filled up to
// whole vectors.
func (l *Convolution) filterRow() int {
	return (l.kernel*l.in.Maps + lanes - 1) / lanes * lanes
}

// turn orders the weights as backwardSpace.filters.
func (l *Convolution) turn(filters []float32) {
	clear(filters)
	row, filter := l.kernel*l.in.Maps, l.kernel*l.filterRow()
	for ky := range l.kernel {
		addTransposed(filters[ky*l.filterRow():], filter, l.weight[ky*row*l.out.Maps:], l.out.Maps, row, l.out.Maps)
	}
}

// turnBack adds backwardSpace.sums to the weights' gradient.
func (l *Convolution) turnBack(grad, sums []float32) {
	row, filter := l.kernel*l.in.Maps, l.kernel*l.filterRow()
	for ky := range l.kernel {
		addTransposed(grad[ky*row*l.out.Maps:], l.out.Maps, sums[ky*l.filterRow():], filter, l.out.Maps, row)
	}
}

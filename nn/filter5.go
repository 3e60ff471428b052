package nn

import "slices"

// filter5 is a convolution of one picture with filters of 5 × 5, two cells and
// sixteen maps at a time. It passes over the rows of a filter that see nothing
// but paper: of a drawn digit that is more than half.
type filter5 struct {
	in, out Shape
	floor   float32
	bias    []float32
	// weight is ordered [output map / 16][ky][kx][16 output maps].
	weight []float32
}

const (
	filterSide = 5
	blockMaps  = 16 // of the output are summed at a time
	blockCells = 2
)

func fitsFilter5(l *Convolution) bool {
	return l.kernel == filterSide && l.in.Maps == 1 && l.out.Maps%blockMaps == 0 && l.out.Width%blockCells == 0
}

func newFilter5(l *Convolution) *filter5 {
	f := &filter5{in: l.in, out: l.out, floor: floor(l.relu), bias: slices.Clone(l.bias)}
	for o := 0; o < l.out.Maps; o += blockMaps {
		for tap := 0; tap < len(l.weight); tap += l.out.Maps {
			f.weight = append(f.weight, l.weight[tap+o:][:blockMaps]...)
		}
	}
	return f
}

func (f *filter5) forward(x, y []float32, space *workspace) {
	const taps = filterSide * filterSide * blockMaps
	ink := space.spans(f.in.Height)
	for row := range ink {
		ink[row] = inked(x[row*f.in.Width:][:f.in.Width])
	}
	for o := 0; o < f.out.Maps; o += blockMaps {
		r := filterRow{
			maps: f.out.Maps, columns: f.out.Width, width: f.in.Width,
			weight: f.weight[o/blockMaps*taps:][:taps], bias: f.bias[o:][:blockMaps], floor: f.floor,
		}
		copy(r.blank[:], r.bias)
		raise(r.blank[:], r.floor)
		for row := range f.out.Height {
			r.y, r.x = y[f.out.Index(o, row, 0):], x[row*f.in.Width:]
			r.compute(ink[row:][:filterSide])
		}
	}
}

// A span is the columns of a row that have ink: not before first, not from end
// on. Of a row without any, end is not after first.
type span struct{ first, end int }

func inked(row []float32) span {
	s := span{0, len(row)}
	for s.first+4 <= s.end && isBlank((*[4]float32)(row[s.first:])) {
		s.first += 4
	}
	for s.first < s.end && row[s.first] == 0 {
		s.first++
	}
	for s.first+4 <= s.end && isBlank((*[4]float32)(row[s.end-4:])) {
		s.end -= 4
	}
	for s.first < s.end && row[s.end-1] == 0 {
		s.end--
	}
	return s
}

func isBlank(v *[4]float32) bool { return v[0] == 0 && v[1] == 0 && v[2] == 0 && v[3] == 0 }

// A filterRow is one row of cells of a filter5's output, sixteen of its maps.
type filterRow struct {
	y, x          []float32 // from the row's first cell on
	maps, columns int       // of the output
	width         int       // of the input
	weight, bias  []float32
	blank         [blockMaps]float32 // a cell that sees only paper
	floor         float32
}

// compute needs to know where the five rows of x have ink.
func (r *filterRow) compute(ink []span) {
	all := span{r.width, 0}
	for _, s := range ink {
		if s.first < s.end {
			all = span{min(all.first, s.first), max(all.end, s.end)}
		}
	}
	from := max(0, all.first-filterSide+1) / blockCells * blockCells
	to := max(from, min(all.end+blockCells-1, r.columns)/blockCells*blockCells)
	r.fill(0, from)
	r.cells(from, to)
	r.fill(to, r.columns)
}

// fillPlain sets the cells of some columns to what they are without ink.
func (r *filterRow) fillPlain(from, to int) {
	for column := from; column < to; column++ {
		copy(r.y[column*r.maps:], r.blank[:])
	}
}

// cellsPlain computes the cells of some columns, an even number of them. It is
// the definition, the reference for the fast form:
//
//	y[column][j] = max(floor, bias[j] + Σ_ky Σ_kx weight[ky][kx][j] · x[ky][column+kx])
func (r *filterRow) cellsPlain(from, to int) {
	for column := from; column < to; column++ {
		sums := r.y[column*r.maps:][:blockMaps]
		copy(sums, r.bias)
		for ky := range filterSide {
			for kx, v := range r.x[ky*r.width+column:][:filterSide] {
				addScaledPlain(sums, r.weight[(ky*filterSide+kx)*blockMaps:], v)
			}
		}
		raise(sums, r.floor)
	}
}

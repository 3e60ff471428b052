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
			weight: f.weight[o/blockMaps*taps:][:taps], bias: f.bias[o:], floor: f.floor,
		}
		for row := range f.out.Height {
			r.y, r.x, r.ink = y[f.out.Index(o, row, 0):], x[row*f.in.Width:], ink[row:]
			r.compute()
		}
	}
}

// A span is where a row of a picture has ink: in no column before first, in
// none after last. Of a row without any, last is before first.
type span struct{ first, last int }

func inked(row []float32) span {
	s := span{0, len(row) - 1}
	for s.first <= s.last && row[s.first] == 0 {
		s.first++
	}
	for s.first <= s.last && row[s.last] == 0 {
		s.last--
	}
	return s
}

// A filterRow is one row of cells of a filter5's output, sixteen of its maps.
type filterRow struct {
	y, x          []float32 // from the row's first cell on
	ink           []span    // of the rows of x
	maps, columns int       // of the output
	width         int       // of the input
	weight, bias  []float32
	floor         float32
}

// computePlain is the definition, the reference for the fast form:
//
//	y[column][j] = max(floor, bias[j] + Σ_ky Σ_kx weight[ky][kx][j] · x[ky][column+kx])
func (r *filterRow) computePlain() {
	for column := range r.columns {
		sums := r.y[column*r.maps:][:blockMaps]
		copy(sums, r.bias)
		for ky := range filterSide {
			for kx, v := range r.x[ky*r.width+column:][:filterSide] {
				if v != 0 {
					addScaledPlain(sums, r.weight[(ky*filterSide+kx)*blockMaps:], v)
				}
			}
		}
		raise(sums, r.floor)
	}
}

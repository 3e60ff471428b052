package nn

// filter5 is a convolution of one picture with filters of 5 × 5, two cells and
// sixteen maps at a time. It leaves out the cells that see nothing but paper: of
// a drawn digit, up to half.
type filter5 struct {
	layer   *Convolution
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
	return &filter5{
		layer: l, in: l.in, out: l.out, floor: floor(l.relu),
		bias: make([]float32, len(l.bias)), weight: make([]float32, len(l.weight)),
	}
}

func (f *filter5) pack() {
	l, at := f.layer, 0
	copy(f.bias, l.bias)
	for o := 0; o < l.out.Maps; o += blockMaps {
		for tap := 0; tap < len(l.weight); tap += l.out.Maps {
			at += copy(f.weight[at:], l.weight[tap+o:][:blockMaps])
		}
	}
}

func (f *filter5) forward(x, y []float32, space *workspace) {
	const taps = filterSide * filterSide * blockMaps
	ink := space.spans(f.in.Height)
	for row := range ink {
		ink[row] = inked(x[row*f.in.Width:][:f.in.Width])
	}
	for row := range f.out.Height { // in place: no later row sees this one
		ink[row] = f.seeing(ink[row:][:filterSide])
	}
	for o := 0; o < f.out.Maps; o += blockMaps {
		k := filterKernel{
			x: x, y: y[o:], cells: ink[:f.out.Height], maps: f.out.Maps, columns: f.out.Width, width: f.in.Width,
			weight: f.weight[o/blockMaps*taps:][:taps], bias: f.bias[o:][:blockMaps], floor: f.floor,
		}
		k.fill()
		k.compute()
	}
}

// seeing gives the cells of a row that see ink, where the rows of the input that
// they see have the given ink, up to whole pairs of cells.
func (f *filter5) seeing(ink []span) span {
	all := span{f.in.Width, 0}
	for _, s := range ink {
		if s.first < s.end {
			all = span{min(all.first, s.first), max(all.end, s.end)}
		}
	}
	first := max(0, all.first-filterSide+1) / blockCells * blockCells
	return span{first, max(first, (min(all.end, f.out.Width)+blockCells-1)/blockCells*blockCells)}
}

// A span is a part of a row: not before first, not from end on. If end is not
// after first there is nothing of it.
type span struct{ first, end int }

// inked is the part of a row that has ink.
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

// A filterKernel computes sixteen maps of a filter5's output.
type filterKernel struct {
	x, y          []float32 // y from its first of the sixteen maps on
	cells         []span    // of each row of y that see ink, in whole pairs
	maps, columns int       // of y
	width         int       // of x
	weight, bias  []float32
	floor         float32
}

// fill sets the cells that see no ink.
func (k *filterKernel) fill() {
	blank := [blockMaps]float32(k.bias)
	raise(blank[:], k.floor)
	for row, cells := range k.cells {
		y := k.y[row*k.columns*k.maps:]
		fillCells(y, &blank, k.maps, span{0, cells.first})
		fillCells(y, &blank, k.maps, span{cells.end, k.columns})
	}
}

// fillCellsPlain sets some cells of a row, which are maps values apart.
func fillCellsPlain(row []float32, cell *[blockMaps]float32, maps int, cells span) {
	for column := cells.first; column < cells.end; column++ {
		copy(row[column*maps:], cell[:])
	}
}

// computePlain computes the cells that see ink. It is the definition, the
// reference for the fast form:
//
//	y[row][column][j] = max(floor, bias[j] + Σ_ky Σ_kx weight[ky][kx][j] · x[row+ky][column+kx])
func (k *filterKernel) computePlain() {
	for row, cells := range k.cells {
		for column := cells.first; column < cells.end; column++ {
			sums := k.y[(row*k.columns+column)*k.maps:][:blockMaps]
			copy(sums, k.bias)
			for ky := range filterSide {
				for kx, v := range k.x[(row+ky)*k.width+column:][:filterSide] {
					addScaledPlain(sums, k.weight[(ky*filterSide+kx)*blockMaps:], v)
				}
			}
			raise(sums, k.floor)
		}
	}
}

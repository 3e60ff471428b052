package nn

// filter5 is a convolution of one picture with filters of 5 × 5: no products
// are saved, but all taps of a filter's row are added up in registers.
type filter5 struct {
	in, out Shape
	floor   float32
	bias    []float32
	// weight is ordered [output map / 16][ky][kx][16 output maps].
	weight []float32
}

func fitsFilter5(l *Convolution) bool {
	return l.kernel == 5 && l.in.Maps == 1 && l.out.Maps%blockColumns == 0 && l.out.Width%blockRows == 0
}

func newFilter5(l *Convolution) *filter5 {
	f := &filter5{in: l.in, out: l.out, floor: floor(l.relu), bias: append([]float32(nil), l.bias...)}
	for o := 0; o < l.out.Maps; o += blockColumns {
		for tap := 0; tap < len(l.weight); tap += l.out.Maps {
			f.weight = append(f.weight, l.weight[tap+o:][:blockColumns]...)
		}
	}
	return f
}

func (f *filter5) forward(x, y []float32, _ *workspace) {
	taps := 25 * blockColumns
	for o := 0; o < f.out.Maps; o += blockColumns {
		b := block{
			cRow: f.out.Maps, aRow: 1, outer: 5, aOuter: f.in.Width,
			b: f.weight[o/blockColumns*taps:][:taps], bias: f.bias[o:][:blockColumns], floor: f.floor,
		}
		for row := range f.out.Height {
			for column := 0; column < f.out.Width; column += blockRows {
				b.c, b.a = y[f.out.Index(o, row, column):], x[f.in.Index(0, row, column):]
				b.inner5()
			}
		}
	}
}

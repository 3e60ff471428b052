package ink

import "math"

// Normalise fits a grey picture of any size as Render fits strokes: its ink is
// cropped, scaled (aspect kept) so that its longer side fills Box cells, and
// moved so that the centre of mass is in the middle. source has height·width
// values row by row, 0 for paper and 1 for ink; dst has Side·Side. It reports
// false, and leaves dst empty, if there is no ink.
//
// Values below a tenth of the darkest are no part of the crop: a scanner's
// noise must not set the size.
func Normalise(dst, source []float32, height, width int) bool {
	box, ok := inkBounds(source, width)
	if !ok {
		clear(dst)
		return false
	}
	scale := Box / max(box.width(), box.height())
	v := view{
		scale: scale,
		moveX: Side/2 - (box.left+box.right)/2*scale,
		moveY: Side/2 - (box.top+box.bottom)/2*scale,
	}
	v.resample(dst, source, height, width)
	x, y := massCentre(dst, Side)
	v.moveX += keepWithin(Side/2-x, box.width()*scale)
	v.moveY += keepWithin(Side/2-y, box.height()*scale)
	v.resample(dst, source, height, width)
	return true
}

// inkBounds bounds the cells that hold ink, edges included.
func inkBounds(source []float32, width int) (b rectangle, ok bool) {
	var darkest float32
	for _, v := range source {
		darkest = max(darkest, v)
	}
	b = rectangle{left: float64(width), top: float64(len(source) / width)}
	for i, v := range source {
		if v <= darkest/10 {
			continue
		}
		ok = true
		x, y := float64(i%width), float64(i/width)
		b.left, b.right = min(b.left, x), max(b.right, x+1)
		b.top, b.bottom = min(b.top, y), max(b.bottom, y+1)
	}
	return b, ok
}

// resample gives each cell the mean of the source over the square that the
// cell covers there: exact for shrinking (no aliasing) and, with the source
// taken as bilinear, smooth for enlarging. Everything outside is paper. The
// mean of a square is the mean of its lines' means, so that rows and columns
// are done one after the other.
func (v view) resample(dst, source []float32, height, width int) {
	columns, rows := coverage(v.scale, v.moveX, width), coverage(v.scale, v.moveY, height)
	narrow := make([]float64, height*Side)
	for y := range height {
		line := source[y*width:][:width]
		for c, cover := range columns {
			sum := 0.0
			for i, weight := range cover.weights {
				sum += weight * float64(line[cover.first+i])
			}
			narrow[y*Side+c] = sum
		}
	}
	for r, cover := range rows {
		for c := range Side {
			sum := 0.0
			for i, weight := range cover.weights {
				sum += weight * narrow[(cover.first+i)*Side+c]
			}
			dst[r*Side+c] = float32(sum)
		}
	}
}

// A cover says how much a cell takes, along one axis, of the source's cells
// from the first on.
type cover struct {
	first   int
	weights []float64
}

// coverage returns the cover of each of Side cells by a source of the given
// length, where cell = source·scale + move. Places in between two source cells,
// which are centred at c + ½, take from both.
func coverage(scale, move float64, length int) (cells [Side]cover) {
	samples := 2 + int(2/scale) // at least two for each source cell covered
	for c := range cells {
		place := func(sample int) (cell int, rest float64) {
			x := (float64(c)+(float64(sample)+0.5)/float64(samples)-move)/scale - 0.5
			floor := math.Floor(x)
			return int(floor), x - floor
		}
		low, _ := place(0)
		high, _ := place(samples - 1)
		first := min(max(low, 0), length)
		weights := make([]float64, max(0, min(high+2, length)-first))
		for s := range samples {
			at, rest := place(s)
			for i, share := range [2]float64{1 - rest, rest} {
				if k := at + i - first; k >= 0 && k < len(weights) {
					weights[k] += share / float64(samples)
				}
			}
		}
		cells[c] = cover{first, weights}
	}
	return cells
}

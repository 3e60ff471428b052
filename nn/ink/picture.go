package ink

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
// taken as bilinear, smooth for enlarging.
func (v view) resample(dst, source []float32, height, width int) {
	// samples per axis and cell: at least two for each source cell covered
	samples := 2 + int(2/v.scale)
	step := 1 / float64(samples)
	for i := range dst {
		var sum float64
		for sy := range samples {
			y := (float64(i/Side) + (float64(sy)+0.5)*step - v.moveY) / v.scale
			for sx := range samples {
				x := (float64(i%Side) + (float64(sx)+0.5)*step - v.moveX) / v.scale
				sum += bilinear(source, height, width, x, y)
			}
		}
		dst[i] = float32(sum * step * step)
	}
}

// bilinear is the source's value at x, y, where cell c is centred at c + ½ and
// everything outside is paper.
func bilinear(source []float32, height, width int, x, y float64) float64 {
	x, y = x-0.5, y-0.5
	if x <= -1 || y <= -1 || x >= float64(width) || y >= float64(height) {
		return 0
	}
	column, row := int(x+1)-1, int(y+1)-1 // floor, for values above −1
	fx, fy := x-float64(column), y-float64(row)
	at := func(row, column int) float64 {
		if row < 0 || column < 0 || row >= height || column >= width {
			return 0
		}
		return float64(source[row*width+column])
	}
	return (1-fy)*((1-fx)*at(row, column)+fx*at(row, column+1)) +
		fy*((1-fx)*at(row+1, column)+fx*at(row+1, column+1))
}

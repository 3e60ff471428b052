package ink

// Spread writes a picture, Side·Side values row by row, in another size: dst has
// height·width cells row by row with the same value in each of their maps. A cell takes
// the mean of the square of the picture that it covers, so that ink stays where it is.
func Spread(dst []float32, maps, height, width int, picture []float32) {
	for row := range height {
		top, bottom := part(row, height), part(row+1, height)
		for column := range width {
			v := mean(picture, top, bottom, part(column, width), part(column+1, width))
			cell := (row*width + column) * maps
			for c := range maps {
				dst[cell+c] = v
			}
		}
	}
}

// part is where the i-th of n cells begins in the picture.
func part(i, n int) float64 { return float64(i) * Side / float64(n) }

// mean is that of the picture between two rows and two columns, which may be parts.
func mean(picture []float32, top, bottom, left, right float64) float32 {
	sum := 0.0
	for row := int(top); row < Side && float64(row) < bottom; row++ {
		high := min(bottom, float64(row+1)) - max(top, float64(row))
		for column := int(left); column < Side && float64(column) < right; column++ {
			wide := min(right, float64(column+1)) - max(left, float64(column))
			sum += high * wide * float64(picture[row*Side+column])
		}
	}
	return float32(sum / ((bottom - top) * (right - left)))
}

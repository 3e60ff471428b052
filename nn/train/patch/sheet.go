package patch

import (
	"image"

	"digitscope/nn/train/sheet"
)

// newSheet is a blank sheet with room for the stages.
func newSheet(stages []Stage) *image.Paletted {
	width, height := 0, 0
	for _, s := range stages {
		width = max(width, s.Count*s.Side)
		height = max(height, s.Top+len(s.Maps)*s.Side)
	}
	return sheet.NewGreys(width, height)
}

// draw puts pixels, Side·Side of them, into a map's place.
func (s Stage) draw(onto *image.Paletted, mapIndex, place int, pixels []uint8) {
	for i, level := range pixels {
		onto.SetColorIndex(place*s.Side+i%s.Side, s.Top+mapIndex*s.Side+i/s.Side, level)
	}
}

// cut takes a square out of a picture of the given width, row by row, in levels.
func cut(picture []float32, width, row, column, side int) []uint8 {
	pixels := make([]uint8, 0, side*side)
	for y := row; y < row+side; y++ {
		for _, v := range picture[y*width+column:][:side] {
			pixels = append(pixels, sheet.Level(v))
		}
	}
	return pixels
}

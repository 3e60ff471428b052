package patch

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
)

// levels are the greys of a sheet, from paper, black, to ink, white: as many as a
// PNG stores in half a byte each.
const levels = 16

// Encode writes the sheet as a PNG.
func Encode(sheet *image.Paletted) ([]byte, error) {
	var file bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err := encoder.Encode(&file, sheet)
	return file.Bytes(), err
}

// newSheet is a blank sheet with room for the stages.
func newSheet(stages []Stage) *image.Paletted {
	var greys color.Palette
	for i := range levels {
		greys = append(greys, color.Gray{Y: uint8(i * 255 / (levels - 1))})
	}
	width, height := 0, 0
	for _, s := range stages {
		width = max(width, s.Count*s.Side)
		height = max(height, s.Top+len(s.Maps)*s.Side)
	}
	return image.NewPaletted(image.Rect(0, 0, width, height), greys)
}

// draw puts pixels, Side·Side of them, into a map's place.
func (s Stage) draw(sheet *image.Paletted, mapIndex, place int, pixels []uint8) {
	for i, level := range pixels {
		sheet.SetColorIndex(place*s.Side+i%s.Side, s.Top+mapIndex*s.Side+i/s.Side, level)
	}
}

// cut takes a square out of a picture of the given width, row by row, in levels.
func cut(picture []float32, width, row, column, side int) []uint8 {
	pixels := make([]uint8, 0, side*side)
	for y := row; y < row+side; y++ {
		for _, v := range picture[y*width+column:][:side] {
			pixels = append(pixels, uint8(min(max(v, 0), 1)*(levels-1)+0.5))
		}
	}
	return pixels
}

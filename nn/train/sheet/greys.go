package sheet

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
)

// Levels are the greys of a sheet that is to be passed on, from paper, black, to ink,
// white: as many as a PNG stores in half a byte each.
const Levels = 16

// Level is the grey of a value, 0 for paper and 1 for ink.
func Level(value float32) uint8 { return uint8(min(max(value, 0), 1)*(Levels-1) + 0.5) }

// NewGreys is a blank sheet of the given size in pixels, whose colour indices are
// levels.
func NewGreys(width, height int) *image.Paletted {
	var greys color.Palette
	for i := range Levels {
		greys = append(greys, color.Gray{Y: uint8(i * 255 / (Levels - 1))})
	}
	return image.NewPaletted(image.Rect(0, 0, width, height), greys)
}

// EncodeGreys writes the sheet as a PNG, as small as may be.
func EncodeGreys(sheet *image.Paletted) ([]byte, error) {
	var file bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err := encoder.Encode(&file, sheet)
	return file.Bytes(), err
}

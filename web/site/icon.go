package site

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
)

// assets/icon.svg in numbers: a seven with a bar, on a square with round corners.
const (
	iconSide = 32.0
	corner   = 7.0
	breadth  = 3.2 // of the strokes
)

var (
	ground = color.NRGBA{0x0f, 0x12, 0x18, 0xff}
	stroke = color.NRGBA{0xff, 0xb4, 0x54, 0xff}
	lines  = [][4]float64{{9, 9, 22, 9}, {22, 9, 15, 24}, {12, 17, 20, 17}}
)

// drawIcon draws the icon with side × side pixels, as a PNG. How far the middle of a
// pixel is from an edge is how much of the pixel is covered.
func drawIcon(side int, corner float64) []byte {
	picture := image.NewNRGBA(image.Rect(0, 0, side, side))
	pixel := iconSide / float64(side)
	covered := func(outside float64) float64 { return min(max(0.5-outside/pixel, 0), 1) }
	for y := range side {
		for x := range side {
			px, py := (float64(x)+0.5)*pixel, (float64(y)+0.5)*pixel
			nearest := math.Inf(1)
			for _, line := range lines {
				nearest = min(nearest, lineDistance(px, py, line))
			}
			c := mix(ground, stroke, covered(nearest-breadth/2))
			c.A = uint8(255*covered(cornerDistance(px, py, corner)) + 0.5)
			picture.SetNRGBA(x, y, c)
		}
	}
	var file bytes.Buffer
	png.Encode(&file, picture) // to memory, which does not fail
	return file.Bytes()
}

// lineDistance is how far a place is from a line with ends.
func lineDistance(x, y float64, line [4]float64) float64 {
	dx, dy := line[2]-line[0], line[3]-line[1]
	along := ((x-line[0])*dx + (y-line[1])*dy) / (dx*dx + dy*dy)
	along = min(max(along, 0), 1)
	return math.Hypot(x-line[0]-along*dx, y-line[1]-along*dy)
}

// cornerDistance is how far a place is outside of the icon's square, negative inside.
func cornerDistance(x, y, corner float64) float64 {
	const half = iconSide / 2
	dx, dy := math.Abs(x-half)-half+corner, math.Abs(y-half)-half+corner
	return math.Hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - corner
}

func mix(a, b color.NRGBA, part float64) color.NRGBA {
	channel := func(a, b uint8) uint8 { return uint8(float64(a) + (float64(b)-float64(a))*part + 0.5) }
	return color.NRGBA{channel(a.R, b.R), channel(a.G, b.G), channel(a.B, b.B), 0xff}
}

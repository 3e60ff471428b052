package train

import (
	"math"
	"math/rand/v2"

	"digitscope/nn/ink"
)

// beside puts drawings next to each other, as numbers are written: all about
// equally high, with a gap between them.
func beside(dst []ink.Stroke, drawings [][]ink.Stroke, random *rand.Rand) []ink.Stroke {
	x := 0.0
	for i, strokes := range drawings {
		low, high, _ := ink.Bounds(strokes)
		height := max(high.Y-low.Y, (high.X-low.X)/2, ink.DotSide)
		scale := math.Exp(either(random, 0.3)) / height
		if i > 0 {
			x += 0.05 + 0.4*random.Float64()
		}
		y := either(random, 0.2) - (low.Y+high.Y)/2*scale
		for _, stroke := range strokes {
			moved := make(ink.Stroke, len(stroke))
			for k, p := range stroke {
				moved[k] = ink.Point{X: x + (p.X-low.X)*scale, Y: y + p.Y*scale}
			}
			dst = append(dst, moved)
		}
		x += (high.X - low.X) * scale
	}
	fit(dst)
	return dst
}

// fit moves the strokes, in place, into the middle of the pad and scales them
// until their longer side is 0.8, as data.ReadDrawings leaves drawings.
func fit(strokes []ink.Stroke) {
	low, high, _ := ink.Bounds(strokes)
	scale := 0.8 / max(high.X-low.X, high.Y-low.Y, ink.DotSide)
	for _, stroke := range strokes {
		for i, p := range stroke {
			stroke[i] = ink.Point{
				X: 0.5 + (p.X-(low.X+high.X)/2)*scale,
				Y: 0.5 + (p.Y-(low.Y+high.Y)/2)*scale,
			}
		}
	}
}

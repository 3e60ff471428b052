package data

import (
	"errors"
	"math"

	"digitscope/nn/ink"
)

// padShare is how much of the pad's side a drawing fills. The rest is the
// margin that people leave when they are asked to draw in a square.
const padShare = 0.8

// fitPad moves the strokes, in place, to the middle of the pad and scales them
// until the longer side of their bounding box is padShare. A drawing without
// extent, such as a dot, goes to the middle. There is at least one point.
func fitPad(strokes []ink.Stroke) error {
	low, high := bounds(strokes)
	width, height := high.X-low.X, high.Y-low.Y
	longer := max(width, height)
	if math.IsInf(longer, 1) {
		return errors.New("the drawing is too large for its coordinates")
	}
	if longer == 0 {
		longer = 1 // every point is the middle: no scale moves it
	}
	middle := ink.Point{X: low.X + width/2, Y: low.Y + height/2}
	for _, stroke := range strokes {
		for i, p := range stroke {
			// Dividing first keeps even the smallest extents finite.
			stroke[i].X = 0.5 + (p.X-middle.X)/longer*padShare
			stroke[i].Y = 0.5 + (p.Y-middle.Y)/longer*padShare
		}
	}
	return nil
}

// bounds returns the corners of the box around all points.
func bounds(strokes []ink.Stroke) (low, high ink.Point) {
	low, high = strokes[0][0], strokes[0][0]
	for _, stroke := range strokes {
		for _, p := range stroke {
			low = ink.Point{X: min(low.X, p.X), Y: min(low.Y, p.Y)}
			high = ink.Point{X: max(high.X, p.X), Y: max(high.Y, p.Y)}
		}
	}
	return low, high
}

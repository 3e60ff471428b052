// Package ink turns strokes into the picture that the network reads.
package ink

import "math"

// Point is a place on the pad: X to the right, Y downwards, both in 0…1 of the
// pad's side.
type Point struct{ X, Y float64 }

// Stroke is the path of the pen from where it touches the pad to where it
// lifts: points joined by straight segments. One point alone is a dot.
type Stroke []Point

// drawable is false for NaN, for infinities and for places so far off that
// arithmetic on them would overflow.
func (p Point) drawable() bool {
	return math.Abs(p.X) <= farthest && math.Abs(p.Y) <= farthest
}

// Bounds are the corners of the box around all points that can be drawn. It
// reports false if there are none.
func Bounds(strokes []Stroke) (low, high Point, ok bool) {
	low, high = Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, s := range strokes {
		for _, p := range s {
			if p.drawable() {
				ok = true
				low = Point{min(low.X, p.X), min(low.Y, p.Y)}
				high = Point{max(high.X, p.X), max(high.Y, p.Y)}
			}
		}
	}
	return low, high, ok
}

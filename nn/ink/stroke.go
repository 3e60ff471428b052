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

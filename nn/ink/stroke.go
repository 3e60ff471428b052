// Package ink turns strokes into the picture that the network reads.
package ink

import "math"

// Point is a place on the pad: X to the right, Y downwards, both in 0…1 of the
// pad's side (a drawing from a data set may use any other unit: Render scales).
type Point struct{ X, Y float64 }

// Stroke is the path of the pen from where it touches the pad to where it
// lifts: points joined by straight segments. One point alone is a dot.
type Stroke []Point

// finite reports whether neither coordinate is NaN or infinite.
func (p Point) finite() bool {
	return !math.IsNaN(p.X-p.X) && !math.IsNaN(p.Y-p.Y)
}

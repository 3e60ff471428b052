package synth

import (
	"math"

	"digitscope/nn/ink"
)

// A knot is a place that the pen passes, in pad units. At a corner the path may
// change its direction at once, elsewhere it is smooth.
type knot struct {
	ink.Point
	corner bool
}

// A path is what the pen is meant to follow from touching the pad to lifting.
type path []knot

// polyline has a corner at each of the points.
func polyline(points ...ink.Point) path {
	p := make(path, len(points))
	for i, at := range points {
		p[i] = knot{at, true}
	}
	return p
}

// curve is smooth at all of the points.
func curve(points ...ink.Point) path {
	p := make(path, len(points))
	for i, at := range points {
		p[i].Point = at
	}
	return p
}

// arc runs along an ellipse from one angle to another, in radians, 0 on the
// right and growing clockwise.
func arc(centre ink.Point, radiusX, radiusY, from, to float64) path {
	pieces := max(2, int(math.Ceil(math.Abs(to-from)/(math.Pi/4))))
	p := make(path, pieces+1)
	for i := range p {
		sin, cos := math.Sincos(from + (to-from)*float64(i)/float64(pieces))
		p[i].Point = ink.Point{X: centre.X + radiusX*cos, Y: centre.Y + radiusY*sin}
	}
	return p
}

func plus(a, b ink.Point) ink.Point  { return ink.Point{X: a.X + b.X, Y: a.Y + b.Y} }
func minus(a, b ink.Point) ink.Point { return ink.Point{X: a.X - b.X, Y: a.Y - b.Y} }

func scaled(a ink.Point, by float64) ink.Point { return ink.Point{X: a.X * by, Y: a.Y * by} }

func distance(a, b ink.Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }

// polar is the vector of a length and an angle in radians, clockwise from the right.
func polar(length, angle float64) ink.Point {
	sin, cos := math.Sincos(angle)
	return ink.Point{X: length * cos, Y: length * sin}
}

// placed is a copy as narrow and low as width and height say, in shares of the
// pad, with its left edge at left and halfway down the pad.
func (p path) placed(left, width, height float64) path {
	copied := make(path, len(p))
	for i, k := range p {
		copied[i] = knot{ink.Point{X: left + k.X*width, Y: 0.5 + (k.Y-0.5)*height}, k.corner}
	}
	return copied
}

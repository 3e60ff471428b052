package train

import (
	"math"
	"math/rand/v2"

	"digitscope/nn/ink"
)

// WarpLimits bound a random warp of the pad. Lengths are in pad units: the
// picture's side is 1.
type WarpLimits struct {
	// Rotation, in degrees either way.
	Rotation float64 `json:"rotation"`
	// Shear is the largest slant: x moves by Shear·y.
	Shear float64 `json:"shear"`
	// Stretch is the largest natural logarithm of the scale of each axis.
	Stretch float64 `json:"stretch"`
	// Elastic is the standard deviation of the control points' moves at most.
	Elastic float64 `json:"elastic,omitempty"`
	// Shift is the largest move along each axis.
	Shift float64 `json:"shift,omitempty"`
}

// A warp bends the pad as a sheet of rubber: an affine map around its middle,
// then a smooth displacement, a uniform cubic B-spline over a grid of control
// points (Rueckert et al., "Nonrigid registration using free-form
// deformations", 1999). It stands in for the filtered noise of Simard,
// Steinkraus and Platt, "Best practices for convolutional neural networks",
// 2003, at a fraction of the time.
type warp struct {
	xx, xy, yx, yy float64 // the affine map's matrix
	shift          ink.Point
	moves          [knots][knots]ink.Point // of the control points: row, column
}

const (
	spans = 3         // of the spline, over the pad's side
	knots = spans + 3 // a cubic reaches one knot before and two after its span
)

// draw makes the warp another random one.
func (w *warp) draw(random *rand.Rand, limits WarpLimits) {
	sin, cos := math.Sincos(either(random, limits.Rotation) * math.Pi / 180)
	shear := either(random, limits.Shear)
	scaleX, scaleY := math.Exp(either(random, limits.Stretch)), math.Exp(either(random, limits.Stretch))
	// shear first, then scale, then rotation
	w.xx, w.xy = cos*scaleX, cos*scaleX*shear-sin*scaleY
	w.yx, w.yy = sin*scaleX, sin*scaleX*shear+cos*scaleY
	w.shift = ink.Point{X: either(random, limits.Shift), Y: either(random, limits.Shift)}
	deviation := random.Float64() * limits.Elastic
	for row := range w.moves {
		for column := range w.moves[row] {
			w.moves[row][column] = ink.Point{X: random.NormFloat64() * deviation, Y: random.NormFloat64() * deviation}
		}
	}
}

// either is uniform between −limit and limit.
func either(random *rand.Rand, limit float64) float64 { return (2*random.Float64() - 1) * limit }

// at returns where the warp takes a point.
func (w *warp) at(p ink.Point) ink.Point {
	horizontal := splineAt(p.X)
	line := w.line(p.Y)
	return w.along(&line, p, &horizontal)
}

// line reduces the control points to one row of them, for all points at
// height y.
func (w *warp) line(y float64) (line [knots]ink.Point) {
	vertical := splineAt(y)
	for i, weight := range vertical.weights {
		for column, move := range w.moves[vertical.first+i] {
			line[column].X += weight * move.X
			line[column].Y += weight * move.Y
		}
	}
	return line
}

// along is at, for a point on the line.
func (w *warp) along(line *[knots]ink.Point, p ink.Point, horizontal *splineWeights) ink.Point {
	x, y := p.X-0.5, p.Y-0.5
	to := ink.Point{X: 0.5 + w.xx*x + w.xy*y + w.shift.X, Y: 0.5 + w.yx*x + w.yy*y + w.shift.Y}
	for i, move := range line[horizontal.first:][:4] {
		to.X += horizontal.weights[i] * move.X
		to.Y += horizontal.weights[i] * move.Y
	}
	return to
}

// splineWeights says how much of four control points, from the first on, a
// place on one axis takes.
type splineWeights struct {
	first   int
	weights [4]float64
}

// splineAt gives the weights at x; places off the pad get those of its edge.
func splineAt(x float64) splineWeights {
	x = min(max(x, 0), 1) * spans
	first := min(int(x), spans-1)
	t := x - float64(first)
	u := 1 - t
	return splineWeights{first, [4]float64{
		u * u * u / 6,
		(3*t*t*t - 6*t*t + 4) / 6,
		(3*u*u*u - 6*u*u + 4) / 6,
		t * t * t / 6,
	}}
}

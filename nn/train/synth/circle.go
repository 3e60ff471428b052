package synth

import (
	"math"

	"digitscope/nn/ink"
)

// ring is an ellipse begun anywhere, whose ends may overlap or leave a gap.
func (d dice) ring(centre ink.Point, radiusX, radiusY float64) path {
	from := d.between(0, 2*math.Pi)
	return arc(centre, radiusX, radiusY, from, from+d.sign()*(2*math.Pi+d.between(-0.15, 0.4)))
}

// markedCircle holds a dot or a cross in its middle.
func markedCircle(d dice) []path {
	circle := d.ring(middle(), 0.45, 0.45*d.between(0.8, 1))
	if d.chance(0.5) {
		blot := d.between(0.02, 0.07)
		return []path{circle, d.ring(middle(), blot, blot)}
	}
	angle, reach := d.between(0, math.Pi/2), d.between(0.25, 0.45)
	paths := []path{circle}
	for range 2 {
		arm := polar(reach, angle)
		paths = append(paths, polyline(minus(middle(), arm), plus(middle(), arm)))
		angle += math.Pi / 2
	}
	return paths
}

func concentricCircles(d dice) []path {
	rings := d.count(2, 3)
	squeeze := d.between(0.75, 1)
	paths := make([]path, rings)
	for i := range paths {
		radius := 0.48 * (float64(i) + d.between(0.8, 1)) / float64(rings)
		paths[i] = d.ring(middle(), radius, radius*squeeze)
	}
	return paths
}

// lyingEight is the sign of infinity, far wider than high.
func lyingEight(d dice) []path {
	height, from := d.between(0.14, 0.24), d.IntN(8)
	p := make(path, 9)
	for i := range p {
		angle := 2 * math.Pi * (float64(i+from) + 0.5) / 8
		p[i].Point = ink.Point{X: 0.5 + 0.48*math.Sin(angle), Y: 0.5 + height*math.Sin(2*angle)}
	}
	return []path{p}
}

// face is a circle with eyes and a mouth, glad or sad, with or without a nose.
func face(d dice) []path {
	paths := []path{d.ring(middle(), 0.48*d.between(0.8, 1), 0.48*d.between(0.8, 1))}
	apart, height := d.between(0.13, 0.2), d.between(0.32, 0.42)
	eye := d.eye()
	for _, x := range []float64{0.5 - apart, 0.5 + apart} {
		paths = append(paths, eye(ink.Point{X: x, Y: height}))
	}
	if d.chance(0.4) {
		paths = append(paths, polyline(ink.Point{X: 0.5, Y: 0.45}, ink.Point{X: 0.5 - d.between(0, 0.06), Y: 0.57}))
	}
	return append(paths, d.mouth())
}

// eye draws the eyes of one face: points, strokes or rings.
func (d dice) eye() func(ink.Point) path {
	size := d.between(0.02, 0.07)
	switch d.IntN(3) {
	case 0:
		return func(at ink.Point) path { return polyline(at) }
	case 1:
		return func(at ink.Point) path { return polyline(at, plus(at, ink.Point{Y: 2 * size})) }
	}
	return func(at ink.Point) path { return d.ring(at, size, size) }
}

func (d dice) mouth() path {
	half, bend := d.between(0.15, 0.28), d.between(-0.12, 0.18)
	corner := 0.7 - bend/2
	return curve(ink.Point{X: 0.5 - half, Y: corner}, ink.Point{X: 0.5, Y: corner + bend}, ink.Point{X: 0.5 + half, Y: corner})
}

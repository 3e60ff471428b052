package synth

import (
	"math"

	"digitscope/nn/ink"
)

// rake is a number of parallel lines at an angle. They reach about half forwards
// and backwards from the middle of the pad and spread evenly to both its sides.
func (d dice) rake(lines int, half, spread, angle float64) []path {
	paths := make([]path, lines)
	for i := range paths {
		beside := plus(middle(), polar(spread*(2*float64(i)/float64(lines-1)-1), angle+math.Pi/2))
		there := polar(half*d.between(0.85, 1.1), angle)
		back := polar(half*d.between(0.85, 1.1), angle+math.Pi)
		paths[i] = polyline(plus(beside, there), plus(beside, back))
	}
	return paths
}

// hatching is four parallel lines or more.
func hatching(d dice) []path {
	return d.rake(d.count(4, 7), d.between(0.2, 0.5), d.between(0.35, 0.5), d.between(0, math.Pi))
}

// grid is two sets of parallel lines that cross, of at least two lines each: a
// hash at its smallest.
func grid(d dice) []path {
	angle := d.between(0, math.Pi/2)
	if d.chance(0.6) {
		angle = d.between(-0.15, 0.15)
	}
	return append(d.rake(d.count(2, 4), 0.5, d.between(0.15, 0.4), angle),
		d.rake(d.count(2, 4), 0.5, d.between(0.15, 0.4), angle+math.Pi/2+d.between(-0.2, 0.2))...)
}

// parallels are two or three lines side by side, upright or lying.
func parallels(d dice) []path {
	angle := d.between(-0.2, 0.2)
	if d.chance(0.6) {
		angle += math.Pi / 2
	}
	return d.rake(d.count(2, 3), d.between(0.3, 0.5), d.between(0.15, 0.3), angle)
}

// cross is a plus or an x.
func cross(d dice) []path {
	angle := d.between(-0.12, 0.12)
	if d.chance(0.5) {
		angle += math.Pi / 4
	}
	return d.spokes(2, angle)
}

// asterisk is three lines or more through one place.
func asterisk(d dice) []path { return d.spokes(d.count(3, 5), d.between(0, math.Pi)) }

// spokes are lines through the middle of the pad, the first at an angle.
func (d dice) spokes(lines int, angle float64) []path {
	paths := make([]path, lines)
	for i := range paths {
		there := polar(d.between(0.4, 0.5), angle+math.Pi*float64(i)/float64(lines))
		paths[i] = polyline(plus(middle(), there), minus(middle(), scaled(there, d.between(0.8, 1.2))))
	}
	return paths
}

// specks are short lines far apart.
func specks(d dice) []path {
	paths := make([]path, d.count(2, 6))
	for i, at := range d.scattered(len(paths)) {
		paths[i] = polyline(at, plus(at, polar(d.between(0.02, 0.12), d.between(0, 2*math.Pi))))
	}
	return paths
}

// dot is one point, or the little that a trembling tap leaves, no further than
// 0.005 from its middle however the hand misses it.
func dot(d dice) []path {
	p := path{knot{ink.Point{X: d.Float64(), Y: d.Float64()}, true}}
	if d.chance(0.5) {
		for range d.count(1, 4) {
			p = append(p, knot{plus(p[0].Point, polar(d.between(0, 0.002), d.between(0, 2*math.Pi))), true})
		}
	}
	return []path{p}
}

// dots are several points, or small blots, far apart.
func dots(d dice) []path {
	paths := make([]path, d.count(2, 7))
	blot := d.between(0, 0.04)
	for i, at := range d.scattered(len(paths)) {
		paths[i] = polyline(at)
		if blot > 0.01 {
			paths[i] = d.ring(at, blot, blot)
		}
	}
	return paths
}

// scattered are places on the pad, each far from the one before it.
func (d dice) scattered(count int) []ink.Point {
	points := make([]ink.Point, count)
	for i := range points {
		points[i] = d.away(points[max(i-1, 0)], 0.4)
	}
	return points
}

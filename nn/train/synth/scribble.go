package synth

import (
	"math"

	"digitscope/nn/ink"
)

// scribble is a curve that wanders over the pad and crosses itself many times.
func scribble(d dice) []path {
	p := make(path, d.count(10, 16))
	corner := d.chance(0.2)
	for i := range p {
		p[i] = knot{d.away(p[max(i-1, 0)].Point, 0.35), corner}
	}
	if d.chance(0.3) { // closed
		p = append(p, p[:2]...)
	}
	return []path{p}
}

// away is a place on the pad at least a distance away from the last one.
func (d dice) away(last ink.Point, least float64) ink.Point {
	for {
		if p := (ink.Point{X: d.Float64(), Y: d.Float64()}); distance(p, last) >= least {
			return p
		}
	}
}

// toAndFro fills a part of the pad with a line to and fro, in any direction.
func toAndFro(d dice) []path {
	turns := d.count(8, 15)
	half, depth := d.between(0.2, 0.45), d.between(0.3, 0.45)
	along, corner := d.between(0, math.Pi), d.chance(0.6)
	p := make(path, turns)
	for i := range p {
		advance := depth * (2*float64(i)/float64(turns-1) - 1)
		reach := half * d.between(0.75, 1.1)
		if i%2 == 1 {
			reach = -reach
		}
		p[i] = knot{plus(middle(), plus(polar(reach, along), polar(advance, along+math.Pi/2))), corner}
	}
	return []path{p}
}

func middle() ink.Point { return ink.Point{X: 0.5, Y: 0.5} }

// spiral has at least two and a half turns.
func spiral(d dice) []path {
	turns := d.between(2.6, 3.8)
	from, direction := d.between(0, 2*math.Pi), d.sign()
	inner, squeeze := d.between(0, 0.06), d.between(0.7, 1.3)
	p := make(path, int(turns*8))
	for i := range p {
		share := float64(i) / float64(len(p)-1)
		at := polar(inner+(0.48-inner)*share, from+direction*turns*2*math.Pi*share)
		p[i].Point = plus(middle(), ink.Point{X: at.X * squeeze, Y: at.Y})
	}
	return []path{p}
}

// wave goes up and down at least twice, as a sine or a zigzag, across the pad.
func wave(d dice) []path {
	halves := d.count(4, 9)
	height, corner := d.between(0.08, 0.3), d.chance(0.4)
	rise := d.between(-0.15, 0.15)
	p := make(path, halves+1)
	for i := range p {
		share := float64(i) / float64(halves)
		p[i] = knot{ink.Point{X: share, Y: 0.5 + rise*(share-0.5) + height*d.between(0.8, 1)}, corner}
		height = -height
	}
	return []path{p}
}

package synth

import (
	"math"

	"digitscope/nn/ink"
)

// rectangle has sharp corners, in one stroke or four, and may hold a diagonal, a
// cross or a bar. It is never much higher than wide, lest it be an angular 0.
func rectangle(d dice) []path {
	x, y := 0.45, 0.45*d.between(0.55, 1.2)
	return append(d.outline(box(x, y)), d.filling(x, y)...)
}

// box are the corners of a rectangle around the middle of the pad, as far from
// it as x and y say.
func box(x, y float64) []ink.Point {
	return []ink.Point{{X: 0.5 - x, Y: 0.5 - y}, {X: 0.5 + x, Y: 0.5 - y}, {X: 0.5 + x, Y: 0.5 + y}, {X: 0.5 - x, Y: 0.5 + y}}
}

// filling is what a rectangle holds, mostly nothing; never a lone rising
// diagonal, which would make it a slashed 0.
func (d dice) filling(x, y float64) []path {
	corners := box(x, y)
	diagonal := polyline(corners[0], corners[2])
	upright := polyline(ink.Point{X: 0.5, Y: 0.5 - y}, ink.Point{X: 0.5, Y: 0.5 + y})
	level := polyline(ink.Point{X: 0.5 - x, Y: 0.5}, ink.Point{X: 0.5 + x, Y: 0.5})
	switch d.IntN(8) {
	case 0:
		return []path{diagonal}
	case 1:
		return []path{diagonal, polyline(corners[1], corners[3])}
	case 2:
		return []path{upright}
	case 3:
		return []path{upright, level}
	}
	return nil
}

// outline goes round the corners in one stroke or side by side.
func (d dice) outline(corners []ink.Point) []path {
	if d.chance(0.6) {
		return []path{append(polyline(corners...), knot{corners[0], true})}
	}
	paths := make([]path, len(corners))
	for i, from := range corners {
		paths[i] = polyline(from, corners[(i+1)%len(corners)])
	}
	return paths
}

// triangle has corners at least 72° apart as seen from the middle, so that it is
// never a mere line.
func triangle(d dice) []path {
	corners, angle := make([]ink.Point, 3), d.between(0, 2*math.Pi)
	for i := range corners {
		turn := angle + (float64(i)+d.between(-0.2, 0.2))*2*math.Pi/3
		corners[i] = plus(middle(), polar(d.between(0.4, 0.55), turn))
	}
	return d.outline(corners)
}

// star is five-pointed and drawn through its middle, six-pointed of two
// triangles, or an outline of five to eight tips.
func star(d dice) []path {
	up := -math.Pi/2 + d.between(-0.15, 0.15)
	switch d.IntN(3) {
	case 0:
		return []path{pentagram(up)}
	case 1:
		return []path{polygon(3, up), polygon(3, up+math.Pi)}
	}
	tips, notch := d.count(5, 8), d.between(0.18, 0.28)
	p := make(path, 0, 2*tips+1)
	for i := range 2*tips + 1 {
		radius := 0.5
		if i%2 == 1 {
			radius = notch
		}
		p = append(p, knot{plus(middle(), polar(radius, up+math.Pi*float64(i)/float64(tips))), true})
	}
	return []path{p}
}

// pentagram visits every second corner of a pentagon.
func pentagram(angle float64) path {
	p := make(path, 6)
	for i := range p {
		p[i] = knot{plus(middle(), polar(0.5, angle+4*math.Pi*float64(i)/5)), true}
	}
	return p
}

func polygon(corners int, angle float64) path {
	p := make(path, corners+1)
	for i := range p {
		p[i] = knot{plus(middle(), polar(0.5, angle+2*math.Pi*float64(i)/float64(corners))), true}
	}
	return p
}

package synth

import (
	"math"
	"slices"

	"digitscope/nn/ink"
)

// inventedCharacter is a letter of no alphabet: three to six lines, arcs, hooks,
// rings and points, placed on a grid as those of writing are. Few of them might
// happen to make a digit, so they are either many or added to strokes that no
// digit has.
func inventedCharacter(d dice) (character []path) {
	strokes := d.count(5, 6)
	if d.chance(0.65) {
		character = d.frame()
		strokes = len(character) + d.count(1, 6-len(character))
	}
	for len(character) < strokes {
		if p := d.element(); !slices.ContainsFunc(character, p.hides) {
			character = append(character, p)
		}
	}
	return character
}

// frame is two to four strokes that together are no part of any digit.
func (d dice) frame() []path {
	low, high := gridPoint(1, 2), gridPoint(1, 0)
	switch d.IntN(11) {
	case 0: // two posts
		return []path{gridLine(0, 0, 0, 2), gridLine(2, 0, 2, 2)}
	case 1: // three shelves on a post
		return []path{gridLine(1, 0, 1, 2), gridLine(0, 0, 2, 0), gridLine(0, 1, 2, 1), gridLine(0, 2, 2, 2)}
	case 2: // a double cross
		return []path{gridLine(1, 0, 1, 2), gridLine(0, 0, 2, 0), gridLine(0, 1, 2, 1)}
	case 3: // a fork
		return []path{polyline(high, low), polyline(gridPoint(0, 0), low, gridPoint(2, 0))}
	case 4: // a tent with a post
		return []path{polyline(high, low), polyline(gridPoint(0, 2), high, gridPoint(2, 2))}
	case 5: // a post between two cups
		return []path{gridLine(1, 0, 1, 2), curve(gridPoint(0, 0), gridPoint(1, 1), gridPoint(2, 0))}
	case 6: // a ring on a post with a bar
		return []path{d.ring(ink.Point{X: 0.5, Y: 0.25}, 0.2, 0.2), gridLine(1, 1, 1, 2), polyline(ink.Point{X: 0.1, Y: 0.7}, ink.Point{X: 0.9, Y: 0.7})}
	case 7: // a cross with a bar
		return []path{gridLine(0, 0, 2, 2), gridLine(2, 0, 0, 2), gridLine(0, 1, 2, 1)}
	case 8: // two arcs back to back
		return []path{curve(gridPoint(0, 0), ink.Point{X: 0.4, Y: 0.5}, gridPoint(0, 2)), curve(gridPoint(2, 0), ink.Point{X: 0.6, Y: 0.5}, gridPoint(2, 2))}
	case 9: // two arrowheads
		return []path{polyline(gridPoint(0, 0), gridPoint(1, 1), gridPoint(0, 2)), polyline(gridPoint(1, 0), gridPoint(2, 1), gridPoint(1, 2))}
	default: // a comb
		return []path{gridLine(0, 0, 0, 2), gridLine(0, 0, 2, 0), gridLine(0, 1, 2, 1)}
	}
}

func (d dice) element() path {
	from, to := d.gridPoint(), d.gridPoint()
	for from == to {
		to = d.gridPoint()
	}
	switch roll := d.IntN(20); {
	case roll < 10:
		return polyline(from, to)
	case roll < 14:
		return curve(from, d.bulge(from, to), to)
	case roll < 17:
		return polyline(from, to, plus(to, polar(d.between(0.12, 0.3), d.between(0, 2*math.Pi))))
	case roll < 19:
		radius := d.between(0.07, 0.18)
		return d.ring(from, radius, radius)
	default:
		return polyline(from)
	}
}

// gridPoint is one of 3 × 3 places.
func gridPoint(column, row int) ink.Point {
	return ink.Point{X: 0.1 + 0.4*float64(column), Y: 0.1 + 0.4*float64(row)}
}

func (d dice) gridPoint() ink.Point { return gridPoint(d.IntN(3), d.IntN(3)) }

func gridLine(column, row, toColumn, toRow int) path {
	return polyline(gridPoint(column, row), gridPoint(toColumn, toRow))
}

// bulge is the vertex of an arc from one place to another.
func (d dice) bulge(from, to ink.Point) ink.Point {
	chord := minus(to, from)
	across := scaled(ink.Point{X: chord.Y, Y: -chord.X}, d.sign()*d.between(0.2, 0.45))
	return plus(between(from, to, 0.5), across)
}

// hides reports whether another stroke on the grid begins along the same line as
// p, so that one would not be seen beside the other.
func (p path) hides(other path) bool {
	if len(p) == 1 {
		return false
	}
	from, along := p[0].Point, minus(p[1].Point, p[0].Point)
	for _, k := range other[:min(2, len(other))] {
		beside := minus(k.Point, from)
		if math.Abs(along.X*beside.Y-along.Y*beside.X) > 1e-9 {
			return false
		}
	}
	return true
}

package synth

import (
	"math"
	"slices"

	"digitscope/nn/ink"
)

// The hand's inaccuracies, in pad units unless they say otherwise. They are
// limits, not deviations: however a drawing comes out, a 1 is no 7.
const (
	// sway moves neighbouring knots together, so that what is joined stays so.
	sway = 0.065
	// slip moves a whole stroke, which leaves gaps and crossings at its ends.
	slip = 0.015
	// tremor moves each knot, as a share of the way to its neighbour.
	tremor     = 0.06
	mostTremor = 0.02
	// longestHook is also a share of the way between the stroke's ends.
	longestHook = 0.08
	// Points are as close as a pen leaves them, or as far apart as a mouse does.
	finestStep   = 0.025
	coarsestStep = 0.1
)

// How often the hand has its habits.
const (
	reversed = 0.2
	hooked   = 0.12 // at each end of a stroke
	skipping = 0.05 // for each stroke
)

// A hand writes one drawing: it misses the knots a little, moves at its own
// speed and has its habits.
type hand struct {
	dice
	// sways are the displacements on a grid of 3 × 3 points over the pad, between
	// which they change linearly.
	sways [3][3]ink.Point
	// care is the share of the greatest inaccuracies that this hand reaches.
	care     float64
	step     float64
	mirrored bool
	missed   path
}

func newHand(d dice) *hand {
	h := &hand{dice: d, care: d.between(0.2, 1)}
	h.step = finestStep * math.Pow(coarsestStep/finestStep, d.Float64())
	for row := range h.sways {
		for column := range h.sways[row] {
			h.sways[row][column] = h.within(sway)
		}
	}
	return h
}

// within is a random vector, shorter along both axes than limit, scaled by the
// hand's care.
func (h *hand) within(limit float64) ink.Point {
	limit *= h.care
	return ink.Point{X: h.between(-limit, limit), Y: h.between(-limit, limit)}
}

func (h *hand) draw(paths []path) []ink.Stroke {
	strokes := make([]ink.Stroke, 0, len(paths)+1)
	for _, p := range paths {
		strokes = h.lift(strokes, h.stroke(p))
	}
	return strokes
}

func (h *hand) stroke(p path) ink.Stroke {
	s := sampled(h.miss(p), h.step)
	if len(s) == 1 {
		return s
	}
	if h.chance(hooked) {
		s = slices.Insert(s, 0, h.hook(s[0], s[len(s)-1]))
	}
	if h.chance(hooked) {
		s = append(s, h.hook(s[len(s)-1], s[0]))
	}
	if h.chance(reversed) {
		slices.Reverse(s)
	}
	return s
}

// miss is the path as the hand follows it, valid until the next call.
func (h *hand) miss(p path) path {
	h.missed = append(h.missed[:0], p...)
	shift := h.within(slip)
	for i, k := range p {
		neighbour := p[max(i-1, 0)]
		if i == 0 {
			neighbour = p[min(1, len(p)-1)]
		}
		shake := h.within(min(tremor*distance(k.Point, neighbour.Point), mostTremor))
		at := plus(plus(k.Point, h.swayAt(k.Point)), plus(shift, shake))
		if h.mirrored {
			at.X = 1 - at.X
		}
		h.missed[i].Point = at
	}
	return h.missed
}

func (h *hand) swayAt(p ink.Point) ink.Point {
	column, right := cell(p.X)
	row, down := cell(p.Y)
	upper, lower := h.sways[row], h.sways[row+1]
	return between(between(upper[column], upper[column+1], right),
		between(lower[column], lower[column+1], right), down)
}

// cell is the cell of the grid of sways that holds a coordinate, and how far
// into the cell that is, 0…1.
func cell(at float64) (index int, share float64) {
	at = 2 * min(max(at, 0), 1)
	index = min(int(at), 1)
	return index, at - float64(index)
}

func between(a, b ink.Point, share float64) ink.Point {
	return plus(scaled(a, 1-share), scaled(b, share))
}

// hook is where the pen touches the pad on its way to the end of a stroke, or
// leaves it.
func (h *hand) hook(end, other ink.Point) ink.Point {
	reach := longestHook * min(1, distance(end, other))
	return plus(end, polar(h.between(reach/4, reach), h.between(0, 2*math.Pi)))
}

// lift appends the stroke, in two parts if the pen skips.
func (h *hand) lift(strokes []ink.Stroke, s ink.Stroke) []ink.Stroke {
	gap := int(h.between(0.03, 0.15) / h.step)
	if !h.chance(skipping) || gap < 1 || len(s) < gap+6 {
		return append(strokes, s)
	}
	end := 2 + h.IntN(len(s)-gap-4)
	return append(strokes, s[:end:end], s[end+gap:])
}

//go:build js && wasm

package main

import (
	"math"

	"digitscope/nn/explain"
)

// focusEdges is how many edges the selected unit has at most.
const focusEdges = 24

// addFocusEdges adds the edges into the selected unit, and from a neuron of the
// last hidden stage those to the digits: its votes.
func (v *view) addFocusEdges(s *scope) {
	u := s.look.focus.unit
	if s.isOff(u) {
		return // nothing goes into what is off
	}
	v.addEdges(explain.Edges(s.pass, u, focusEdges), 0, 1)
	if last := len(s.stages) - 1; u.Stage == last-1 {
		var votes []explain.Edge
		for digit, vote := range explain.Cast(s.pass, u.Map) {
			votes = append(votes, explain.Edge{From: u, To: explain.Unit{Stage: last, Map: digit}, Share: vote})
		}
		v.addEdges(votes, 0, 1)
	}
}

// addEdges adds a part of each curve, the smaller shares first, so that the larger
// lie above them.
func (v *view) addEdges(edges []explain.Edge, from, to float64) {
	largest := 0.0
	for _, e := range edges {
		largest = max(largest, math.Abs(e.Share))
	}
	for i := len(edges) - 1; i >= 0; i-- {
		if size := math.Abs(edges[i].Share); size > 0 {
			v.addEdge(edges[i], v.edgeWidth(size/largest), from, to)
		}
	}
}

// edgeWidth is half the width of an edge, in pixels, by its part of the largest.
func (v *view) edgeWidth(part float64) float32 {
	return float32(v.thickness()) * float32(0.4+part)
}

// addEdge adds the part of an edge's curve between two parts of its way, in the
// colour of its sign.
func (v *view) addEdge(e explain.Edge, half float32, from, to float64) {
	a := v.centre(e.From)
	b := v.edgeEnd(e.To, a)
	c := v.curve(e, a, b)
	const pieces = 18
	previous := c.at(from)
	for i := 1; i <= pieces; i++ {
		next := c.at(from + (to-from)*float64(i)/pieces)
		v.edges.line(v.screen, previous, next, half, v.palette.sign(e.Share))
		previous = next
	}
}

// edgeEnd is where edges to a unit end: at its middle, of a bar that stands upright
// at its nearer end, of another one before the digit that the page writes there.
func (v *view) edgeEnd(u explain.Unit, from point) point {
	b := v.boxes[u.Stage]
	end := v.centre(u)
	if u.Stage < len(v.boxes)-1 {
		return end
	}
	if isUpright(b) {
		if top := float32(b.y); from.y < top {
			return point{end.x, top}
		}
		return point{end.x, float32(b.y + b.height)}
	}
	const digit = 7 // its width, in spaces between maps
	return point{float32(b.x - digit*v.gap), end.y}
}

// A curve is a cubic Bézier curve.
type curve [4]point

// curve leaves and arrives in the direction in which the stages follow each other:
// to the right where they stand side by side, else downwards.
func (v *view) curve(e explain.Edge, a, b point) curve {
	from, to := v.boxes[e.From.Stage], v.boxes[e.To.Stage]
	if to.x >= from.x+from.width {
		middle := (a.x + b.x) / 2
		return curve{a, {middle, a.y}, {middle, b.y}, b}
	}
	middle := (a.y + b.y) / 2
	return curve{a, {a.x, middle}, {b.x, middle}, b}
}

func (c curve) at(t float64) point {
	p, q := float32(t), float32(1-t)
	w := [4]float32{q * q * q, 3 * q * q * p, 3 * q * p * p, p * p * p}
	var sum point
	for i, weight := range w {
		sum.x += weight * c[i].x
		sum.y += weight * c[i].y
	}
	return sum
}

// isSideBySide says whether the stages follow each other to the right.
func (v *view) isSideBySide() bool { return v.boxes[len(v.boxes)-1].x >= v.boxes[1].x+v.boxes[1].width }

// addSweep adds the edges that Play has passed, thin, and pulses on those that it is
// passing.
func (v *view) addSweep(sw sweep) {
	if len(sw.trace) == 0 {
		return
	}
	const pulse = 0.3                                               // part of the way
	for stage := 1; stage < sw.stage && v.isSideBySide(); stage++ { // one below the other, they would cover all maps
		for _, e := range sw.trace[stage] {
			v.addEdge(e, v.edgeWidth(0), 0, 1)
		}
	}
	if sw.stage == 0 {
		return
	}
	edges := sw.trace[sw.stage]
	for _, e := range edges {
		v.addEdge(e, v.edgeWidth(0), 0, sw.part)
	}
	if sw.part < 1 {
		v.addEdges(edges, max(0, sw.part-pulse), sw.part)
	} else {
		v.addEdges(edges, 0, 1)
	}
}

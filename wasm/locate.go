//go:build js && wasm

package main

import (
	"iter"
	"syscall/js"

	"digitscope/nn"
	"digitscope/nn/explain"
)

// locateCalls find units on the screen. They give {layer, channel, row, column},
// or null where there is none.
func locateCalls(s *scope, v *view) map[string]call {
	return map[string]call{
		// locate takes device pixels of the canvas
		"locate": func(arguments []js.Value) any { return toUnit(v.locate(arguments[0].Int(), arguments[1].Int())) },
		// neighbour takes a unit, and steps to the right and downwards
		"neighbour": func(arguments []js.Value) any {
			return toUnit(v.neighbour(unitOf(arguments), arguments[4].Int(), arguments[5].Int()), true)
		},
		// along takes a unit, and −1 or 1: to the stage before or behind
		"along": func(arguments []js.Value) any { return toUnit(s.along(unitOf(arguments), arguments[4].Int())) },
	}
}

func toUnit(u explain.Unit, ok bool) any {
	if !ok {
		return nil
	}
	return unitToJS(u)
}

// locate finds the unit at a place. Spaces between maps belong to the map on
// their left or above.
func (v *view) locate(x, y int) (u explain.Unit, ok bool) {
	for i, b := range v.boxes {
		if !b.contains(x, y) {
			continue
		}
		g, shape := v.grids[i], v.stages[i].Shape
		if g.cellX == 0 || g.cellY == 0 {
			return u, false
		}
		column := min(max(0, (x-g.x)/g.strideX), g.columns-1)
		row := min(max(0, (y-g.y)/g.strideY), g.rows-1)
		u = explain.Unit{Stage: i, Map: row*g.columns + column}
		if u.Map >= shape.Maps {
			return u, false
		}
		left, top := g.place(u.Map)
		u.Column = min(max(0, (x-left)/g.cellX), shape.Width-1)
		u.Row = min(max(0, (y-top)/g.cellY), shape.Height-1)
		return u, true
	}
	return u, false
}

// neighbour is the unit next to another one of its stage, beyond a map's edge one
// of the map that stands there, at the edge of the stage the same.
func (v *view) neighbour(u explain.Unit, dx, dy int) explain.Unit {
	g, shape := v.grids[u.Stage], v.stages[u.Stage].Shape
	next := u
	next.Column, next.Row = u.Column+dx, u.Row+dy
	column, row := u.Map%g.columns, u.Map/g.columns
	column, next.Column = carry(column, next.Column, shape.Width)
	row, next.Row = carry(row, next.Row, shape.Height)
	next.Map = row*g.columns + column
	if column < 0 || column >= g.columns || row < 0 || next.Map >= shape.Maps {
		return u
	}
	return next
}

// carry takes a step beyond a map's cells to the next map.
func carry(index, cell, cells int) (int, int) {
	switch {
	case cell < 0:
		return index - 1, cells - 1
	case cell >= cells:
		return index + 1, 0
	}
	return index, cell
}

// along is a unit of the stage before that adds most to this one, or of the stage
// behind that it goes into.
func (r *reading) along(u explain.Unit, step int) (explain.Unit, bool) {
	stage := u.Stage + step
	if stage < 0 || stage >= len(r.stages) {
		return u, false
	}
	if step < 0 && r.isRead() {
		if into := explain.Edges(r.pass, u, 1); len(into) > 0 {
			return into[0].From, true
		}
	}
	regions := explain.Field(r.network, u)[stage]
	if len(regions) == 0 {
		return u, false
	}
	region := regions[0]
	return explain.Unit{
		Stage: stage, Map: region.Maps.First,
		Row: (region.Rows.First + region.Rows.End - 1) / 2, Column: (region.Columns.First + region.Columns.End - 1) / 2,
	}, true
}

// cellsOf gives the boxes of a region on the screen: one of each map, of a vector
// one of each row of tiles, and one around all maps where the region is all of them.
func (g *grid) cellsOf(shape nn.Shape, r explain.Region) iter.Seq[box] {
	return func(yield func(box) bool) {
		if r == explain.Whole(shape) {
			yield(g.extent(shape))
			return
		}
		for i := r.Maps.First; i < r.Maps.End; {
			run := 1
			if shape.IsVector() {
				run = min(r.Maps.End-i, g.columns-i%g.columns)
			}
			if !yield(g.cells(i, run, r)) {
				return
			}
			i += run
		}
	}
}

// cells is the box of a region's cells in map i, or of a run of tiles.
func (g *grid) cells(i, run int, r explain.Region) box {
	x, y := g.place(i)
	return box{
		x + r.Columns.First*g.cellX, y + r.Rows.First*g.cellY,
		(run-1)*g.strideX + (r.Columns.End-r.Columns.First)*g.cellX,
		(r.Rows.End - r.Rows.First) * g.cellY,
	}
}

// centre is the middle of a unit on the screen.
func (v *view) centre(u explain.Unit) point {
	g := &v.grids[u.Stage]
	x, y := g.place(u.Map)
	return point{
		float32(x+u.Column*g.cellX) + float32(g.cellX)/2,
		float32(y+u.Row*g.cellY) + float32(g.cellY)/2,
	}
}

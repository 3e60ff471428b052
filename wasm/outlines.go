//go:build js && wasm

package main

import (
	"digitscope/nn/explain"
	"digitscope/nn/ink"
)

// addOutlines frames the selected unit, what it is computed from in the stages
// before it, and what is computed from it in those behind.
func (v *view) addOutlines(s *scope) {
	f := s.look.focus
	for i, regions := range f.field {
		thickness, c := v.thickness(), v.palette.accent
		switch {
		case i == f.unit.Stage:
			thickness++
		case i > f.unit.Stage:
			c = v.palette.second
		}
		if i == len(v.stages)-1 && i > f.unit.Stage {
			continue // every bar follows from everything
		}
		for _, r := range regions {
			for b := range v.grids[i].cellsOf(v.stages[i].Shape, r) {
				v.addOutline(b, thickness, c)
			}
		}
	}
	if len(f.field[0]) > 0 && s.isRead() && f.field[0][0] != explain.Whole(v.stages[0].Shape) {
		v.addPadOutline(f.field[0][0], s.drawing.renderer.Placement(), v.palette.accent)
	}
}

// features is how many places the whole picture's units have framed.
const features = 6

// addFeatures frames what a unit that sees the whole picture rests on most, in the
// maps and on the drawing: each in the colour of its share's sign.
func (v *view) addFeatures(s *scope) {
	u := s.look.focus.unit
	edges := explain.Features(s.pass, u, features)
	for _, e := range edges {
		c := v.palette.sign(e.Share)
		for i, regions := range explain.Field(s.network, e.From)[:e.To.Stage] {
			if r := regions[0]; r.Maps.End-r.Maps.First == 1 { // all maps of a stage would say nothing
				for b := range v.grids[i].cellsOf(v.stages[i].Shape, r) {
					v.addOutline(b, v.thickness(), c)
				}
				if i == 0 {
					v.addPadOutline(r, s.drawing.renderer.Placement(), c)
				}
			}
		}
	}
	if len(edges) > 0 && edges[0].To != u {
		v.addEdges(edges, 0, 1)
	}
}

// addOutline frames a box, with a dark or light line around it that parts it from
// any colour of a map.
func (v *view) addOutline(b box, thickness int, c colour) {
	background := colour(v.palette.scale[0][:3])
	v.outlines.frame(b.x-thickness, b.y-thickness, b.width+2*thickness, b.height+2*thickness, 1, background)
	v.outlines.frame(b.x, b.y, b.width, b.height, thickness, c)
}

// addPadOutline frames on the pad where the network's picture has the region, as
// far as it is on the pad.
func (v *view) addPadOutline(r explain.Region, p ink.Placement, colour colour) {
	at := func(row, column int) point {
		return v.padBox.place(ink.Point{X: p.X + float64(column)*p.Cell, Y: p.Y + float64(row)*p.Cell})
	}
	a, b := at(r.Rows.First, r.Columns.First), at(r.Rows.End, r.Columns.End)
	corners := [4]point{a, {b.x, a.y}, b, {a.x, b.y}}
	for i, c := range corners {
		v.edges.line(v.padBox, c, corners[(i+1)%4], float32(v.thickness())*0.75, colour)
	}
}

// addOffMarks crosses out the maps and neurons that are switched off.
func (v *view) addOffMarks(channels []explain.Channel) {
	for _, c := range channels {
		g := &v.grids[c.Stage]
		b := g.cells(c.Map, 1, explain.Whole(v.stages[c.Stage].Shape))
		left, top, right, bottom := float32(b.x), float32(b.y), float32(b.x+b.width), float32(b.y+b.height)
		half := float32(v.thickness()) * 0.6
		v.edges.line(v.screen, point{left, top}, point{right, bottom}, half, v.palette.second)
		v.edges.line(v.screen, point{left, bottom}, point{right, top}, half, v.palette.second)
	}
}

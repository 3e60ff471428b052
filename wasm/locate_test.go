//go:build js && wasm

package main

import (
	"slices"
	"testing"

	"digitscope/nn"
	"digitscope/nn/explain"
	"digitscope/weights"
)

// shownScope is a program that has read a drawing, with its stages laid out.
func shownScope(t *testing.T) (*scope, *view) {
	t.Helper()
	network, err := weights.Network()
	if err != nil {
		t.Fatal(err)
	}
	s := newScope(network, newPage(silentHost(), network.Stages()))
	s.drawing.Replace(example())
	s.changed = true
	s.refresh()
	v := newView(network)
	v.layout(anyLayout(network.Stages()))
	v.palette = newPalette(make([]byte, 3*10))
	return s, v
}

// every calls for each unit of a stage.
func every(stage int, shape nn.Shape, f func(explain.Unit)) {
	for c := range shape.Maps {
		for row := range shape.Height {
			for column := range shape.Width {
				f(explain.Unit{Stage: stage, Map: c, Row: row, Column: column})
			}
		}
	}
}

func TestWhatIsDrawnAtAPlaceIsLocatedThere(t *testing.T) {
	_, v := shownScope(t)
	for i, stage := range v.stages {
		every(i, stage.Shape, func(u explain.Unit) {
			at := v.centre(u)
			if got, ok := v.locate(int(at.x), int(at.y)); !ok || got != u {
				t.Fatalf("%s: at %v is %v, want %v", stage, at, got, u)
			}
		})
	}
	for _, at := range [][2]int{{-5, 10}, {285, 10}, {700, 10_000}} { // the second is between the pad and the input
		if u, ok := v.locate(at[0], at[1]); ok {
			t.Errorf("at %v is %v, want nothing", at, u)
		}
	}
}

// A step leads to the cell that is drawn next in its direction, and back again.
func TestNeighboursAreNextToEachOther(t *testing.T) {
	_, v := shownScope(t)
	for i, stage := range v.stages {
		moved := 0
		every(i, stage.Shape, func(u explain.Unit) {
			for _, step := range [][2]int{{1, 0}, {0, 1}} {
				next := v.neighbour(u, step[0], step[1])
				if next == u {
					continue // the stage's edge
				}
				moved++
				a, b := v.centre(u), v.centre(next)
				if step[0] == 1 && !(b.x > a.x && b.y == a.y) || step[1] == 1 && !(b.y > a.y && b.x == a.x) {
					t.Fatalf("%s: from %v by %v to %v: from %v to %v", stage, u, step, next, a, b)
				}
				if back := v.neighbour(next, -step[0], -step[1]); back != u {
					t.Fatalf("%s: from %v by %v to %v, and back to %v", stage, u, step, next, back)
				}
			}
		})
		if moved == 0 {
			t.Errorf("%s: no unit has a neighbour", stage)
		}
	}
}

// Along the stages one comes from each stage to the next, to what the unit goes
// into, and back to what it is made of.
func TestAlongTheStages(t *testing.T) {
	s, v := shownScope(t)
	last := len(v.stages) - 1
	u := explain.Unit{Stage: 0, Row: 14, Column: 14}
	for stage := 1; stage <= last; stage++ {
		next, ok := s.along(u, 1)
		if !ok || next.Stage != stage {
			t.Fatalf("behind %v is %v", u, next)
		}
		field := explain.Field(s.network, next)[stage-1]
		if !slices.ContainsFunc(field, func(r explain.Region) bool { return contains(r, u) }) {
			t.Errorf("%v is not computed from %v", next, u)
		}
		u = next
	}
	if beyond, ok := s.along(u, 1); ok {
		t.Errorf("behind the last stage is %v", beyond)
	}
	u = explain.Unit{Stage: last, Map: s.answer.Digit}
	for stage := last - 1; stage >= 0; stage-- {
		before, ok := s.along(u, -1)
		if into := explain.Edges(s.pass, u, 1); !ok || len(into) > 0 && before != into[0].From {
			t.Fatalf("before %v is %v, want what adds most", u, before)
		}
		u = before
	}
}

func contains(r explain.Region, u explain.Unit) bool {
	in := func(s explain.Span, i int) bool { return s.First <= i && i < s.End }
	return in(r.Maps, u.Map) && in(r.Rows, u.Row) && in(r.Columns, u.Column)
}

// The boxes of a region hold the centres of its units and of no other.
func TestARegionsBoxesHoldItsCells(t *testing.T) {
	s, v := shownScope(t)
	for _, u := range []explain.Unit{
		{Stage: 0, Row: 9, Column: 20}, {Stage: 1, Map: 5, Row: 3, Column: 17}, {Stage: 3, Map: 30, Row: 7},
		{Stage: 5, Map: 201}, {Stage: 6, Map: 100}, {Stage: 7, Map: 3},
	} {
		for i, regions := range explain.Field(s.network, u) {
			shape := v.stages[i].Shape
			var boxes []box
			for _, r := range regions {
				boxes = slices.AppendSeq(boxes, v.grids[i].cellsOf(shape, r))
			}
			every(i, shape, func(other explain.Unit) {
				at := v.centre(other)
				isIn := slices.ContainsFunc(boxes, func(b box) bool { return b.contains(int(at.x), int(at.y)) })
				isMeant := slices.ContainsFunc(regions, func(r explain.Region) bool { return contains(r, other) })
				if isIn != isMeant {
					t.Fatalf("field of %v: %v framed %t, in the field %t", u, other, isIn, isMeant)
				}
			})
		}
	}
}

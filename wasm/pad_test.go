//go:build js && wasm

package main

import (
	"math"
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"digitscope/nn/ink"
)

// Frame by frame the image gets the same lines as all at once, each of them once.
func TestAFrameAddsWhatIsNew(t *testing.T) {
	b, c := box{10, 20, 300, 300}, colour{1, 2, 3}
	var d ink.Drawing
	p := newPad()
	var added []ebiten.Vertex
	frame := func() {
		p.collect(b, &d, c)
		if p.isNew {
			p.isNew = false
			added = nil
		}
		added = append(added, p.added.vertices...)
	}
	expect := func(what string) {
		t.Helper()
		frame()
		all := newPad()
		all.collect(b, &d, c)
		if !slices.Equal(added, all.added.vertices) || !slices.Equal(p.tip.vertices, all.tip.vertices) {
			t.Errorf("%s: the image has %d corners, the end %d; all at once %d and %d",
				what, len(added), len(p.tip.vertices), len(all.added.vertices), len(all.tip.vertices))
		}
	}
	expect("blank")
	for stroke := range 3 {
		d.Press(ink.Point{X: 0.5, Y: 0.2 + 0.2*float64(stroke)})
		expect("pressed")
		for i := range 100 {
			y, x := math.Sincos(float64(i) / 10)
			d.Move(ink.Point{X: 0.5 + 0.2*x, Y: 0.2 + 0.2*float64(stroke) + 0.1*y})
			before := len(added)
			frame()
			if more := len(added) - before; more > 8 {
				t.Fatalf("a move adds %d corners", more)
			}
		}
		d.Lift()
		expect("lifted")
	}
	d.Undo()
	expect("undone")
	d.Redo()
	expect("redone")
	b.x += 50
	expect("scrolled")
	if more := len(p.added.vertices); more > 0 {
		t.Errorf("scrolling adds %d corners", more)
	}
	b.width, b.height = 200, 200
	expect("smaller")
	d.Replace([]ink.Stroke{{{X: 0.5, Y: 0.5}}})
	expect("a dot alone")
	d.Replace(nil)
	expect("cleared")
}

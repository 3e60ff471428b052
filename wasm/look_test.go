//go:build js && wasm

package main

import (
	"math"
	"slices"
	"testing"

	"digitscope/nn"
	"digitscope/nn/explain"
)

// Play shows the stages that it has passed, of the one that it is passing a part, and
// none of those to come; a slide the first cells of its one map.
func TestWhatIsShownOfAMap(t *testing.T) {
	maps, vector := nn.Shape{Maps: 8, Height: 6, Width: 4}, nn.Shape{Maps: 10, Height: 1, Width: 1}
	playing := look{sweep: sweep{isOn: true, stage: 3, part: 0.5}}
	sliding := look{reveal: reveal{isOn: true, stage: 2, channel: 5, cells: 7}}
	for _, c := range []struct {
		name           string
		look           look
		stage, channel int
		shape          nn.Shape
		want           int
	}{
		{"nothing goes on", look{}, 2, 5, maps, 24},
		{"passed", playing, 2, 5, maps, 24},
		{"passing", playing, 3, 5, maps, 12},
		{"to come", playing, 4, 5, maps, 0},
		{"first half of a vector", playing, 3, 4, vector, 1},
		{"second half of a vector", playing, 3, 5, vector, 0},
		{"the slide's map", sliding, 2, 5, maps, 7},
		{"another map", sliding, 2, 4, maps, 24},
		{"another stage", sliding, 3, 5, maps, 24},
	} {
		if got := c.look.shown(c.stage, c.channel, c.shape); got != c.want {
			t.Errorf("%s: %d cells, want %d", c.name, got, c.want)
		}
	}
}

// What is hidden has the background's colour on the screen, the rest keeps its own.
func TestASlideHidesWhatIsToCome(t *testing.T) {
	s, v := shownScope(t)
	v.palette.scale = greys()
	v.fillMaps(s)
	all := slices.Clone(v.atlas.pixels)
	const stage, channel, cells = 1, 5, 100
	s.look.reveal = reveal{true, stage, channel, cells}
	v.fillMaps(s)
	at, hidden := v.atlas.corners[stage][channel], 0
	for i := range 24 * 24 {
		place := (at.y+i/24)*v.atlas.width + at.x + i%24
		switch got := v.atlas.pixels[place]; {
		case i < cells && got != all[place]:
			t.Fatalf("cell %d is %v, want %v as before", i, got, all[place])
		case i >= cells && got != v.palette.scale[0]:
			t.Fatalf("cell %d is %v, want the background", i, got)
		case got != all[place]:
			hidden++
		}
	}
	if hidden == 0 {
		t.Error("nothing was hidden: this map cannot show it")
	}
}

// The occlusion takes several frames, and gives what it gives at once; a new
// drawing begins it anew.
func TestTheOverlayFollowsTheDrawing(t *testing.T) {
	s, _ := shownScope(t)
	o := &s.look.overlay
	o.choose(occlusion, 7)
	o.restart(s.reading)
	frames := 1
	for o.advance() {
		frames++
	}
	at := explain.NewOcclusion(s.network, coverSize)
	at.Start(s.pass, nil)
	for !at.Next() {
	}
	if !slices.Equal(o.values, at.Losses(7)) || frames < 3 {
		t.Errorf("after %d frames the overlay is not the occlusion", frames)
	}
	o.choose(attribution, 7)
	o.restart(s.reading)
	sum := explain.NewAttributor(s.network).Shares(s.pass, nil, 7, 0).Constant
	for _, share := range o.values {
		sum += float64(share)
	}
	if logit := float64(s.pass.Logits()[7]); math.Abs(sum-logit) > 1e-3 {
		t.Errorf("shares and constant make %v, the logit is %v", sum, logit)
	}
	s.drawing.Replace(nil)
	s.changed = true
	s.refresh()
	if o.values != nil || o.advance() {
		t.Error("the overlay of a blank pad shows something")
	}
}

// The selected unit has edges, what is off has none; nothing has any after.
func TestEdgesAreOfTheSelectedUnit(t *testing.T) {
	s, v := shownScope(t)
	count := func() int {
		v.fill(s)
		return len(v.edges.vertices)
	}
	v.screen = box{0, 0, 3000, 600}
	none := count()
	unit := explain.Summarise(s.pass, 3).Strongest
	s.point(unit)
	selected := count()
	if none != 0 || selected == 0 {
		t.Errorf("%d vertices of edges with nothing selected, %d with a unit", none, selected)
	}
	s.switchOff([]float64{3, float64(unit.Map)})
	s.refresh()
	if off := count(); off >= selected || len(v.outlines.vertices) == 0 {
		t.Errorf("%d vertices with the unit off, before %d; %d of outlines", off, selected, len(v.outlines.vertices))
	}
	s.switchOff(nil)
	s.point(explain.Unit{Stage: -1})
	if after := count(); after != 0 || len(v.outlines.vertices) != 0 {
		t.Errorf("%d vertices of edges after, %d of outlines", after, len(v.outlines.vertices))
	}
}

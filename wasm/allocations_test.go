//go:build js && wasm

package main

import (
	"syscall/js"
	"testing"

	"digitscope/nn"
	"digitscope/nn/ink"
	"digitscope/weights"
)

// A frame in which the pen moves allocates nothing in this program.
func TestAFrameAllocatesNothing(t *testing.T) {
	network, err := weights.Network()
	if err != nil {
		t.Fatal(err)
	}
	network.Pack()
	s := newScope(network, newPage(silentHost(), network.Stages()))
	for range 3 {
		s.drawing.Press(ink.Point{X: 0.2, Y: 0.5})
		for i := range 200 {
			s.drawing.Move(ink.Point{X: 0.2 + float64(i)/400, Y: 0.5 + float64(i%2)/100})
		}
	}
	v := newView(network)
	v.layout(anyLayout(network.Stages()))
	for name, step := range map[string]func(){
		"reading the drawing": func() {
			s.changed = true
			s.refresh()
		},
		"filling the view's buffers": func() { v.fill(s) },
	} {
		step() // buffers grow the first time
		if count := testing.AllocsPerRun(50, step); count != 0 {
			t.Errorf("%s: %v allocations, want none", name, count)
		}
	}
	if len(v.maps.vertices) == 0 || len(v.bars.vertices) == 0 || len(v.pad.tip.vertices) == 0 {
		t.Error("nothing would be drawn")
	}
}

// silentHost is a page that takes what is published.
func silentHost() js.Value {
	host := js.Global().Get("Object").New()
	host.Set("publish", js.Global().Get("Function").New())
	return host
}

// anyLayout gives the pad and each stage a box.
func anyLayout(stages []nn.Stage) []float32 {
	values := []float32{4} // between maps
	for i := range len(stages) + 1 {
		values = append(values, float32(300*i), 0, 280, 560, 4)
	}
	return values
}

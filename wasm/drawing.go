//go:build js && wasm

package main

import (
	"digitscope/nn"
	"digitscope/nn/ink"
)

// A drawing is what is on the pad, and what networks see of it: the picture is made
// once for all of them.
type drawing struct {
	ink.Drawing
	renderer ink.Renderer
	picture  [ink.Side * ink.Side]float32
	isBlank  bool
}

// render makes the picture of what is on the pad now.
func (d *drawing) render() {
	d.isBlank = !d.renderer.Render(d.picture[:], d.Legible(), ink.Pen)
}

// show writes the picture as the input of a network: on each of its maps, in its size.
func (d *drawing) show(input []float32, shape nn.Shape) {
	if shape == (nn.Shape{Maps: 1, Height: ink.Side, Width: ink.Side}) {
		copy(input, d.picture[:])
		return
	}
	ink.Spread(input, shape.Maps, shape.Height, shape.Width, d.picture[:])
}

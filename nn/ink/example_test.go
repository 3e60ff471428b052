//go:build !js

// In a browser there is no file that takes what an example prints.

package ink_test

import (
	"fmt"

	"digitscope/nn/ink"
)

// Wherever and however large a line is drawn, its picture is the same.
func ExampleRenderer_Render() {
	var drawing ink.Drawing
	drawing.Press(ink.Point{X: 0.1, Y: 0.1})
	drawing.Move(ink.Point{X: 0.1, Y: 0.3})
	drawing.Lift()
	large := []ink.Stroke{{{X: 0.7, Y: 0.1}, {X: 0.7, Y: 0.9}}}
	var renderer ink.Renderer
	for _, strokes := range [][]ink.Stroke{drawing.Strokes(), large} {
		picture := make([]float32, ink.Side*ink.Side)
		isInked := renderer.Render(picture, strokes, ink.Pen)
		middle := picture[14*ink.Side:][10:18]
		fmt.Printf("%t %.1f\n", isInked, middle)
	}
	// Output:
	// true [0.0 0.0 0.2 1.0 1.0 0.2 0.0 0.0]
	// true [0.0 0.0 0.2 1.0 1.0 0.2 0.0 0.0]
}

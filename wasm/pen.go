//go:build js && wasm

package main

import "digitscope/nn/ink"

// The page calls these for every point of the pen, in pad units; a call costs
// a fifth of a microsecond. The frame that follows shows them.

//go:wasmexport press
func press(x, y float64) {
	program.drawing.Press(ink.Point{X: x, Y: y})
	program.changed = true
}

//go:wasmexport move
func move(x, y float64) {
	program.drawing.Move(ink.Point{X: x, Y: y})
	program.changed = true
}

//go:wasmexport lift
func lift() {
	program.drawing.Lift()
	program.changed = true
}

// cancel takes the stroke under way back.
//
//go:wasmexport cancel
func cancel() {
	program.drawing.Cancel()
	program.changed = true
}

//go:wasmexport undo
func undo() {
	program.drawing.Undo()
	program.changed = true
}

//go:wasmexport redo
func redo() {
	program.drawing.Redo()
	program.changed = true
}

// refresh brings the result up to date without waiting for a frame.
//
//go:wasmexport refresh
func refresh() { program.refresh() }

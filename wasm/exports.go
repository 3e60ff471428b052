//go:build js && wasm

package main

import "unsafe"

// Without graphics the page calls this once for each frame that was asked for.
//
//go:wasmexport update
func update() { program.update() }

// The page calls these to have a picture read: it writes the picture, as the
// values of Pass.Input, to where picture says, calls classify, and reads the
// message, of which page.publish says what it holds. Both places stay where they
// are, so that the page asks for them once.

//go:wasmexport picture
func picture() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(program.other.Input())) }

//go:wasmexport classify
func classify() { program.classify() }

//go:wasmexport message
func message() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(program.page.message)) }

//go:build js && wasm

package main

import "unsafe"

// The page calls these to have a picture read: it writes the picture to where
// picture says, calls classify, and reads the message.

//go:wasmexport picture
func picture() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(program.other.Input())) }

//go:wasmexport classify
func classify() { program.classify() }

//go:wasmexport message
func message() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(program.page.message)) }

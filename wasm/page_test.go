//go:build js && wasm

package main

import (
	"reflect"
	"testing"
	"unsafe"

	"digitscope/nn/ink"
)

func TestStrokesCrossUnchanged(t *testing.T) {
	strokes := []ink.Stroke{{{X: 0.1, Y: 0.2}, {X: 0.3, Y: 0.4}}, {{X: 1, Y: 0}}}
	block := encodeStrokes(strokes)
	values := unsafe.Slice((*float64)(unsafe.Pointer(unsafe.SliceData(block))), len(block)/8)
	if got := decodeStrokes(values); !reflect.DeepEqual(got, strokes) {
		t.Errorf("got %v, want %v", got, strokes)
	}
	if got := decodeStrokes([]float64{7, 1, 2}); len(got) != 1 || len(got[0]) != 1 {
		t.Errorf("a count too high gave %v, want the one point that is there", got)
	}
}

//go:build js && wasm

package main

import (
	"reflect"
	"testing"
	"unsafe"

	"digitscope/nn/ink"
)

// The page reads the message by the names that the program gives it.
func TestTheMessageIsAsItIsNamed(t *testing.T) {
	s, _ := shownScope(t)
	s.page.write(s.answer, s.pass, s)
	if got, want := len(s.page.message), len(messageHeader)+2*s.network.Classes(); got != want {
		t.Errorf("%d values, the names and outputs say %d", got, want)
	}
	for i, name := range messageHeader {
		want := map[string]float32{"state": 1, "digit": 7, "undo": 1, "redo": 0, "presence": s.answer.Presence}
		if v, isKnown := want[name]; isKnown && s.page.message[i] != v {
			t.Errorf("%s is %v, want %v", name, s.page.message[i], v)
		}
	}
}

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

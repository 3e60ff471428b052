//go:build js && wasm

package main

import (
	"math"
	"slices"
	"syscall/js"
	"unsafe"

	"digitscope/nn"
	"digitscope/nn/ink"
)

// page is the way to the page and back. Numbers cross in memory that both see.
type page struct {
	host    js.Value
	message []float32 // stays where it is
}

// newPage makes room for the messages about a network of these stages.
func newPage(host js.Value, stages []nn.Stage) *page {
	outputs := stages[len(stages)-1].Shape.Len()
	return &page{host: host, message: make([]float32, 0, len(messageHeader)+2*outputs+len(stages))}
}

// messageHeader names the values before the probabilities: the index of the state, the
// two most probable digits, the presence, microseconds of a forward pass, and whether
// there is something to undo, and to redo.
var messageHeader = []string{"state", "digit", "second", "presence", "micros", "undo", "redo"}

var states = []nn.State{nn.Blank, nn.Sure, nn.Unsure, nn.Unknown}

// publish tells the page what the network says. The message holds messageHeader, the
// probabilities, the logits, and the end of each stage's scale of colours.
func (p *page) publish(s *scope) {
	p.write(s.answer, s.pass, s)
	for i := range s.stages {
		p.message = append(p.message, s.scaleEnd(i, s.look.common))
	}
	p.host.Call("publish")
}

// wake asks for one more frame.
func (p *page) wake() { p.host.Call("wake") }

// write begins the message with what does not need the stages.
func (p *page) write(answer nn.Answer, pass *nn.Pass, s *scope) {
	p.message = append(p.message[:0],
		float32(slices.Index(states, answer.State)), float32(answer.Digit), float32(answer.Second),
		answer.Presence, float32(s.clock.micros()), oneIf(s.drawing.CanUndo()), oneIf(s.drawing.CanRedo()))
	p.message = append(p.message, pass.Probabilities()...)
	p.message = append(p.message, pass.Logits()...)
}

func oneIf(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// bytesOf and its like see numbers as the bytes that JavaScript's typed arrays
// share: WebAssembly and they are little-endian alike.
func bytesOf(values []float32) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), 4*len(values))
}

// A call is what the page asks for with more than plain numbers, or wants more
// of. Arrays cross as Uint8Arrays.
type call func(arguments []js.Value) any

// offer gives the page the calls, beside what it must know of the network.
func (p *page) offer(s *scope, v *view) {
	offered := map[string]any{
		"stages": describe(s.network), "states": listOf(states), "message": listOf(messageHeader), "colours": listOf(colourNames),
	}
	for _, calls := range []map[string]call{drawingCalls(s), inspectionCalls(s.reading), summaryCalls(s.reading), paintingCalls(s), lookCalls(s), locateCalls(s, v), viewCalls(v)} {
		for name, f := range calls {
			offered[name] = js.FuncOf(func(_ js.Value, arguments []js.Value) any { return f(arguments) })
		}
	}
	p.host.Set("program", offered)
}

func drawingCalls(s *scope) map[string]call {
	return map[string]call{
		"replace": func(arguments []js.Value) any {
			s.drawing.Replace(decodeStrokes(float64s(arguments[0])))
			s.changed = true
			return nil
		},
		"warmUp":  func([]js.Value) any { s.warmUp(); return nil },
		"strokes": func([]js.Value) any { return toJS(encodeStrokes(s.drawing.Strokes())) },
		"news": func([]js.Value) any {
			kept, strokes := s.drawing.News()
			return map[string]any{"kept": kept, "strokes": toJS(encodeStrokes(strokes))}
		},
		"activations": func(arguments []js.Value) any {
			stage := s.stages[arguments[0].Int()]
			planes := make([]float32, stage.Shape.Len())
			stage.Shape.Planes(planes, stage.Values(s.pass))
			return toJS(bytesOf(planes))
		},
	}
}

// describe gives {kind, number, shape, filters: the number that each map has} of each
// stage.
func describe(network *nn.Network) []any {
	var list []any
	for _, s := range network.Stages() {
		shape := []any{s.Shape.Maps, s.Shape.Height, s.Shape.Width}
		filters := filtersOf(network, s).count
		list = append(list, map[string]any{"kind": s.Kind, "number": s.Number, "shape": shape, "filters": filters})
	}
	return list
}

func listOf[T ~string](names []T) []any {
	var list []any
	for _, name := range names {
		list = append(list, string(name))
	}
	return list
}

func bytes(block js.Value) []byte {
	b := make([]byte, block.Get("length").Int())
	js.CopyBytesToGo(b, block)
	return b
}

func float32s(block js.Value) []float32 {
	b := bytes(block)
	return unsafe.Slice((*float32)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/4)
}

func float64s(block js.Value) []float64 {
	b := bytes(block)
	return unsafe.Slice((*float64)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/8)
}

func toJS(b []byte) js.Value {
	block := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(block, b)
	return block
}

// Strokes cross as float64: for each stroke the number of its points, then
// x and y of each.
func encodeStrokes(strokes []ink.Stroke) []byte {
	var values []float64
	for _, s := range strokes {
		values = append(values, float64(len(s)))
		for _, p := range s {
			values = append(values, p.X, p.Y)
		}
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), 8*len(values))
}

func decodeStrokes(values []float64) []ink.Stroke {
	var strokes []ink.Stroke
	for len(values) > 0 {
		n := int(math.Min(values[0], float64((len(values)-1)/2)))
		values = values[1:]
		s := make(ink.Stroke, 0, n)
		for range n {
			s = append(s, ink.Point{X: values[0], Y: values[1]})
			values = values[2:]
		}
		strokes = append(strokes, s)
	}
	return strokes
}

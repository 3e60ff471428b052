//go:build js && wasm

package main

import (
	"digitscope/nn"
	"digitscope/nn/ink"
)

// A scope joins the drawing, the network's reading of it, and the look that the page
// has at that.
type scope struct {
	drawing drawing
	*reading
	look    look
	page    *page
	changed bool // the drawing is to be read anew
}

func newScope(network *nn.Network, page *page) *scope {
	return &scope{reading: newReading(network), page: page, changed: true}
}

// warmUp takes its time, so the page asks for it when it has the first answer, and is
// told anew how long a pass takes.
func (s *scope) warmUp() {
	var d drawing
	d.Replace(example())
	d.render()
	s.reading.warmUp(&d)
	s.changed = true
}

// example is a drawing of a 7.
func example() []ink.Stroke {
	return []ink.Stroke{{{X: 0.3, Y: 0.2}, {X: 0.7, Y: 0.2}, {X: 0.45, Y: 0.9}}}
}

// refresh reads the drawing, if it has changed since the last time, and tells
// the page.
func (s *scope) refresh() {
	if !s.changed {
		return
	}
	s.changed = false
	s.drawing.render()
	s.read(&s.drawing)
	s.traceAnew()
	s.look.overlay.restart(s.reading)
	s.page.publish(s)
}

// update reads what the pen has done since the last frame, and goes on with what
// takes several frames.
func (s *scope) update() {
	isNew := s.changed
	s.refresh()
	overlay := &s.look.overlay
	if overlay.isUnderWay && (isNew || overlay.advance()) { // while the pen moves it would begin in vain
		s.page.wake()
	}
}

// classify reads the picture in other's input without touching the drawing or what is
// shown.
func (s *scope) classify() { s.page.write(s.reading.classify(), s.other, s) }

//go:build js && wasm

package main

import (
	"slices"

	"digitscope/nn"
	"digitscope/nn/explain"
	"digitscope/nn/ink"
)

// scope joins the drawing to the network: strokes in, every activation and an
// answer out.
type scope struct {
	network  *nn.Network
	stages   []nn.Stage
	drawing  ink.Drawing
	renderer ink.Renderer
	pass     *nn.Pass
	other    *nn.Pass          // for pictures that are not the drawing's
	channels []explain.Channel // that are switched off
	off      explain.Ablation  // the same
	weights  int               // counts how often they were changed
	look     look
	divider  *explain.Attributor // nil until a logit is to be divided
	clock    stopwatch
	page     *page
	answer   nn.Answer
	changed  bool
}

func newScope(network *nn.Network, page *page) *scope {
	return &scope{
		network: network, stages: network.Stages(), pass: network.NewPass(), other: network.NewPass(), page: page,
		answer: nn.Answer{State: nn.Blank}, clock: newStopwatch(), changed: true,
	}
}

// warmUp makes passes as fast as they will be. It takes its time, so the page asks for
// it when it has the first answer, and is told anew how long that takes.
func (s *scope) warmUp() {
	new(ink.Renderer).Render(s.other.Input(), example(), ink.Pen) // blank paper is read faster
	s.clock.warmUp(func() { s.off.Forward(s.other) })
	s.other.Clear()
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
	s.answer = nn.Answer{State: nn.Blank}
	if s.renderer.Render(s.pass.Input(), s.drawing.Legible(), ink.Pen) {
		s.clock.time(func() { s.off.Forward(s.pass) })
		s.answer = s.pass.Answer()
	} else {
		s.pass.Clear()
	}
	s.traceAnew()
	s.look.overlay.restart(s)
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

// isRead says whether there is a pass that can be explained.
func (s *scope) isRead() bool { return s.answer.State != nn.Blank }

// isOff says whether a unit's map or neuron is switched off.
func (s *scope) isOff(u explain.Unit) bool {
	return slices.Contains(s.channels, explain.Channel{Stage: u.Stage, Map: u.Map})
}

// shares divides a digit's logit among the values of a stage.
func (s *scope) shares(digit, stage int) explain.Shares {
	if s.divider == nil {
		s.divider = explain.NewAttributor(s.network)
	}
	return s.divider.Shares(s.pass, s.off, digit, stage)
}

// scaleEnd is the value that has a stage's brightest colour: its own largest one,
// or that of all stages between input and output.
func (s *scope) scaleEnd(stage int) float32 {
	if last := len(s.stages) - 1; !s.look.common || stage == 0 || stage == last {
		return s.stages[stage].Largest(s.pass)
	}
	end := float32(0)
	for _, between := range s.stages[1 : len(s.stages)-1] {
		end = max(end, between.Largest(s.pass))
	}
	return end
}

// classify reads the picture in other's input without touching the drawing or
// what is shown.
func (s *scope) classify() {
	answer := nn.Answer{State: nn.Blank}
	if isBlank(s.other.Input()) {
		s.other.Clear()
	} else {
		s.clock.time(func() { s.off.Forward(s.other) })
		answer = s.other.Answer()
	}
	s.page.write(answer, s.other, s)
}

func isBlank(pixels []float32) bool {
	for _, v := range pixels {
		if v != 0 {
			return false
		}
	}
	return true
}

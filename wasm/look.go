//go:build js && wasm

package main

import (
	"syscall/js"

	"digitscope/nn"
	"digitscope/nn/explain"
)

// A look is what the page wants to be shown of a pass beside its activations.
type look struct {
	focus   focus
	sweep   sweep
	reveal  reveal
	overlay overlay
	// common is one scale of colours for all stages between input and output.
	common bool
}

// A focus is the unit that is pointed at: its field is outlined, and it has edges.
type focus struct {
	isOn  bool
	unit  explain.Unit
	field [][]explain.Region
}

// A sweep is how far Play has come: a part of the way into a stage, along the
// largest shares of the answer.
type sweep struct {
	isOn  bool
	stage int
	part  float64
	trace [][]explain.Edge
}

// A reveal shows only the first cells of one map.
type reveal struct {
	isOn           bool
	stage, channel int
	cells          int
}

// shown is how many cells of a map are shown.
func (l *look) shown(stage, channel int, shape nn.Shape) int {
	cells := shape.Height * shape.Width
	if r := l.reveal; r.isOn && stage == r.stage && channel == r.channel {
		return min(r.cells, cells)
	}
	switch {
	case !l.sweep.isOn || stage < l.sweep.stage:
		return cells
	case stage > l.sweep.stage:
		return 0
	case shape.IsVector(): // tile after tile
		if float64(channel) < l.sweep.part*float64(shape.Maps) {
			return cells
		}
		return 0
	}
	return int(l.sweep.part * float64(cells))
}

// lookCalls set what is shown. Units are {layer, channel, row, column}; a layer
// below 0 is none.
func lookCalls(s *scope) map[string]call {
	return map[string]call{
		"select": func(arguments []js.Value) any { s.point(unitOf(arguments)); return nil },
		"sweep": func(arguments []js.Value) any {
			s.sweepTo(arguments[0].Int(), arguments[1].Float())
			return nil
		},
		"reveal": func(arguments []js.Value) any {
			layer := arguments[0].Int()
			s.look.reveal = reveal{layer >= 0, layer, arguments[1].Int(), arguments[2].Int()}
			return nil
		},
		"common": func(arguments []js.Value) any {
			s.look.common = arguments[0].Bool()
			s.changed = true // the ends of the scales are
			return nil
		},
		"overlay": func(arguments []js.Value) any {
			s.look.overlay.choose(arguments[0].String(), arguments[1].Int())
			s.look.overlay.restart(s.reading)
			return nil
		},
		"switchOff": func(arguments []js.Value) any {
			s.switchOff(float64s(arguments[0]))
			s.changed = true
			return nil
		},
	}
}

// point chooses the unit that is explained.
func (s *scope) point(u explain.Unit) {
	s.look.focus = focus{isOn: u.Stage >= 0, unit: u}
	if u.Stage >= 0 {
		s.look.focus.field = explain.Field(s.network, u)
	}
}

// sweepTo moves Play.
func (s *scope) sweepTo(stage int, part float64) {
	sweep := &s.look.sweep
	begins := stage >= 0 && !sweep.isOn
	sweep.isOn, sweep.stage, sweep.part = stage >= 0, stage, part
	if begins {
		s.traceAnew()
	}
}

// traceWidth is how many edges Play shows into a stage.
const traceWidth = 14

// traceAnew follows a new answer.
func (s *scope) traceAnew() {
	if !s.look.sweep.isOn {
		return
	}
	s.look.sweep.trace = nil
	if s.isRead() {
		s.look.sweep.trace = explain.Trace(s.pass, s.answer.Digit, traceWidth)
	}
}

//go:build js && wasm

package main

import (
	"slices"

	"digitscope/nn"
	"digitscope/nn/explain"
)

// A reading is a network and what it makes of a drawing: every activation, and an
// answer. There may be any number of the same drawing; each costs its pass.
type reading struct {
	network  *nn.Network
	stages   []nn.Stage
	pass     *nn.Pass
	other    *nn.Pass                  // for pictures that are not the drawing's
	channels []explain.Channel         // that are switched off
	off      explain.Ablation          // the same
	trained  map[filterPlace][]float32 // filters that were painted, as they were before
	weights  int                       // counts how often they were changed
	divider  *explain.Attributor       // nil until a logit is to be divided
	clock    stopwatch
	answer   nn.Answer
}

func newReading(network *nn.Network) *reading {
	return &reading{
		network: network, stages: network.Stages(), pass: network.NewPass(), other: network.NewPass(),
		trained: map[filterPlace][]float32{}, answer: nn.Answer{State: nn.Blank}, clock: newStopwatch(),
	}
}

// read has the network read what a drawing shows.
func (r *reading) read(d *drawing) {
	if d.isBlank {
		r.pass.Clear()
		r.answer = nn.Answer{State: nn.Blank}
		return
	}
	d.show(r.pass.Input(), r.network.In())
	r.clock.time(func() { r.off.Forward(r.pass) })
	r.answer = r.pass.Answer()
}

// isRead says whether there is a pass that can be explained.
func (r *reading) isRead() bool { return r.answer.State != nn.Blank }

// classify reads the picture in other's input, and leaves the drawing's pass as it is.
func (r *reading) classify() nn.Answer {
	if isBlank(r.other.Input()) {
		r.other.Clear()
		return nn.Answer{State: nn.Blank}
	}
	r.clock.time(func() { r.off.Forward(r.other) })
	return r.other.Answer()
}

func isBlank(pixels []float32) bool {
	for _, v := range pixels {
		if v != 0 {
			return false
		}
	}
	return true
}

// warmUp makes passes as fast as they will be, on the picture of an example: blank paper
// is read faster.
func (r *reading) warmUp(example *drawing) {
	example.show(r.other.Input(), r.network.In())
	r.clock.warmUp(func() { r.off.Forward(r.other) })
	r.other.Clear()
}

// isOff says whether a unit's map or neuron is switched off.
func (r *reading) isOff(u explain.Unit) bool {
	return slices.Contains(r.channels, explain.Channel{Stage: u.Stage, Map: u.Map})
}

// switchOff takes pairs of stage and map: all that is to be off.
func (r *reading) switchOff(pairs []float64) {
	r.channels = nil
	for ; len(pairs) >= 2; pairs = pairs[2:] {
		r.channels = append(r.channels, explain.Channel{Stage: int(pairs[0]), Map: int(pairs[1])})
	}
	r.off = explain.SwitchOff(r.network, r.channels...)
}

// shares divides a digit's logit among the values of a stage.
func (r *reading) shares(digit, stage int) explain.Shares {
	if r.divider == nil {
		r.divider = explain.NewAttributor(r.network)
	}
	return r.divider.Shares(r.pass, r.off, digit, stage)
}

// scaleEnd is the value that has a stage's brightest colour: its own largest one, or
// that of all stages between input and output where those have a common scale.
func (r *reading) scaleEnd(stage int, isCommon bool) float32 {
	if last := len(r.stages) - 1; !isCommon || stage == 0 || stage == last {
		return r.stages[stage].Largest(r.pass)
	}
	end := float32(0)
	for _, between := range r.stages[1 : len(r.stages)-1] {
		end = max(end, between.Largest(r.pass))
	}
	return end
}

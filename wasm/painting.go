//go:build js && wasm

package main

import (
	"syscall/js"

	"digitscope/nn"
	"digitscope/nn/explain"
)

// A filterPlace is where a filter is: what map channel of a stage multiplies map
// input of the stage before by.
type filterPlace struct{ stage, channel, input int }

// filterPlaceOf reads one from a call's first three arguments.
func filterPlaceOf(arguments []js.Value) filterPlace {
	return filterPlace{arguments[0].Int(), arguments[1].Int(), arguments[2].Int()}
}

// paintingCalls are about the filter at (stage, channel, input) as float32s, row by
// row, and about presets of a size.
func paintingCalls(s *scope) map[string]call {
	r := s.reading
	return map[string]call{
		"filter":  func(arguments []js.Value) any { return toJS(bytesOf(r.filter(filterPlaceOf(arguments)))) },
		"trained": func(arguments []js.Value) any { return toJS(bytesOf(r.original(filterPlaceOf(arguments)))) },
		"paint": func(arguments []js.Value) any {
			r.paint(filterPlaceOf(arguments), float32s(arguments[3]))
			s.changed = true
			return nil
		},
		"largestWeight": func(arguments []js.Value) any {
			return largestWeight(r.convolution(filterPlace{stage: arguments[0].Int()}))
		},
		"presets": func(arguments []js.Value) any { return presets(arguments[0].Int()) },
	}
}

func (r *reading) filter(at filterPlace) []float32 {
	return r.convolution(at).Filter(at.channel, at.input)
}

// original is the filter as it was trained.
func (r *reading) original(at filterPlace) []float32 {
	if filter, ok := r.trained[at]; ok {
		return filter
	}
	return r.filter(at)
}

// paint replaces the filter for the next read.
func (r *reading) paint(at filterPlace, filter []float32) {
	r.trained[at] = r.original(at)
	r.convolution(at).SetFilter(at.channel, at.input, filter)
	r.network.PackLayer(r.stages[at.stage].Layer())
	r.weights++
}

func (r *reading) convolution(at filterPlace) *nn.Convolution {
	return r.network.Layers()[r.stages[at.stage].Layer()].(*nn.Convolution)
}

// presets gives {name, values} of each filter that is known by name.
func presets(size int) []any {
	var list []any
	for _, preset := range []explain.Preset{
		explain.BlankFilter, explain.HorizontalEdgeFilter, explain.VerticalEdgeFilter, explain.BlurFilter,
	} {
		if filter, ok := preset.Filter(size); ok {
			list = append(list, map[string]any{"name": string(preset), "values": toJS(bytesOf(filter))})
		}
	}
	return list
}

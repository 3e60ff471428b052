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

// painting changes filters, and remembers how they were trained.
type painting struct {
	scope   *scope
	trained map[filterPlace][]float32 // of those that were painted
}

// paintingCalls are about the filter at (stage, channel, input) as float32s, row by
// row, and about presets of a size.
func paintingCalls(s *scope) map[string]call {
	p := painting{s, map[filterPlace][]float32{}}
	return map[string]call{
		"filter":  func(arguments []js.Value) any { return toJS(bytesOf(p.filter(filterPlaceOf(arguments)))) },
		"trained": func(arguments []js.Value) any { return toJS(bytesOf(p.original(filterPlaceOf(arguments)))) },
		"paint": func(arguments []js.Value) any {
			p.paint(filterPlaceOf(arguments), float32s(arguments[3]))
			return nil
		},
		"largestWeight": func(arguments []js.Value) any {
			return largestWeight(p.convolution(filterPlace{stage: arguments[0].Int()}))
		},
		"presets": func(arguments []js.Value) any { return presets(arguments[0].Int()) },
	}
}

func (p painting) filter(at filterPlace) []float32 {
	return p.convolution(at).Filter(at.channel, at.input)
}

func (p painting) original(at filterPlace) []float32 {
	if filter, ok := p.trained[at]; ok {
		return filter
	}
	return p.filter(at)
}

// paint replaces the filter; the next frame reads the drawing with it.
func (p painting) paint(at filterPlace, filter []float32) {
	p.trained[at] = p.original(at)
	p.convolution(at).SetFilter(at.channel, at.input, filter)
	p.scope.network.FreezeLayer(p.scope.stages[at.stage].Layer())
	p.scope.weights++
	p.scope.changed = true
}

func (p painting) convolution(at filterPlace) *nn.Convolution {
	return p.scope.network.Layers()[p.scope.stages[at.stage].Layer()].(*nn.Convolution)
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

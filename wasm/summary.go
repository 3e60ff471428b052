//go:build js && wasm

package main

import (
	"syscall/js"

	"digitscope/nn/explain"
	"digitscope/nn/ink"
)

// summaryCalls give the page a stage's figures: {parameters, window, values, active,
// strongest: {layer, channel, row, column}, largest, off, relu, box, cover}, see
// explain.Summary; off is how many of its maps or neurons are switched off, relu whether
// negative sums are cleared, box the side of the square that a drawing is scaled into
// for the input, cover that of the square that the occlusion covers.
func summaryCalls(r *reading) map[string]call {
	return map[string]call{
		"summary": func(arguments []js.Value) any {
			stage := arguments[0].Int()
			sum := explain.Summarise(r.pass, stage)
			return map[string]any{
				"parameters": sum.Parameters, "window": sum.Window,
				"values": sum.Values, "active": sum.Active, "strongest": unitToJS(sum.Strongest),
				"largest": sum.Largest, "off": countOff(r, stage), "relu": hasReLU(r, stage), "box": ink.Box, "cover": coverSize,
			}
		},
	}
}

// countOff is how many maps or neurons of a stage are switched off.
func countOff(r *reading, stage int) (count int) {
	for _, c := range r.channels {
		if c.Stage == stage {
			count++
		}
	}
	return count
}

func hasReLU(r *reading, stage int) bool {
	if stage == 0 {
		return false
	}
	layer, ok := r.network.Layers()[r.stages[stage].Layer()].(interface{ ReLU() bool })
	return ok && layer.ReLU()
}

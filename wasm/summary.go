//go:build js && wasm

package main

import (
	"syscall/js"

	"digitscope/nn/explain"
)

// summaryCalls give the page a stage's figures: {parameters, products, comparisons,
// window, values, active, silent, strongest: {layer, channel, row, column}, largest},
// see explain.Summary.
func summaryCalls(s *scope) map[string]call {
	return map[string]call{
		"summary": func(arguments []js.Value) any {
			sum := explain.Summarise(s.pass, arguments[0].Int())
			return map[string]any{
				"parameters": sum.Parameters, "products": sum.Products, "comparisons": sum.Comparisons,
				"window": sum.Window, "values": sum.Values, "active": sum.Active, "silent": sum.Silent,
				"strongest": map[string]any{
					"layer": sum.Strongest.Stage, "channel": sum.Strongest.Map,
					"row": sum.Strongest.Row, "column": sum.Strongest.Column,
				},
				"largest": sum.Largest,
			}
		},
	}
}

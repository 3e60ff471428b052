//go:build !js

// In a browser there is no file that takes what an example prints.

package explain_test

import (
	"fmt"

	"digitscope/nn"
	"digitscope/nn/explain"
)

// How a neuron's value came about: weight × value of each input, and the bias.
func ExampleWork() {
	network, err := nn.New(nn.Architecture{Input: [3]int{2, 1, 1}, Layers: []nn.LayerSpec{
		{Kind: nn.KindDense, Units: 1, ReLU: true},
		{Kind: nn.KindDense, Units: 2},
		{Kind: nn.KindSoftmax},
	}}, nn.Thresholds{Sure: 0.9, Known: 0.5})
	if err != nil {
		fmt.Println(err)
		return
	}
	copy(network.Parameters(), []float32{3, -2, 0.5})
	pass := network.NewPass()
	copy(pass.Input(), []float32{1, 0.25})
	pass.Forward()
	neuron := explain.Work(pass, explain.Unit{Stage: 1})[0].(explain.Dense)
	for _, term := range neuron.Terms {
		fmt.Println(term.Value, "×", term.Weight, "=", term.Product)
	}
	fmt.Println("+", neuron.Bias, "=", neuron.Value)
	// Output:
	// 1 × 3 = 3
	// 0.25 × -2 = -0.5
	// + 0.5 = 3
}

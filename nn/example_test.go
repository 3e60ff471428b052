//go:build !js

// In a browser there is no file that takes what an example prints.

package nn_test

import (
	"fmt"

	"digitscope/nn"
)

// A network of one filter that finds vertical edges, and two outputs.
func Example() {
	network, err := nn.New(nn.Architecture{Input: [3]int{1, 3, 4}, Layers: []nn.LayerSpec{
		{Kind: nn.KindConvolution, Maps: 1, Size: 3, ReLU: true},
		{Kind: nn.KindFlatten},
		{Kind: nn.KindDense, Units: 2},
		{Kind: nn.KindSoftmax},
	}}, nn.Thresholds{Sure: 0.9, Known: 0.5})
	if err != nil {
		fmt.Println(err)
		return
	}
	copy(network.Parameters(), []float32{
		-1, 0, 1, -1, 0, 1, -1, 0, 1, 0, // the filter, and its bias
		1, -1, 1, -1, 0, 0, // weights of the two outputs, and their biases
	})
	pass := network.NewPass()
	copy(pass.Input(), []float32{
		0, 0, 1, 1,
		0, 0, 1, 1,
		0, 0, 1, 1,
	})
	pass.Forward()
	for i, stage := range network.Stages() {
		fmt.Println(stage, stage.Shape)
		if i == 1 {
			fmt.Println(stage.Values(pass))
		}
	}
	fmt.Printf("%.3f\n", pass.Probabilities())
	// Output:
	// input 1 × 3 × 4
	// conv 1 × 1 × 2
	// [3 3]
	// flatten 2
	// softmax 2
	// [1.000 0.000]
}

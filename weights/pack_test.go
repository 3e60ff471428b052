package weights

import (
	"math"
	"testing"

	"digitscope/nn"
	"digitscope/nn/train"
)

// The page runs the network packed, the trainer and the evaluation do not. For
// every picture of the samples both compute the same but for rounding, a fifth of
// what the page's two programs may differ by.
func TestPackedNetworkAgrees(t *testing.T) {
	const share, probability = 2e-5, 2e-5 // of a layer's largest value; absolute
	sets, err := train.SampleSets("testdata")
	if err != nil {
		t.Fatal(err)
	}
	network, packed := load(t), load(t)
	packed.Pack()
	want, got := network.NewPass(), packed.NewPass()
	softmax := len(network.Layers()) - 1
	for _, set := range sets {
		for i := range set.Len() {
			for _, pass := range []*nn.Pass{want, got} {
				copy(pass.Input(), set.Picture(i))
				pass.Forward()
			}
			for layer := range softmax {
				difference, largest := compareValues(got.Output(layer), want.Output(layer))
				if !(difference <= share*largest) {
					t.Fatalf("%s, picture %d, layer %d: a value is %v off, the largest is %v", set.Name, i, layer+1, difference, largest)
				}
			}
			if difference, _ := compareValues(got.Probabilities(), want.Probabilities()); !(difference <= probability) {
				t.Fatalf("%s, picture %d: a probability is %v off", set.Name, i, difference)
			}
		}
	}
}

func load(t *testing.T) *nn.Network {
	t.Helper()
	network, err := Network()
	if err != nil {
		t.Fatal(err)
	}
	return network
}

// compareValues gives the largest difference and the largest size of a value.
func compareValues(got, want []float32) (difference, largest float64) {
	for i, v := range want {
		difference = max(difference, math.Abs(float64(got[i])-float64(v)))
		largest = max(largest, math.Abs(float64(v)))
	}
	return difference, largest
}

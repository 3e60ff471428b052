package train

import (
	"testing"

	"digitscope/nn"
	"digitscope/nn/ink"
	"digitscope/nn/train/data"
)

// inkedNetwork says 1 if the input's cell has more than half of its ink, else 0,
// and is always sure.
func inkedNetwork(t *testing.T, cell int) *nn.Network {
	t.Helper()
	network, err := nn.New(nn.Architecture{
		Input:  [3]int{1, ink.Side, ink.Side},
		Layers: []nn.LayerSpec{{Kind: nn.KindFlatten}, {Kind: nn.KindDense, Units: 10}, {Kind: nn.KindSoftmax}},
	}, nn.Thresholds{Sure: 0.9, Known: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	parameters := network.Parameters()
	biases := parameters[len(parameters)-10:]
	biases[0] = 100
	parameters[cell*10+1] = 200
	return network
}

// zigzag goes down with a peak to the right at the second of its three points,
// and without that it is a straight line.
var zigzag = data.Drawing{Label: "1", Strokes: []ink.Stroke{{{X: 0.3, Y: 0.1}, {X: 0.7, Y: 0.5}, {X: 0.3, Y: 0.9}}}}

// The straight line alone covers the picture's middle.
func TestCheckRobustness(t *testing.T) {
	var drawings []data.Drawing
	for range 3 {
		drawings = append(drawings, zigzag)
	}
	drawings = append(drawings, data.Drawing{Label: "1", Strokes: testDrawings[1]})
	network := inkedNetwork(t, ink.Side*ink.Side/2+ink.Side/2)
	for _, workers := range []int{1, 2} {
		for _, change := range CheckRobustness(network, drawings, workers) {
			expected := Change{Name: change.Name, Count: 4}
			if change.Name == "second-dropped" {
				expected.Answers, expected.Digits, expected.Input = 3, 3, 1
			}
			near(t, change.Name+": input", change.Input, expected.Input, 1e-6)
			change.Input = expected.Input
			if change != expected {
				t.Errorf("got %+v, expected %+v", change, expected)
			}
		}
	}
}

func TestChangeCounts(t *testing.T) {
	before := reading{[]float32{0.5, 1}, nn.Answer{Digit: 3, State: nn.Sure, Presence: 0.9}}
	var change Change
	for _, after := range []reading{
		{[]float32{0.5, 1}, nn.Answer{Digit: 3, Second: 4, State: nn.Sure, Presence: 0.8}}, // the same answer
		{[]float32{0.75, 1}, nn.Answer{Digit: 3, State: nn.Unsure}},
		{[]float32{0.5, 0.5}, nn.Answer{Digit: 4, State: nn.Sure}},
		{[]float32{0.5, 1}, nn.Answer{Digit: 5, State: nn.Unknown}},
	} {
		change.count(before, after)
	}
	if expected := (Change{Count: 4, Answers: 3, Digits: 2, Input: 0.5}); change != expected {
		t.Errorf("got %+v, expected %+v", change, expected)
	}
	change.Name = "moved"
	if line := change.String(); line != "moved changed 0.7500 (digit 0.5000) input 0.5000" {
		t.Errorf("got %q", line)
	}
}

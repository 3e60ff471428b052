package training

import (
	"math"
	"testing"

	"digitscope/nn/train/album"
)

// What is written can be reckoned by hand, and is what backpropagation finds.
func TestTheExampleIsTrue(t *testing.T) {
	c, err := Read(folder(t))
	if err != nil {
		t.Fatal(err)
	}
	e, err := c.example()
	if err != nil || e == nil {
		t.Fatal("there is no example: ", err)
	}
	for what, difference := range map[string]float64{
		"the loss":              e.Loss + math.Log(e.LabelShare),
		"the output's gradient": e.OutputGradient - (e.LabelShare - 1),
		"the weight's gradient": (e.Gradient - e.OutputGradient*e.Value) / 100,
		"the foretold change":   e.Change - e.Step*e.Gradient,
	} {
		if math.Abs(difference) > 0.0000501 {
			t.Errorf("%s differs by %v: %+v", what, difference, e)
		}
	}
	pass, gradient := c.network.NewPass(), c.network.NewGradient()
	if err := c.read(e.Y*c.Album.Columns+e.X, pass.Input()); err != nil {
		t.Fatal(err)
	}
	pass.Forward()
	if loss := pass.Backward(gradient, e.Label); math.Abs(loss-e.Loss) > 0.001 {
		t.Errorf("the loss is %v, want %v", e.Loss, loss)
	}
	layers := c.network.Layers()
	output := layers[len(layers)-2].Parameters()
	weight := (e.Neuron-1)*c.network.Classes() + e.Label // as nn.Dense orders them
	behind := len(gradient.Sum) - len(output[0].Values) - len(output[1].Values)
	if want := float64(gradient.Sum[behind+weight]); math.Abs(e.Gradient-want) > 0.01 {
		t.Errorf("the weight's gradient is %v, want %v", e.Gradient, want)
	}
	hidden := len(layers[len(layers)-3].Parameters()[1].Values)
	if want := float64(gradient.Sum[behind-hidden+e.Neuron-1]); math.Abs(e.NeuronGradient-want) > 0.001 {
		t.Errorf("the neuron's gradient is %v, want %v", e.NeuronGradient, want)
	}
	output[0].Values[weight] += float32(e.Step)
	pass.Forward()
	if loss := pass.Backward(gradient, e.Label); math.Abs(loss-e.Larger) > 0.001 {
		t.Errorf("with a larger weight the loss is %v, want %v", e.Larger, loss)
	}
}

func TestWithoutMistakesThereIsNoExample(t *testing.T) {
	c, err := Read(folder(t))
	if err != nil {
		t.Fatal(err)
	}
	c.Album.Misses = []album.Misses{{Set: "pendigits-test", Misses: []album.Miss{{Label: "3", Answer: 3, Probability: 1, Presence: 0.1}}}}
	if e, err := c.example(); e != nil || err != nil {
		t.Errorf("the example is %+v (%v)", e, err)
	}
}

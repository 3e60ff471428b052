package training

import (
	"bytes"
	"fmt"
	"image/color"
	"image/png"
	"math"
	"slices"

	"digitscope/nn"
	"digitscope/nn/train"
	"digitscope/nn/train/album"
)

// An example is a drawing that the network misreads, and what its loss says of one
// weight, that between the strongest neuron and the label's output. What follows from
// other figures is reckoned from these as they are written: it can be checked by hand.
type example struct {
	tile
	Set                  string
	Number               int // in the set's file, counted from 1
	Label, Answer        int
	AnswerShare          float64 // the answer's probability, "none of them" being one
	LabelShare, Loss     float64 // the label's, and minus its logarithm
	OutputGradient       float64 // at the label's output
	Neuron, Neurons      int     // the neuron, counted from 1, of how many
	Inputs               int     // of the neuron
	Value, Weight        float64 // of the neuron; from it to the output
	Gradient             float64 // of the weight
	Step, Change, Larger float64 // of the weight; of the loss, foretold; the loss then
	NeuronGradient       float64
}

// example is of the misread drawing that the network is most certain of; nil if there is
// none, or if the network does not end in two fully connected layers.
func (c Content) example() (*example, error) {
	layers := c.network.Layers()
	last := len(layers) - 1
	set, miss, found := c.mostCertain()
	if !found || last < 2 {
		return nil, nil
	}
	hidden, isDense := layers[last-2].(*nn.Dense)
	if !isDense {
		return nil, nil
	}
	output := layers[last-1].(*nn.Dense)
	pass := c.network.NewPass()
	if err := c.read(miss.Tile, pass.Input()); err != nil {
		return nil, err
	}
	pass.Forward()
	share := func(digit int) float64 { return float64(pass.Probabilities()[digit] * pass.Presence()) }
	values, label := pass.Output(last-2), int(miss.Label[0]-'0')
	neuron := slices.Index(values, slices.Max(values))
	e := &example{
		tile: c.tile(miss.Tile), Set: set, Number: miss.Number, Label: label, Answer: miss.Answer,
		AnswerShare: digits(share(miss.Answer), 4), LabelShare: digits(share(label), 4),
		Neuron: neuron + 1, Neurons: len(values), Inputs: hidden.In().Len(),
		Value: decimals(float64(values[neuron]), 2), Weight: decimals(float64(output.Weight(label, neuron)), 4), Step: 0.01,
	}
	e.Loss = decimals(-math.Log(e.LabelShare), 4)
	e.OutputGradient = decimals(e.LabelShare-1, 4)
	e.Gradient = decimals(e.OutputGradient*e.Value, 2)
	e.Change = decimals(e.Step*e.Gradient, 4)
	for digit := range pass.Logits() {
		e.NeuronGradient += float64(output.Weight(digit, neuron)) * share(digit)
	}
	e.NeuronGradient = decimals(e.NeuronGradient-float64(output.Weight(label, neuron)), 3)
	pass.Logits()[label] += float32(e.Step) * values[neuron] // what the larger weight adds
	pass.ForwardLayer(last)
	e.Larger = decimals(-math.Log(share(label)), 4)
	return e, nil
}

// mostCertain is the misread digit in the album of whose answer the network is most
// certain, if it is not listed as one that may be left out.
func (c Content) mostCertain() (set string, worst album.Miss, found bool) {
	for _, misses := range c.Album.Misses {
		result, _ := train.ResultOf(c.record.Results, misses.Set)
		if result.Accuracy == nil {
			continue
		}
		for _, m := range misses.Misses {
			isDigit := len(m.Label) == 1 && '0' <= m.Label[0] && m.Label[0] <= '9' // the album may be anybody's
			if isDigit && m.Label != fmt.Sprint(m.Answer) && m.Reason == "" && m.Probability*m.Presence > worst.Probability*worst.Presence {
				set, worst, found = misses.Set, m, true
			}
		}
	}
	return set, worst, found
}

// read reads a picture from the sheet of the tests.
func (c Content) read(tile int, picture []float32) error {
	sheet, err := png.Decode(bytes.NewReader(c.Tests))
	if err != nil {
		return fmt.Errorf("%s: %w", album.TestsFile, err)
	}
	at := c.tile(tile)
	for i := range picture {
		x, y := at.X*c.Album.Side+i%c.Album.Side, at.Y*c.Album.Side+i/c.Album.Side
		picture[i] = float32(color.GrayModel.Convert(sheet.At(x, y)).(color.Gray).Y) / 255
	}
	return nil
}

// digits rounds a value above 0 to so many digits that count.
func digits(v float64, n int) float64 { return decimals(v, n-1-int(math.Floor(math.Log10(v)))) }

// decimals rounds to so many of them.
func decimals(v float64, n int) float64 {
	power := math.Pow10(n)
	return math.Round(v*power) / power
}

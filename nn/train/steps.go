package train

import (
	"fmt"
	"strings"

	"digitscope/nn/ink"
)

// A Step is one of a series of trainings of the same network, each with one
// thing more than the one before, to show what that thing brings.
type Step struct {
	Name            string          `json:"name"`
	Hyperparameters Hyperparameters `json:"hyperparameters"`
}

// stepEpochs is the length of each step's training: enough to tell the steps
// apart, and a fraction of the network's own.
const stepEpochs = 15

// Steps leads from MNIST's images as they are to the network's own training but
// for its length.
func Steps() []Step {
	whole := Default()
	whole.Epochs = stepEpochs

	h := whole
	h.Mixture = Mixture{Images: 1}
	h.Images, h.Tone = ImageDistortion{Keep: 1}, Tone{}
	h.Drawings = DrawingDistortion{ThinPen: ink.Pen, ThickPen: ink.Pen}
	h.Calm = Calm{}
	steps := []Step{{"MNIST alone", h}}
	add := func(name string, change func()) {
		change()
		steps = append(steps, Step{name, h})
	}
	add("+ varied images", func() { h.Images, h.Tone, h.Calm = whole.Images, whole.Tone, whole.Calm })
	add("+ drawings", func() { h.Mixture = Mixture{Images: 0.55, Drawings: 0.45} })
	add("+ varied drawings", func() {
		h.Drawings = whole.Drawings
		h.Drawings.Canvas.Share = 0
	})
	add("+ drawings stored as pictures", func() { h.Drawings = whole.Drawings })
	add("+ other forms of digits", func() { h.Mixture = Mixture{Images: 0.5, Drawings: 0.4, Forms: 0.1} })
	add("+ what is no digit", func() { h.Mixture = whole.Mixture })
	return steps
}

// A ScoredStep is a step that was trained, with its scores.
type ScoredStep struct {
	Step
	Results []Result `json:"results"`
}

// String is the step's name and, for each set, its accuracy or, where there are
// no digits, the share of refused pictures, in percent.
func (s ScoredStep) String() string {
	var line strings.Builder
	line.WriteString(s.Name)
	for _, result := range s.Results {
		fmt.Fprintf(&line, " | %s %.2f", result.Name, 100*result.Share())
	}
	return line.String()
}

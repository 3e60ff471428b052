package train

import (
	"fmt"
	"math"
	"slices"

	"digitscope/nn"
	"digitscope/nn/ink"
	"digitscope/nn/train/data"
)

// A Change tells how a network's answers change once all drawings are altered in
// one way that a person would hardly notice or care about.
type Change struct {
	Name  string `json:"name"`  // of the way
	Count int    `json:"count"` // of the drawings
	// Answers counts the drawings that get another digit or another state, Digits
	// those among them that get another digit.
	Answers int `json:"answers"`
	Digits  int `json:"digits"`
	// Input is the largest difference of a cell that the network reads: 0 where
	// all are the same, 1 where paper became ink.
	Input float64 `json:"input"`
}

// AnswerShare is the share of drawings that get another digit or another state.
func (c Change) AnswerShare() float64 { return share(c.Answers, c.Count) }

// DigitShare is the share of drawings that get another digit.
func (c Change) DigitShare() float64 { return share(c.Digits, c.Count) }

// String is one line: "moved changed 0.0000 (digit 0.0000) input 0.0000".
func (c Change) String() string {
	return fmt.Sprintf("%s changed %.4f (digit %.4f) input %.4f", c.Name, c.AnswerShare(), c.DigitShare(), c.Input)
}

// CheckRobustness alters the drawings, which must be as data.ReadDrawings leaves
// them, in all ways: moved, shrunk, enlarged, second-dropped, third-dropped and
// doubled. It works in the given number of goroutines.
func CheckRobustness(network *nn.Network, drawings []data.Drawing, workers int) []Change {
	alterations := alterations()
	readers, changes := make([]reader, workers), make([][]Change, workers)
	for i := range readers {
		readers[i].pass = network.NewPass()
		changes[i] = make([]Change, len(alterations))
	}
	parallel(workers, len(drawings), func(worker, i int) {
		reader, strokes := &readers[worker], drawings[i].Strokes
		plain := reader.read(strokes)
		for j, alteration := range alterations {
			changes[worker][j].count(plain, reader.read(alteration.apply(strokes)))
		}
	})
	total := make([]Change, len(alterations))
	for j, alteration := range alterations {
		total[j].Name = alteration.name
		for _, part := range changes {
			total[j].add(part[j])
		}
	}
	return total
}

// RobustnessDrawings are those of a data directory that CheckRobustness is for:
// pendigits' test set.
func RobustnessDrawings(dir string) ([]data.Drawing, error) {
	for _, known := range data.KnownSets(dir) {
		if known.Name == "pendigits-test" {
			return known.Drawings()
		}
	}
	return nil, fmt.Errorf("%s has no drawings of digits: fetch some with make data DATA=%s", dir, dir)
}

// A reader asks the network about drawings, in one goroutine.
type reader struct {
	renderer ink.Renderer
	pass     *nn.Pass
}

// A reading is what the network read and what it says.
type reading struct {
	input  []float32
	answer nn.Answer
}

func (r *reader) read(strokes []ink.Stroke) reading {
	if !r.renderer.Render(r.pass.Input(), strokes, ink.Pen) {
		return reading{slices.Clone(r.pass.Input()), nn.Answer{State: nn.Blank}}
	}
	r.pass.Forward()
	return reading{slices.Clone(r.pass.Input()), r.pass.Answer()}
}

// count compares the readings of a drawing before and after.
func (c *Change) count(before, after reading) {
	c.Count++
	otherDigit := after.answer.Digit != before.answer.Digit
	if otherDigit {
		c.Digits++
	}
	if otherDigit || after.answer.State != before.answer.State {
		c.Answers++
	}
	for i, v := range after.input {
		c.Input = max(c.Input, math.Abs(float64(v-before.input[i])))
	}
}

func (c *Change) add(other Change) {
	c.Count += other.Count
	c.Answers += other.Answers
	c.Digits += other.Digits
	c.Input = max(c.Input, other.Input)
}

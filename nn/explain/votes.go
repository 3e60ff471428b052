package explain

import "digitscope/nn"

// Votes is the ledger of a digit: what each unit of the last hidden layer adds to
// its logit. It is the first of the output's workings.
func Votes(p *nn.Pass, digit int) Dense {
	i := len(p.Network().Layers()) - 2 // the dense layer of the logits: nn.New demands one
	return kindOf(p.Network().Layers()[i]).work(read(p, i), p.Output(i), Unit{Map: digit}).(Dense)
}

// Cast are the votes that a unit of the last hidden layer casts: for every digit, what
// it adds to the logit, weight × value.
func Cast(p *nn.Pass, unit int) (votes []float64) {
	i := len(p.Network().Layers()) - 2
	last, value := p.Network().Layers()[i].(*nn.Dense), float64(read(p, i)[unit])
	for digit := range p.Logits() {
		votes = append(votes, float64(last.Weight(digit, unit))*value)
	}
	return votes
}

// A Comparison is the difference of two digits' ledgers, line by line: why the one
// and not the other.
//
//	logit − other logit = (bias − other bias) + Σ value · (weight − other weight)
//
// The digit is exp(difference) times as probable as the other.
type Comparison struct {
	Digit, Other int
	Bias         float64
	// Lines are the units' shares of the difference, the largest in size first.
	Lines []Line
	// Sum is Bias + Σ differences; Value is the difference of the network's logits.
	Sum, Value float64
}

// A Line is what one unit adds to two logits, Vote and Other, and their difference.
type Line struct {
	Input       int // unit of the last hidden layer
	Value       float32
	Vote, Other float64
	Difference  float64
}

// Compare compares the votes for two digits.
func Compare(p *nn.Pass, digit, other int) Comparison {
	a, b := Votes(p, digit), Votes(p, other)
	c := Comparison{
		Digit: digit, Other: other, Bias: float64(a.Bias) - float64(b.Bias),
		Lines: make([]Line, len(a.Terms)),
		Sum:   a.Sum - b.Sum, Value: float64(a.Value) - float64(b.Value),
	}
	for _, t := range a.Terms {
		c.Lines[t.Input] = Line{Input: t.Input, Value: t.Value, Vote: t.Product}
	}
	for _, t := range b.Terms {
		line := &c.Lines[t.Input]
		line.Other, line.Difference = t.Product, line.Vote-t.Product
	}
	rank(c.Lines, func(l Line) float64 { return l.Difference })
	return c
}

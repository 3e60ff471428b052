package explain

import (
	"math"
	"reflect"
	"testing"

	"digitscope/nn"
)

// ledgers is a network of two pixels that goes straight to three outputs.
func ledgers(t *testing.T) *nn.Pass {
	n := build(t, nn.Architecture{Input: [3]int{1, 1, 2}, Layers: []nn.LayerSpec{
		{Kind: nn.KindFlatten}, {Kind: nn.KindDense, Units: 3}, {Kind: nn.KindSoftmax},
	}})
	copy(n.Parameters(), []float32{1, 2, 3, -4, 8, 0.5, 0.5, 0.25, -1}) // pixel by pixel, then biases
	return forward(n, []float32{1, 0.5})
}

func TestVotesByHand(t *testing.T) {
	p := ledgers(t)
	want := Dense{
		Terms:  []Term{{1, 0.5, 8, 4}, {0, 1, 2, 2}},
		Result: Result{Bias: 0.25, Sum: 6.25, Value: 6.25},
	}
	if got := Votes(p, 1); !reflect.DeepEqual(got, want) {
		t.Errorf("votes for 1: %+v, want %+v", got, want)
	}
}

func TestComparisonByHand(t *testing.T) {
	p := ledgers(t)
	want := Comparison{
		Digit: 0, Other: 1, Bias: 0.25,
		Lines: []Line{{1, 0.5, -2, 4, -6}, {0, 1, 1, 2, -1}},
		Sum:   -6.75, Value: -6.75,
	}
	if got := Compare(p, 0, 1); !reflect.DeepEqual(got, want) {
		t.Errorf("why 0 and not 1: %+v, want %+v", got, want)
	}
}

// The votes of the shipped network for each digit, and their differences, make its
// logits; the votes are the output's working.
func TestVotesMakeTheLogits(t *testing.T) {
	for _, n := range shipped(t) {
		p := forward(n, pictures(t, 1)[0])
		for digit, logit := range p.Logits() {
			votes := Votes(p, digit)
			expect(t, "logit", votes.Sum, float64(logit), 2e-5)
			if working := Work(p, Unit{Stage: len(n.Stages()) - 1, Map: digit})[0]; !reflect.DeepEqual(working, Working(votes)) {
				t.Fatalf("the votes for %d are %+v, the output's working is %+v", digit, votes, working)
			}
			for other := range p.Logits() {
				c := Compare(p, digit, other)
				expect(t, "difference", c.Value, float64(logit)-float64(p.Logits()[other]), 0)
				expect(t, "sum", c.Sum, c.Value, 4e-5)
				sum := c.Bias
				for i, line := range c.Lines {
					sum += line.Difference
					expect(t, "difference of votes", line.Difference, line.Vote-line.Other, 0)
					if i > 0 && math.Abs(line.Difference) > math.Abs(c.Lines[i-1].Difference) {
						t.Fatalf("%+v is ranked behind a smaller one", line)
					}
				}
				expect(t, "bias and lines", sum, c.Sum, 1e-9)
			}
		}
	}
}

// What the units of the last hidden layer cast are the ledgers, column by column.
func TestCastVotes(t *testing.T) {
	if got := Cast(ledgers(t), 1); !reflect.DeepEqual(got, []float64{-2, 4, 0.25}) {
		t.Errorf("pixel 1 casts %v, want −2, 4 and 0.25", got)
	}
	for _, n := range shipped(t) {
		p := forward(n, pictures(t, 1)[0])
		for digit := range p.Logits() {
			for _, term := range Votes(p, digit).Terms {
				if votes := Cast(p, term.Input); len(votes) != 10 || votes[digit] != term.Product {
					t.Fatalf("unit %d casts %v, of which the vote for %d is %v", term.Input, votes, digit, term.Product)
				}
			}
		}
	}
}

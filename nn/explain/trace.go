package explain

import (
	"slices"

	"digitscope/nn"
)

// Trace follows the largest shares of a digit's logit back to the input: element s
// are edges into stage s, at most width of them, the largest in size first. The last
// are the digit's; the units that the edges of one stage come from are those that the
// edges of the stage before go to, each at least its largest one. Units that nothing
// but their bias makes end the way.
func Trace(p *nn.Pass, digit, width int) [][]Edge {
	trace := make([][]Edge, len(p.Network().Stages()))
	targets := []Unit{{Stage: len(trace) - 1, Map: digit}}
	for stage := len(trace) - 1; stage > 0; stage-- {
		trace[stage] = widest(p, targets, width)
		targets = sources(trace[stage])
	}
	return trace
}

// widest are the largest edges into all targets, of which there are at most width.
func widest(p *nn.Pass, targets []Unit, width int) []Edge {
	var first, more []Edge // of each target the largest, and the others
	for _, u := range targets {
		if into := Edges(p, u, width); len(into) > 0 {
			first, more = append(first, into[0]), append(more, into[1:]...)
		}
	}
	rank(more, Edge.share)
	kept := append(first, more[:min(len(more), max(0, width-len(first)))]...)
	rank(kept, Edge.share)
	return kept
}

func (e Edge) share() float64 { return e.Share }

// sources are the units that edges come from, each once.
func sources(list []Edge) (units []Unit) {
	for _, e := range list {
		if !slices.Contains(units, e.From) {
			units = append(units, e.From)
		}
	}
	return units
}

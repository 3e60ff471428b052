package main

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"

	"digitscope/nn"
	"digitscope/nn/train"
	"digitscope/nn/train/data"
)

// mostRefused is how many of a set's refused digits are shown: enough to find the blots
// and scribbles among them.
const mostRefused = 32

// suspects prints the digits of a set that the network reads otherwise, and those that
// it refuses most firmly.
func (r *report) suspects(network *nn.Network, set train.Set) {
	misses := train.Evaluate(network, set, runtime.GOMAXPROCS(0)).Misses
	r.misreadings(set, slices.DeleteFunc(slices.Clone(misses), func(m train.Miss) bool {
		return m.State == nn.Blank || m.Answer == m.Digit
	}))
	r.refusals(network, set, slices.DeleteFunc(misses, func(m train.Miss) bool {
		return m.State != nn.Unknown || m.Answer != m.Digit
	}))
}

// misreadings prints digits, the most probable readings first.
func (r *report) misreadings(set train.Set, misses []train.Miss) {
	slices.SortStableFunc(misses, func(a, b train.Miss) int { return cmp.Compare(b.Probability, a.Probability) })
	fmt.Fprintf(r.out, "# %s: %d of %d are read otherwise\n", set.Name, len(misses), set.Len())
	for _, miss := range misses {
		p := picture{set, miss.Index}
		r.print(data.Listing{
			Place: p.place(), Kind: data.Mislabelled,
			Reason: fmt.Sprintf("labelled %d, read as %d with %.0f %%", miss.Digit, miss.Answer, 100*miss.Probability),
		})
		r.misread = append(r.misread, cell(p, fmt.Sprintf("%d>%d %.0f%%", miss.Digit, miss.Answer, 100*miss.Probability)))
	}
}

// refusals prints digits that are refused though their reading is right, those first
// that look least like any digit.
func (r *report) refusals(network *nn.Network, set train.Set, misses []train.Miss) {
	pass, odds := network.NewPass(), map[int]float64{}
	for _, miss := range misses {
		copy(pass.Input(), set.Picture(miss.Index))
		pass.Forward()
		odds[miss.Index] = pass.LogOdds()
	}
	slices.SortStableFunc(misses, func(a, b train.Miss) int { return cmp.Compare(odds[a.Index], odds[b.Index]) })
	fmt.Fprintf(r.out, "# %s: %d of %d are refused; these most firmly\n", set.Name, len(misses), set.Len())
	for _, miss := range misses[:min(mostRefused, len(misses))] {
		p := picture{set, miss.Index}
		r.print(data.Listing{
			Place: p.place(), Kind: data.Unreadable,
			Reason: fmt.Sprintf("labelled %d, refused with log odds of %.1f", miss.Digit, odds[miss.Index]),
		})
		r.refused = append(r.refused, cell(p, fmt.Sprintf("%d %.1f", miss.Digit, odds[miss.Index])))
	}
}

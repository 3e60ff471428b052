package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"

	"digitscope/nn/ink"
	"digitscope/nn/train"
	"digitscope/nn/train/check"
	"digitscope/nn/train/data"
	"digitscope/nn/train/sheet"
)

// A report prints findings, and collects pictures of them.
type report struct {
	out                     io.Writer
	listed                  map[data.Place]data.Listing
	found, news             int // news are not listed yet
	pairs, misread, refused []sheet.Cell
}

func newReport(out io.Writer) *report {
	r := &report{out: out, listed: map[data.Place]data.Listing{}}
	for _, listing := range data.ListedSamples() {
		r.listed[listing.Place] = listing
	}
	return r
}

// A picture is one of a set.
type picture struct {
	set   train.Set
	index int
}

func (p picture) place() data.Place {
	return data.Place{Set: p.set.Name, Number: p.set.Sample(p.index).Number}
}

func (p picture) strokes() []ink.Stroke { return p.set.Strokes(p.index) }

// duplicates prints the pictures that the sets have twice. Drawings must be of the same
// movement, or the same to the network.
func (r *report) duplicates(name string, sets []train.Set) {
	var pictures []picture
	var prints []check.Fingerprint
	printer := check.NewPrinter()
	for _, set := range sets {
		for i := range set.Len() {
			pictures = append(pictures, picture{set, i})
			prints = append(prints, printer.Print(set.Picture(i)))
		}
	}
	pairs := slices.DeleteFunc(check.Duplicates(prints, runtime.GOMAXPROCS(0)), func(pair check.Pair) bool {
		a, b := pictures[pair.A].strokes(), pictures[pair.B].strokes()
		return pair.Distance > check.Same && a != nil && !check.Alike(a, b)
	})
	fmt.Fprintf(r.out, "# %s: %d pictures, pairs of duplicates: %d\n", name, len(prints), len(pairs))
	told := map[data.Place]bool{} // of three copies two are told
	for _, pair := range pairs {
		copied, of := pictures[pair.B], pictures[pair.A]
		if copied.set.Test && !of.set.Test {
			copied, of = of, copied // it is not to be learned from
		}
		if told[copied.place()] {
			continue
		}
		told[copied.place()] = true
		r.print(data.Listing{
			Place: copied.place(), Kind: data.Duplicate, Of: of.place(),
			Reason: fmt.Sprintf("at a distance of %.3f", pair.Distance),
		})
		for _, p := range []picture{copied, of} {
			r.pairs = append(r.pairs, cell(p, fmt.Sprintf("%s %.3f", p.set.Sample(p.index).Class, pair.Distance)))
		}
	}
}

func cell(p picture, caption string) sheet.Cell {
	return sheet.Cell{Picture: p.set.Picture(p.index), Caption: [2]string{sheet.Abbreviation(p.set.Name, p.place().Number), caption}}
}

// print writes a finding as a line of the list; what is listed already as a comment,
// with the line that is there.
func (r *report) print(found data.Listing) {
	r.found++
	if listed, ok := r.listed[found.Place]; ok {
		fmt.Fprintf(r.out, "# listed: %v\n", listed)
		return
	}
	r.news++
	fmt.Fprintln(r.out, found)
}

// strays prints what is listed of the sets but is no sample of theirs: its number or the
// name of its set is wrong.
func (r *report) strays(sets []train.Set) {
	for _, set := range sets {
		numbers := map[int]bool{}
		for i := range set.Len() {
			numbers[set.Sample(i).Number] = true
		}
		for _, listing := range data.ListedSamples() {
			if listing.Set == set.Name && !numbers[listing.Number] {
				fmt.Fprintf(r.out, "# listed, but not in the set: %v\n", listing)
			}
		}
	}
}

func (r *report) summary() {
	fmt.Fprintf(r.out, "# %d found, %d of them not listed; %d are listed\n", r.found, r.news, len(r.listed))
}

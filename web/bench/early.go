package bench

import (
	"fmt"
	"slices"
)

// earlyPages is the number of fresh pages of each contestant.
const earlyPages = 5

// Early compares the first predictions in a fresh page, when a browser has
// not yet compiled all it will.
func Early(b *Bench) (Section, error) {
	shown := []int{1, 2, 5, 20}
	section := Section{Title: "First predictions", Notes: []string{
		fmt.Sprintf("µs, medians of %d fresh pages each, one thread; what each does until it says that it is ready comes before.", earlyPages),
	}}
	others, err := peers()
	if err != nil {
		return section, err
	}
	contestants := append([]contestant{digitscope()}, others...)
	times := make([][][]float64, len(contestants)) // contestant, page, prediction
	for range earlyPages {
		for i, c := range contestants {
			micros, err := b.first(c, slices.Max(shown))
			if err != nil {
				return section, fmt.Errorf("%s: %w", c.title, err)
			}
			times[i] = append(times[i], micros)
		}
	}
	heading := []string{"prediction"}
	for _, c := range contestants {
		heading = append(heading, c.title)
	}
	section.Rows = [][]string{heading}
	for _, n := range shown {
		row := []string{fmt.Sprint(n)}
		for i := range contestants {
			var micros []float64
			for _, page := range times[i] {
				micros = append(micros, page[n-1])
			}
			row = append(row, fmt.Sprintf("%.0f", median(micros)))
		}
		section.Rows = append(section.Rows, row)
	}
	return section, nil
}

// first gives the microseconds of the first predictions in a fresh page, which
// for Digitscope is the site.
func (b *Bench) first(c contestant, count int) ([]float64, error) {
	open := func() (*Page, error) { return b.Browser.Open(b.Server.URL + "/bench/blank.html") }
	if c.Name == "digitscope" {
		open = func() (*Page, error) { return b.OpenSite() }
	}
	page, err := open()
	if err != nil {
		return nil, err
	}
	defer page.Close()
	return c.early(page, count)
}

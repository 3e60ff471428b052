package bench

import (
	"context"
	"fmt"
	"math"
	"slices"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// agreement is how far a probability may be from the peers'.
const agreement = 1e-4

// Forward compares one forward pass: pixels in, ten probabilities out.
func Forward(b *Bench) (Section, error) {
	length := turns{WarmUp: 50, Rounds: 100, Runs: 20}
	section := Section{Title: "One forward pass", Notes: []string{
		fmt.Sprintf("A Float32Array in, ten probabilities out, in one page: %d rounds that take turns, %d passes each.", length.Rounds, length.Runs),
		"Digitscope keeps every activation, the peers need not: that is their best case, as are their threads.",
	}}
	contestants := []contestant{digitscope()}
	others, err := peers()
	if err != nil {
		return section, err
	}
	for _, peer := range others {
		peer, tried, err := b.fastest(peer)
		if err != nil {
			return section, err
		}
		contestants = append(contestants, peer)
		section.Notes = append(section.Notes, tried)
	}
	bound, err := limit()
	if err != nil {
		return section, err
	}
	contestants = append(contestants, bound)
	results, err := b.compareInSite(length, contestants)
	if err != nil {
		return section, err
	}
	if err := checkAnswers(&section, contestants, results); err != nil {
		return section, err
	}
	tabulate(&section, contestants, results)
	ratio, err := b.oneThread(length, others[0])
	if err != nil {
		return section, err
	}
	section.Ratios = append(section.Ratios, ratio)
	section.Notes = append(section.Notes, fmt.Sprintf(
		"%s on one thread, as on static hosts, where threads need headers that those don't send: %.2f × Digitscope's time", others[0].title, ratio.Value))
	return section, nil
}

// oneThread compares with a peer that has no threads, in a page of their own: a peer's
// threads are set once for a page.
func (b *Bench) oneThread(length turns, peer contestant) (Ratio, error) {
	peer.Threads = 1
	results, err := b.compareInSite(length, []contestant{digitscope(), peer})
	if err != nil {
		return Ratio{}, err
	}
	return Ratio{peer.Name + "1", medianRatio(results[1].Micros, results[0].Micros)}, nil
}

func (b *Bench) compareInSite(length turns, contestants []contestant) ([]series, error) {
	page, err := b.OpenSite(withoutPolicy)
	if err != nil {
		return nil, err
	}
	defer page.Close()
	return length.compare(page, contestants...)
}

// withoutPolicy turns the site's Content Security Policy off, which would keep
// TensorFlow.js from starting threads.
var withoutPolicy = chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
	_, err := chromedp.Call(ctx, cdppage.SetBypassCSP, cdppage.SetBypassCSPParams{Enabled: true})
	return err
})

// checkAnswers wants the peers' probabilities to be Digitscope's, and the limit
// to have computed what it should.
func checkAnswers(section *Section, contestants []contestant, results []series) error {
	ours := results[0].Answers
	for i, c := range contestants[1:] {
		theirs := results[i+1].Answers
		if c.Name == "limit" {
			if want := limitSum(c.Iterations); theirs[0][0] != want {
				return fmt.Errorf("the limit's loop gives %v, want %v", theirs[0][0], want)
			}
			continue
		}
		difference := largestDifference(ours, theirs)
		if !(difference <= agreement) {
			return fmt.Errorf("%s answers otherwise than Digitscope: a probability differs by %.2g, more than %g", c.title, difference, agreement)
		}
		section.Notes = append(section.Notes, fmt.Sprintf("%s: largest difference of a probability, over %d digits: %.1g", c.title, len(ours), difference))
	}
	return nil
}

// largestDifference is NaN if a value is, infinite if one is missing.
func largestDifference(a, b [][]float64) float64 {
	largest := 0.0
	for i := range a {
		if len(b) != len(a) || len(b[i]) != len(a[i]) {
			return math.Inf(1)
		}
		for j := range a[i] {
			largest = max(largest, math.Abs(a[i][j]-b[i][j]))
		}
	}
	return largest
}

func tabulate(section *Section, contestants []contestant, results []series) {
	section.Rows = [][]string{{"", "threads", "min µs", "median µs", "× Digitscope's time"}}
	ours := results[0].Micros
	for i, c := range contestants {
		times := medianRatio(results[i].Micros, ours)
		section.Rows = append(section.Rows, []string{
			c.title, fmt.Sprint(c.Threads),
			fmt.Sprintf("%.1f", slices.Min(results[i].Micros)), fmt.Sprintf("%.1f", median(results[i].Micros)), fmt.Sprintf("%.2f", times),
		})
		switch c.Name {
		case "digitscope":
		case "limit":
			section.Ratios = append(section.Ratios, Ratio{c.Name, medianRatio(ours, results[i].Micros)})
		default:
			section.Ratios = append(section.Ratios, Ratio{c.Name, times})
		}
	}
}

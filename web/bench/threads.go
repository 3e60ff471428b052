package bench

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Each number of threads is tried in so many pages, which take turns.
const threadPages = 3

// fastest gives the contestant with the number of threads at which it is
// fastest, and says what was tried.
func (b *Bench) fastest(c contestant) (contestant, string, error) {
	var counts []int
	for n := 1; n < b.Processors; n *= 2 {
		counts = append(counts, n)
	}
	counts = append(counts, b.Processors)
	times := slices.Repeat([]float64{math.Inf(1)}, len(counts))
	for range threadPages {
		for i, n := range counts {
			c.Threads = n
			time, err := b.alone(c)
			if err != nil {
				return c, "", fmt.Errorf("%s with %d threads: %w", c.title, n, err)
			}
			times[i] = min(times[i], time) // whatever else the machine does can only slow it
		}
	}
	var tried []string
	for i, n := range counts {
		tried = append(tried, fmt.Sprintf("%.0f µs with %d", times[i], n))
	}
	c.Threads = counts[slices.Index(times, slices.Min(times))]
	return c, fmt.Sprintf("%s alone, by threads: %s", c.title, strings.Join(tried, ", ")), nil
}

// alone measures the contestant in a page of its own: the median, in
// microseconds.
func (b *Bench) alone(c contestant) (float64, error) {
	page, err := b.Browser.Open(b.Server.URL + "/bench/blank.html")
	if err != nil {
		return 0, err
	}
	defer page.Close()
	results, err := turns{WarmUp: 40, Rounds: 40, Runs: 20}.compare(page, c)
	if err != nil {
		return 0, err
	}
	return median(results[0].Micros), nil
}

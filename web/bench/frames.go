package bench

import (
	"context"
	"fmt"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// smoothness is a way in which frames are timed, with the limit of the median between
// two of them, in milliseconds.
type smoothness struct {
	screen   screen
	slowdown float64 // of the page's processor
	limit    float64
}

var smoothnesses = []smoothness{
	{laptop, 1, 20},
	{phone, 1, 20},
	{projector, 1, 34},
	{laptop, 4, 34},
}

// frameTurns is how often page and bare page are timed, in turns, and for how many
// frames.
const (
	frameTurns = 3
	frameCount = `{ warmUp: 30, count: 120 }`
)

// Frames times the frames of the page while the pen draws, beside a bare page's.
func Frames(b *Bench) (Section, error) {
	section := Section{
		Title: "Frames while the pen draws, without a graphics card",
		Notes: []string{
			"Milliseconds between two frames, all panels shown and following; the bare page has a WebGL canvas as large as the",
			"window, which it clears, and one changing number. Frames come every 16.7 ms at best. The ratio is the worst of the limits'.",
		},
		Rows: [][]string{{"", "median ms", "95 % ms", "bare page ms", "limit ms"}},
	}
	worst := 0.0
	for _, s := range smoothnesses {
		ours, bare, err := b.frameTimes(s)
		if err != nil {
			return section, fmt.Errorf("frames at %s: %w", s, err)
		}
		worst = max(worst, median(ours)/s.limit)
		section.Rows = append(section.Rows, []string{
			fmt.Sprint("frames ", s), fmt.Sprintf("%.1f", median(ours)), fmt.Sprintf("%.1f", percentile(ours, 95)),
			fmt.Sprintf("%.1f", median(bare)), fmt.Sprintf("%.0f", s.limit),
		})
	}
	section.Ratios = []Ratio{{"frame", worst}}
	return section, nil
}

func (s smoothness) String() string {
	if s.slowdown == 1 {
		return s.screen.String()
	}
	return fmt.Sprintf("%s, processor %g times slower", s.screen, s.slowdown)
}

// frameTimes are the milliseconds between frames of page and bare page.
func (b *Bench) frameTimes(s smoothness) (ours, bare []float64, err error) {
	for range frameTurns {
		more, err := b.timeFrames(s, "/", "drawing")
		if err != nil {
			return nil, nil, err
		}
		ours = append(ours, more...)
		if more, err = b.timeFrames(s, "/bench/blank.html", "bare"); err != nil {
			return nil, nil, err
		}
		bare = append(bare, more...)
	}
	return ours, bare, nil
}

func (b *Bench) timeFrames(s smoothness, path, what string) ([]float64, error) {
	page, err := b.Browser.Open(b.Server.URL+path, s.screen.emulate())
	if err != nil {
		return nil, err
	}
	defer page.Close()
	if path == "/" {
		if _, err := Evaluate[bool](page, running); err != nil {
			return nil, err
		}
	}
	if err := chromedp.Do(page.Context, slowDown(s.slowdown)); err != nil {
		return nil, err
	}
	return Evaluate[[]float64](page, fmt.Sprintf(`import("/bench/frames.js").then((timing) => timing.%s(%s))`, what, frameCount))
}

// slowDown makes the page's processor so many times slower.
func slowDown(times float64) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: times})
		return err
	})
}

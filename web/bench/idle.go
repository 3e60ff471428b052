package bench

import (
	_ "embed"
	"errors"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/systeminfo"
	"github.com/chromedp/chromedp"
)

//go:embed idle.js
var countWoken string

const (
	// idleLimit is what an idle page may use of one processor, in per cent.
	idleLimit = 1
	// idleTime is how long each state is watched.
	idleTime = 20 * time.Second
	// settling is granted before: screen readers are told the answer when it has
	// stood for a while.
	settling = 3 * time.Second
)

// Idle watches the page when there is nothing to do.
func Idle(b *Bench) (Section, error) {
	section := Section{
		Title: "Idle",
		Notes: []string{fmt.Sprintf("%v each; the share of one processor that all of the browser's processes use.", idleTime)},
		Rows:  [][]string{{"", "cpu", "frames", "timers"}},
	}
	page, err := b.OpenSite(desktop.emulate(), before(countWoken))
	if err != nil {
		return section, err
	}
	defer page.Close()
	worst := 0.0
	for _, state := range []struct {
		name string
		set  func(*Page) error
	}{
		{"blank", func(*Page) error { return nil }},
		{"drawn", (*Page).drawEight},
		{"hidden", (*Page).hide},
	} {
		if err := state.set(page); err != nil {
			return section, fmt.Errorf("idle, %s: %w", state.name, err)
		}
		time.Sleep(settling)
		rest, err := page.watch(idleTime)
		if err != nil {
			return section, fmt.Errorf("idle, %s: %w", state.name, err)
		}
		worst = max(worst, rest.cpu)
		section.Rows = append(section.Rows, []string{
			"idle " + state.name, fmt.Sprintf("%.2f %%", rest.cpu), fmt.Sprint(rest.Frames), fmt.Sprint(rest.Timers),
		})
	}
	section.Ratios = []Ratio{{"idle", worst / idleLimit}}
	return section, nil
}

// drawEight draws with the pen.
func (p *Page) drawEight() error {
	pen, err := newPen(p)
	if err != nil {
		return err
	}
	return pen.draw(eight()[0])
}

// hide puts the page out of sight, and something new on it there.
func (p *Page) hide() error {
	window, err := chromedp.Call(p.Context, browser.GetWindowForTarget, browser.GetWindowForTargetParams{})
	if err != nil {
		return err
	}
	_, err = chromedp.Call(p.Context, browser.SetWindowBounds, browser.SetWindowBoundsParams{
		WindowID: window.WindowID, Bounds: &browser.Bounds{WindowState: browser.WindowStateMinimized},
	})
	if err != nil {
		return err
	}
	time.Sleep(settling) // it may take a moment
	hidden, err := Evaluate[bool](p, `document.hidden`)
	if err == nil && !hidden {
		err = errors.New("the browser does not hide a minimised window")
	}
	if err != nil {
		return err
	}
	_, err = Evaluate[any](p, `digitscope.draw([[[0.5, 0.1], [0.5, 0.9]]])`)
	return err
}

// A vigil is what a page did while nothing happened.
type vigil struct {
	Frames, Timers int
	cpu            float64 // per cent of one processor
}

func (p *Page) watch(duration time.Duration) (v vigil, err error) {
	if _, err := Evaluate[any](p, `window.woken = { frames: 0, timers: 0 }`); err != nil {
		return v, err
	}
	before, err := p.cpuTime()
	if err != nil {
		return v, err
	}
	start := time.Now()
	time.Sleep(duration)
	after, err := p.cpuTime()
	if err != nil {
		return v, err
	}
	elapsed := time.Since(start)
	v, err = Evaluate[vigil](p, `window.woken`)
	v.cpu = 100 * (after - before) / elapsed.Seconds()
	return v, err
}

// cpuTime is what all processes of the browser have used so far, in seconds.
func (p *Page) cpuTime() (sum float64, err error) {
	info, err := chromedp.CallBrowser(p.Context, systeminfo.GetProcessInfo, cdp.Empty{})
	if err != nil {
		return 0, err
	}
	for _, process := range info.ProcessInfo {
		sum += process.CPUTime
	}
	return sum, nil
}

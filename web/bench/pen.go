package bench

import (
	"errors"
	"math"
	"slices"
	"sync"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// A pen draws on the site's pad with real input events, as a stylus that
// reports 240 points a second does: several for each frame of the screen.
type pen struct {
	page *Page
	pad  struct{ X, Y, Width, Height float64 } // in CSS pixels
}

const (
	pointsPerFrame = 4
	// rest follows the points of a frame: WebGL without a graphics card keeps
	// all processors busy for some frames' time, and is to be done before the
	// next is measured.
	rest = 200 * time.Millisecond
)

func newPen(page *Page) (p pen, err error) {
	p.page = page
	p.pad, err = Evaluate[struct{ X, Y, Width, Height float64 }](page, `document.getElementById("pad").getBoundingClientRect().toJSON()`)
	return p, err
}

// A place is on the pad, in parts of its sides.
type place struct{ x, y float64 }

// draw draws one stroke.
func (p pen) draw(stroke []place) error {
	first, last := stroke[0], stroke[len(stroke)-1]
	if err := p.send(input.DispatchMouseEventTypeMousePressed, first); err != nil {
		return err
	}
	for points := range slices.Chunk(stroke[1:], pointsPerFrame) {
		if err := p.move(points); err != nil {
			return err
		}
		time.Sleep(rest)
	}
	return p.send(input.DispatchMouseEventTypeMouseReleased, last)
}

// move does not wait for the page from one point to the next, as no hand does.
func (p pen) move(points []place) error {
	failures := make([]error, len(points))
	var group sync.WaitGroup
	for i, at := range points {
		group.Go(func() { failures[i] = p.send(input.DispatchMouseEventTypeMouseMoved, at) })
		time.Sleep(time.Millisecond) // keeps them in order
	}
	group.Wait()
	return errors.Join(failures...)
}

func (p pen) send(kind input.DispatchMouseEventType, at place) error {
	event := input.DispatchMouseEventParams{
		Type: kind, X: p.pad.X + at.x*p.pad.Width, Y: p.pad.Y + at.y*p.pad.Height,
		Button: input.MouseButtonLeft, Buttons: 1, ClickCount: 1,
	}
	if kind == input.DispatchMouseEventTypeMouseReleased {
		event.Buttons = 0
	}
	_, err := chromedp.Call(p.page.Context, input.DispatchMouseEvent, event)
	return err
}

// four and eight are digits of three strokes and of one.
func four() [][]place {
	return [][]place{
		line(place{0.6, 0.12}, place{0.2, 0.6}, 80),
		line(place{0.2, 0.6}, place{0.8, 0.6}, 80),
		line(place{0.62, 0.35}, place{0.6, 0.9}, 80),
	}
}

func eight() [][]place {
	const points = 240
	stroke := make([]place, points)
	for i := range stroke {
		angle := 2 * math.Pi * float64(i) / (points - 1)
		stroke[i] = place{0.5 + 0.22*math.Sin(2*angle), 0.5 - 0.36*math.Cos(angle)}
	}
	return [][]place{stroke}
}

func line(from, to place, points int) []place {
	stroke := make([]place, points)
	for i := range stroke {
		part := float64(i) / float64(points-1)
		stroke[i] = place{from.x + part*(to.x-from.x), from.y + part*(to.y-from.y)}
	}
	return stroke
}

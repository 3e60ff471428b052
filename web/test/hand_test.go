package test

import (
	"fmt"
	"sync"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A rect is in CSS pixels of the viewport.
type rect struct{ X, Y, Width, Height float64 }

func (r rect) right() float64  { return r.X + r.Width }
func (r rect) bottom() float64 { return r.Y + r.Height }

// at is a place in parts of the rect's sides.
func (r rect) at(x, y float64) (float64, float64) { return r.X + x*r.Width, r.Y + y*r.Height }

// box is an element with its border.
func (p *page) box(selector string) rect {
	p.t.Helper()
	return value[rect](p, fmt.Sprintf(`document.querySelector(%q).getBoundingClientRect().toJSON()`, selector))
}

// inside is what is within an element's border.
func (p *page) inside(selector string) rect {
	p.t.Helper()
	return value[rect](p, fmt.Sprintf(`((e) => {
		const { left, top } = e.getBoundingClientRect();
		return { x: left + e.clientLeft, y: top + e.clientTop, width: e.clientWidth, height: e.clientHeight };
	})(document.querySelector(%q))`, selector))
}

// A mouse draws on the pad, in pad units. A pen is one too.
type mouse struct {
	page    *page
	pad     rect
	pointer input.DispatchMouseEventPointerType
}

func (p *page) mouse() mouse {
	p.t.Helper()
	return mouse{p, p.inside("#pad"), input.DispatchMouseEventPointerTypeMouse}
}

func (m mouse) event(kind input.DispatchMouseEventType, at [2]float64, button input.MouseButton, buttons int64) input.DispatchMouseEventParams {
	x, y := m.pad.at(at[0], at[1])
	return input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: button, Buttons: buttons, ClickCount: 1, PointerType: m.pointer}
}

func (m mouse) press(at [2]float64) {
	m.page.t.Helper()
	call(m.page, input.DispatchMouseEvent, m.event(input.DispatchMouseEventTypeMousePressed, at, input.MouseButtonLeft, 1))
}

// drag moves with the button down, hover without.
func (m mouse) drag(points ...[2]float64) {
	m.page.t.Helper()
	for _, at := range points {
		call(m.page, input.DispatchMouseEvent, m.event(input.DispatchMouseEventTypeMouseMoved, at, input.MouseButtonLeft, 1))
	}
}

func (m mouse) hover(points ...[2]float64) {
	m.page.t.Helper()
	for _, at := range points {
		call(m.page, input.DispatchMouseEvent, m.event(input.DispatchMouseEventTypeMouseMoved, at, input.MouseButtonNone, 0))
	}
}

func (m mouse) release(at [2]float64) {
	m.page.t.Helper()
	call(m.page, input.DispatchMouseEvent, m.event(input.DispatchMouseEventTypeMouseReleased, at, input.MouseButtonLeft, 0))
}

func (m mouse) draw(s stroke) {
	m.page.t.Helper()
	m.press(s[0])
	m.drag(s[1:]...)
	m.release(s[len(s)-1])
}

// fling drags without waiting for the page, as a fast hand does: one event
// each millisecond.
func (m mouse) fling(points ...[2]float64) {
	m.page.t.Helper()
	var group sync.WaitGroup
	for _, at := range points {
		group.Go(func() {
			event := m.event(input.DispatchMouseEventTypeMouseMoved, at, input.MouseButtonLeft, 1)
			if _, err := chromedp.Call(m.page.ctx, input.DispatchMouseEvent, event); err != nil {
				m.page.t.Error(err)
			}
		})
		time.Sleep(time.Millisecond) // the hand's speed
	}
	group.Wait()
}

// click presses and releases the mouse in the middle of an element.
func (p *page) click(selector string) {
	p.t.Helper()
	p.run(fmt.Sprintf(`document.querySelector(%q).scrollIntoView({ block: "nearest", behavior: "instant" })`, selector))
	x, y := p.inside(selector).at(0.5, 0.5)
	p.do(chromedp.MouseClickXY(x, y))
}

// key presses and releases a key: one of package kb, or a letter.
func (p *page) key(key string, modifiers ...kb.Modifier) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(modifiers...)))
}

// Fingers touch the viewport. Each call tells all that are down.
type finger struct {
	id   float64
	x, y float64
}

func (p *page) touch(kind input.DispatchTouchEventType, fingers ...finger) {
	p.t.Helper()
	call(p, input.DispatchTouchEvent, touchEvent(kind, fingers))
}

func touchEvent(kind input.DispatchTouchEventType, fingers []finger) input.DispatchTouchEventParams {
	points := []*input.TouchPoint{}
	for _, f := range fingers {
		points = append(points, &input.TouchPoint{X: f.x, Y: f.y, ID: &f.id})
	}
	return input.DispatchTouchEventParams{Type: kind, TouchPoints: points}
}

const (
	touchStart = input.DispatchTouchEventTypeTouchStart
	touchMove  = input.DispatchTouchEventTypeTouchMove
	touchEnd   = input.DispatchTouchEventTypeTouchEnd
)

// swipe moves one finger along points of the viewport.
func (p *page) swipe(points ...[2]float64) {
	p.t.Helper()
	kind := touchStart
	for _, at := range points {
		p.touch(kind, finger{0, at[0], at[1]})
		kind = touchMove
	}
	p.touch(touchEnd)
}

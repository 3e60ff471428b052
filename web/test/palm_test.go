package test

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
)

// fingerAt is a finger at a place of the pad.
func (p *page) fingerAt(id, x, y float64) finger {
	p.t.Helper()
	at := p.onPad(stroke{{x, y}})[0]
	return finger{id, at[0], at[1]}
}

// expectOnPad wants the drawing to be just these strokes.
func (p *page) expectOnPad(what string, want ...stroke) {
	p.t.Helper()
	strokes := p.strokes()
	if len(strokes) != len(want) {
		p.t.Fatalf("%s: %d strokes, want %d", what, len(strokes), len(want))
	}
	for i := range want {
		p.expectStroke(strokes[i], want[i])
	}
}

// cancelTouch is the system, which takes over. Nothing waits for what the page makes of
// that.
func (p *page) cancelTouch() {
	p.t.Helper()
	p.run(`window.cancelled = new Promise((r) => document.getElementById("pad").addEventListener("pointercancel", () => r(true), { once: true }))`)
	p.touch(input.DispatchTouchEventTypeTouchCancel)
	p.run(`await cancelled`)
}

// pen is a stylus.
func (p *page) pen() mouse {
	m := p.mouse()
	m.pointer = input.DispatchMouseEventPointerTypePen
	return m
}

// A hand that lies on the glass before the pen comes does not keep it from drawing, nor
// does it leave a mark, not even in what can be done again.
func TestAPenTakesOverFromTheHandThatRests(t *testing.T) {
	p := open(t, setup{screen: tablet})
	p.draw(dense(one))
	p.click("#undo")
	hand := p.fingerAt(0, 0.9, 0.9)
	p.touch(touchStart, hand)
	hand.x -= 5
	p.touch(touchMove, hand)
	p.run(`window.withHand = digitscope.strokes().length`)
	if n := value[int](p, `withHand`); n != 1 {
		t.Fatalf("a finger alone draws %d strokes", n)
	}
	pen, points := p.pen(), dense(seven)
	pen.press(points[0])
	pen.drag(points[1:16]...)
	hand.x -= 20 // it is still there, and moves
	p.touch(touchMove, hand)
	pen.drag(points[16:]...)
	pen.release(points[len(points)-1])
	p.expectOnPad("with a hand on the glass", seven)
	p.touch(touchEnd)
	p.touch(touchStart, p.fingerAt(0, 0.8, 0.95)) // the hand comes down again at once
	p.touch(touchEnd)
	p.expectOnPad("with the hand down again", seven)
	p.frames()
	p.expectDigit(7)
	p.click("#undo")
	p.expectOnPad("undone")
	time.Sleep(600 * time.Millisecond) // the pen has been put away
	p.touch(touchStart, p.fingerAt(0, 0.5, 0.5))
	p.touch(touchEnd)
	p.expectOnPad("with a finger, later", stroke{{0.5, 0.5}})
}

func TestWhatAHandHasDrawnIsNoStep(t *testing.T) {
	p := open(t, setup{screen: tablet})
	p.run(`digitscope.draw([[[0.5, 0.1], [0.5, 0.9]]])`)
	p.click("#undo")
	p.touch(touchStart, p.fingerAt(0, 0.9, 0.9))
	p.cancelTouch()
	p.expectOnPad("cancelled")
	p.click("#redo") // it is still there to be done again
	p.expectOnPad("done again", stroke{{0.5, 0.1}, {0.5, 0.9}})
	p.touch(touchStart, p.fingerAt(0, 0.9, 0.9))
	p.touch(touchMove, p.fingerAt(0, 0.2, 0.7))
	p.cancelTouch()
	p.expectOnPad("cancelled again", stroke{{0.5, 0.1}, {0.5, 0.9}})
	p.click("#undo")
	p.expectOnPad("undone")
}

// Before the program runs the same is true.
func TestACancelledTouchBeforeTheStart(t *testing.T) {
	gate := newGate(t)
	p := open(t, setup{screen: phone, program: gate.after(0), starting: true})
	p.touch(touchStart, p.fingerAt(0, 0.2, 0.2))
	p.touch(touchMove, p.fingerAt(0, 0.8, 0.8))
	p.cancelTouch()
	p.touch(touchStart, p.fingerAt(0, 0.5, 0.5))
	p.touch(touchEnd)
	if n := value[int](p, `document.querySelectorAll("#pad polyline").length`); n != 1 {
		t.Errorf("%d strokes are shown, want the one that was not cancelled", n)
	}
	gate.open()
	p.ready()
	p.expectOnPad("after the start", stroke{{0.5, 0.5}})
}

// Two fingers that come down together zoom the page, and draw nothing.
func TestTwoFingersZoom(t *testing.T) {
	p := open(t, setup{screen: phone})
	left, right := p.fingerAt(0, 0.45, 0.5), p.fingerAt(1, 0.55, 0.5)
	p.touch(touchStart, left, right) // on a busy machine two calls may be far apart
	for range 12 {
		left.x, right.x = left.x-8, right.x+8
		p.touch(touchMove, left, right)
	}
	p.touch(touchEnd)
	p.waitFor(`visualViewport.scale > 1.3`)
	p.expectOnPad("after a pinch")
	if value[bool](p, `document.getElementById("undo").getAttribute("aria-disabled") !== "true"`) {
		t.Error("there is something to undo")
	}
	p.touch(touchStart, p.fingerAt(0, 0.5, 0.4))
	p.touch(touchEnd)
	if n := len(p.strokes()); n != 1 {
		t.Errorf("one finger draws %d strokes when the page is zoomed", n)
	}
}

// What a pen's system would do with a stroke (read handwriting, show a menu, zoom) is
// kept from it.
func TestTheSystemLeavesThePadAlone(t *testing.T) {
	p := open(t, setup{screen: tablet})
	prevented := func(event string) bool {
		return value[bool](p, `!document.getElementById("pad").dispatchEvent(`+event+`)`)
	}
	for _, kind := range []string{"touchstart", "touchmove"} {
		touch := func(by string) string { // as Apple's browsers tell it
			return fmt.Sprintf(`((touch) => new TouchEvent(%q, { cancelable: true, bubbles: true, touches: [touch], changedTouches: [touch] }))(
				Object.defineProperty(new Touch({ identifier: 1, target: document.getElementById("pad") }), "touchType", { value: %q }))`, kind, by)
		}
		if !prevented(touch("stylus")) {
			t.Errorf("%s of a pen goes to the system, which reads handwriting", kind)
		}
		if prevented(touch("direct")) {
			t.Errorf("%s of a finger does not go to the browser, which could zoom", kind)
		}
	}
	if !prevented(`new PointerEvent("contextmenu", { cancelable: true, pointerType: "touch" })`) {
		t.Error("a long press opens a menu")
	}
	for selector, want := range map[string]string{"#pad": "pinch-zoom", "#undo": "manipulation", "#samples button": "manipulation", ".stage .slot": "manipulation"} {
		if got := value[string](p, fmt.Sprintf(`getComputedStyle(document.querySelector(%q)).touchAction`, selector)); got != want {
			t.Errorf("%s takes the gestures %q, want %q", selector, got, want)
		}
	}
}

// The second stroke of a 4 or a 7 often begins at once, near where the first one ended.
func TestAQuickSecondStrokeIsDrawn(t *testing.T) {
	for _, s := range []screen{phone, tablet} {
		p := open(t, setup{screen: s})
		strokes := []stroke{{{0.3, 0.2}, {0.3, 0.5}, {0.6, 0.5}}, {{0.6, 0.49}, {0.6, 0.9}}, {{0.58, 0.88}, {0.62, 0.9}}}
		for _, s := range strokes {
			p.swipe(p.onPad(s)...)
		}
		p.expectOnPad("three quick strokes", strokes...)
		if scale := value[float64](p, `visualViewport.scale`); scale != 1 {
			t.Errorf("the page is zoomed to %v", scale)
		}
	}
}

// What was cleared or undone while the pen is down is gone, also when the graphics are
// lost before it is lifted.
func TestAStrokeThatWasLetGoOfStaysAway(t *testing.T) {
	for _, what := range []string{
		`document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }))`,
		`document.getElementById("undo").click()`,
		`digitscope.clear()`,
	} {
		p := open(t, setup{})
		p.tolerate(`CONTEXT_LOST_WEBGL|context lost`)
		pen, points := p.mouse(), dense(seven)
		pen.press(points[0])
		pen.drag(points[1:16]...)
		p.run(what)
		pen.drag(points[16:24]...)
		p.run(lose)
		p.waitFor(hasView)
		p.waitFor(running)
		pen.drag(points[24:]...)
		pen.release(points[len(points)-1])
		p.expectOnPad(what)
		pen.draw(stroke{{0.2, 0.9}, {0.8, 0.9}})
		p.expectOnPad(what, stroke{{0.2, 0.9}, {0.8, 0.9}})
	}
}

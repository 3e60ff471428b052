package test

import (
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// onPad turns pad units into places of the viewport.
func (p *page) onPad(s stroke) [][2]float64 {
	p.t.Helper()
	pad := p.inside("#pad")
	var places [][2]float64
	for _, point := range s {
		x, y := pad.at(point[0], point[1])
		places = append(places, [2]float64{x, y})
	}
	return places
}

func TestAFingerDraws(t *testing.T) {
	p := open(t, setup{screen: phone})
	p.run(listen)
	points := p.onPad(dense(seven))
	half := len(points) / 2
	kind := touchStart
	for _, at := range points[:half] {
		p.touch(kind, finger{0, at[0], at[1]})
		kind = touchMove
	}
	p.waitFor(`heard.length > 0 && heard.at(-1).state !== "blank"`) // the finger is still down
	for _, at := range points[half:] {
		p.touch(kind, finger{0, at[0], at[1]})
	}
	p.touch(touchEnd)
	p.waitFor(`heard.at(-1).logits.join() === digitscope.result().logits.join()`)
	p.expectDigit(7)
	p.expectStroke(p.strokes()[0], seven)
	if y := value[float64](p, `scrollY`); y != 0 {
		t.Errorf("drawing scrolled the page by %v", y)
	}
}

func TestASecondFingerDoesNotDisturbTheFirst(t *testing.T) {
	p := open(t, setup{screen: phone})
	points := p.onPad(dense(one))
	other := p.onPad(stroke{{0.1, 0.5}, {0.2, 0.9}})
	third := len(points) / 3
	first := finger{0, points[0][0], points[0][1]}
	p.touch(touchStart, first)
	follow := func(points [][2]float64, others ...finger) {
		for _, at := range points {
			first = finger{0, at[0], at[1]}
			p.touch(touchMove, append([]finger{first}, others...)...)
		}
	}
	follow(points[1:third])
	time.Sleep(200 * time.Millisecond) // together they would be a gesture
	second := finger{1, other[0][0], other[0][1]}
	p.touch(touchStart, first, second)
	second = finger{1, other[1][0], other[1][1]}
	follow(points[third:2*third], second)
	p.touch(touchMove, first) // the second finger is lifted
	follow(points[2*third:])
	p.touch(touchEnd)
	p.frames()
	strokes := p.strokes()
	if len(strokes) != 1 {
		t.Fatalf("%d strokes, want the first finger's one", len(strokes))
	}
	p.expectStroke(strokes[0], one)
	p.expectDigit(1)
}

func TestAVeryShortTapLeavesADot(t *testing.T) {
	p := open(t, setup{screen: phone})
	at := p.onPad(stroke{{0.4, 0.6}})[0]
	down := make(chan error)
	go func() { // not waiting for the page in between
		_, err := chromedp.Call(p.ctx, input.DispatchTouchEvent, touchEvent(touchStart, []finger{{0, at[0], at[1]}}))
		down <- err
	}()
	time.Sleep(2 * time.Millisecond) // the hand's speed
	p.touch(touchEnd)
	if err := <-down; err != nil {
		t.Fatal(err)
	}
	p.waitFor(`digitscope.strokes().length === 1`)
	p.expectStroke(p.strokes()[0], stroke{{0.4, 0.6}})
	if p.result().State == "blank" {
		t.Error("the pad with a dot is called blank")
	}
	if ink := share(p.pictureOf("#pad"), p.colour("body", "color")); ink == 0 {
		t.Error("the dot cannot be seen")
	}
}

func TestThePageScrollsEverywhereButOnThePad(t *testing.T) {
	p := open(t, setup{screen: phone})
	pad := p.inside("#pad")
	p.swipe(p.onPad(stroke{{0.5, 0.9}, {0.5, 0.7}, {0.5, 0.5}, {0.5, 0.3}, {0.5, 0.1}})...)
	p.frames()
	if y := value[float64](p, `scrollY`); y != 0 {
		t.Errorf("a swipe on the pad scrolled the page by %v", y)
	}
	if n := len(p.strokes()); n != 1 {
		t.Errorf("a swipe on the pad drew %d strokes", n)
	}
	for _, place := range []string{"#answer-words", "#samples button", ".stage .slot"} {
		p.run(`document.querySelector("` + place + `").scrollIntoView({ block: "center", behavior: "instant" })`)
		before := value[float64](p, `scrollY`)
		x, y := p.inside(place).at(0.5, 0.5)
		p.swipe([2]float64{x, y}, [2]float64{x, y - 60}, [2]float64{x, y - 120}, [2]float64{x, y - 180})
		p.waitFor(`scrollY > ` + inJavaScript(before+50))
	}
	if pad.Width < 280 {
		t.Errorf("the pad is %v pixels wide, want at least 280", pad.Width)
	}
	if n := len(p.strokes()); n != 1 {
		t.Errorf("scrolling left %d strokes, want the one from before", n)
	}
}

package test

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// Controls of the slide.
const (
	pauseSlide = "#slide-controls button:nth-of-type(1)"
	stepBack   = "#slide-controls button:nth-of-type(2)"
	stepOn     = "#slide-controls button:nth-of-type(3)"
	slideSpeed = "#slide-controls input"
	endSlide   = "#slide-controls button:nth-of-type(4)"
)

// pin chooses a unit of a stage with the mouse or a finger, and says which.
func (p *page) pin(stage int) unit {
	p.t.Helper()
	slot := fmt.Sprintf(".stage:nth-child(%d) .slot", stage)
	p.settle(`JSON.stringify(document.querySelector("` + slot + `").getBoundingClientRect())`)
	p.click(slot)
	p.waitFor(`document.querySelector("#actions button") !== null`)
	p.frames()
	p.waitFor(`document.getAnimations().length === 0`) // a sheet slides up
	return p.chosen(stage)
}

// chosen reads the unit from the inspector's title.
func (p *page) chosen(stage int) unit {
	p.t.Helper()
	u := unit{Layer: stage}
	title := p.text("#inspector-title")
	parts := regexp.MustCompile(`map (\d+), row (\d+), column (\d+)$`).FindStringSubmatch(title)
	if parts == nil {
		p.t.Fatalf("the inspector is about %q, want a cell of a map", title)
	}
	fmt.Sscan(parts[1]+" "+parts[2]+" "+parts[3], &u.Channel, &u.Row, &u.Column)
	return unit{stage, u.Channel - 1, u.Row - 1, u.Column - 1}
}

// expectCell waits until the slide says that it is at a cell, and expects the
// inspector to be there, too.
func (p *page) expectCell(channel int, l layer, row, column int) {
	p.t.Helper()
	p.waitFor(fmt.Sprintf(`document.querySelector(".slide-place")?.innerText === "row %d, column %d of %d × %d"`,
		row+1, column+1, l.Shape[1], l.Shape[2]))
	if got := p.chosen(1); got.Channel != channel || got.Row != row || got.Column != column {
		p.t.Errorf("the slide is at row %d, column %d of map %d, the inspector at %v", row+1, column+1, channel+1, got)
	}
}

func TestTheFilterSlidesOverThePicture(t *testing.T) {
	p := open(t, setup{script: countFrames})
	p.draw(dense(seven))
	p.frames()
	const slot = ".stage:nth-child(1) .slot"
	drawn := p.pictureOf(slot)
	l := p.layers()[1]
	u := p.pin(1)
	p.frames()
	whole := brightness(p.pictureOf(slot))
	p.click("#slide")
	p.waitFor(`parseInt(document.querySelector(".slide-place").innerText.slice(4)) > 2`) // it walks by itself
	p.click(pauseSlide)
	p.waitFor(`performance.now() - lastFrame > 500`)
	at := p.chosen(1)
	p.expectCell(u.Channel, l, at.Row, at.Column)
	p.click(stepOn)
	p.click(stepOn)
	p.click(stepBack)
	cell := at.Row*l.Shape[2] + at.Column + 1
	p.expectCell(u.Channel, l, cell/l.Shape[2], cell%l.Shape[2])
	p.frames()
	early := brightness(p.pictureOf(slot))
	p.click(pauseSlide)
	p.run(`document.querySelector("` + slideSpeed + `").focus()`)
	p.key(kb.End)
	p.expectCell(u.Channel, l, l.Shape[1]-1, l.Shape[2]-1)
	p.waitFor(`performance.now() - lastFrame > 500`)
	if end := brightness(p.pictureOf(slot)); early >= end || early >= whole {
		t.Errorf("with a part of the map its stage has a brightness of %.4f, with the whole %.4f", early, end)
	}
	p.click(stepOn) // there is nothing behind the last cell
	p.expectCell(u.Channel, l, l.Shape[1]-1, l.Shape[2]-1)
	p.click(endSlide)
	if value[bool](p, `document.querySelector("#slide-controls").checkVisibility()`) {
		t.Error("the slide's controls stay when it has ended")
	}
	p.key(kb.Escape)
	p.mouse().hover([2]float64{0.5, 1.2})
	p.frames()
	if !same(p.pictureOf(slot), drawn) {
		t.Error("the maps are not as they were before the slide")
	}
}

func TestSlidingByFingerAndWithoutMotion(t *testing.T) {
	p := open(t, setup{screen: phone})
	p.stillMotion()
	p.draw(dense(seven))
	l := p.layers()[1]
	u := p.pin(1)
	p.click("#slide")
	p.expectCell(u.Channel, l, 0, 0)
	for column := 1; column <= 3; column++ {
		p.tap(stepOn)
		p.expectCell(u.Channel, l, 0, column)
	}
	p.tap(stepBack)
	p.expectCell(u.Channel, l, 0, 2)
	for _, control := range []string{pauseSlide, stepBack, stepOn, slideSpeed, endSlide} {
		if b := p.box(control); b.Height < 40 || b.Width < 40 || b.right() > 390 {
			t.Errorf("%s is too small for a finger, or outside: %v", control, b)
		}
	}
	p.tap(endSlide)
	if value[bool](p, `document.querySelector("#slide-controls").checkVisibility()`) {
		t.Error("the slide's controls stay when it has ended")
	}
}

// Drawing goes on while the filter slides.
func TestDrawingWhileTheFilterSlides(t *testing.T) {
	p := open(t, setup{})
	p.draw(dense(seven))
	p.pin(1)
	p.click("#slide")
	p.click(pauseSlide)
	at := p.text(".slide-place")
	p.mouse().draw(stroke{{0.2, 0.9}, {0.8, 0.9}})
	p.settle(`document.querySelector("#working").innerText`)
	if now := p.text(".slide-place"); now != at || len(p.strokes()) != 2 {
		t.Errorf("%d strokes; the slide is at %q, was at %q", len(p.strokes()), now, at)
	}
	p.click(stepOn)
	if now := p.text(".slide-place"); now == at {
		t.Errorf("the slide stays at %q", now)
	}
}

// tap touches the middle of an element with a finger.
func (p *page) tap(selector string) {
	p.t.Helper()
	p.run(fmt.Sprintf(`document.querySelector(%q).scrollIntoView({ block: "nearest", behavior: "instant" })`, selector))
	x, y := p.inside(selector).at(0.5, 0.5)
	p.swipe([2]float64{x, y})
}

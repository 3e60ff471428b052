package test

import (
	"fmt"
	"testing"
	"time"
)

// openSheet taps a cell of a stage and waits until the sheet is at rest.
func (p *page) openSheet(layer int) {
	p.t.Helper()
	p.run(fmt.Sprintf(`document.querySelector(%q).scrollIntoView({ block: "center", behavior: "instant" })`, p.slots()[layer]))
	p.tap(p.slots()[layer])
	p.waitFor(isPinned)
	p.atRest()
}

// atRest waits until nothing slides or scrolls.
func (p *page) atRest() {
	p.t.Helper()
	p.waitFor(`document.getAnimations().length === 0`)
	p.settle(`scrollY + " " + document.getElementById("inspector").getBoundingClientRect().top`)
}

func (p *page) expectSheet(what string, isOpen bool) {
	p.t.Helper()
	if value[bool](p, `document.getElementById("inspector").checkVisibility()`) != isOpen {
		p.t.Errorf("%s: open is %v, want %v", what, !isOpen, isOpen)
	}
}

func TestTheSheetOpensUnderTheStage(t *testing.T) {
	for _, s := range []screen{phone, tablet, {360, 640, 2, true}} {
		t.Run(s.String(), func(t *testing.T) {
			p := open(t, setup{screen: s})
			p.draw(dense(seven))
			p.frames()
			p.expectSheet("at first", false)
			for layer := range p.slots()[:7] {
				p.openSheet(layer)
				p.expectSheet("tapped", true)
				sheet, stage := p.box("#inspector"), p.box(p.slots()[layer])
				if limit := 0.62*float64(s.height) + 1; sheet.Height > limit || sheet.bottom() > float64(s.height)+1 {
					t.Errorf("%s: the sheet is %v, may be %.0f high", p.slots()[layer], sheet, limit)
				}
				seen := min(stage.bottom(), sheet.Y) - max(stage.Y, 0)
				if want := min(stage.Height, 0.36*float64(s.height)); seen < want-2 {
					t.Errorf("%s: %.0f of %.0f pixels of it are in view above the sheet", p.slots()[layer], seen, stage.Height)
				}
				p.tap("#inspector-close")
				p.expectSheet("closed", false)
			}
		})
	}
}

func TestTheSheetIsPulledDown(t *testing.T) {
	for _, s := range []screen{phone, tablet} {
		t.Run(s.String(), func(t *testing.T) {
			p := open(t, setup{screen: s})
			p.draw(dense(seven))
			p.openSheet(3)
			x, y := p.box("#inspector").X+40, p.box("#inspector").Y+12
			p.swipe([2]float64{x, y}, [2]float64{x, y + 20}, [2]float64{x, y + 40})
			p.atRest()
			p.expectSheet("pulled a little", true)
			if now := p.box("#inspector").Y + 12; now != y {
				t.Errorf("pulled a little the sheet stays %v lower", now-y)
			}
			p.swipe([2]float64{x, y}, [2]float64{x, y + 50}, [2]float64{x, y + 100}, [2]float64{x, y + 160})
			p.waitFor(`!document.getElementById("inspector").checkVisibility()`)
			if value[bool](p, isPinned) {
				t.Error("pulled down the sheet lets nothing go")
			}
		})
	}
}

func TestTheSheetAndThePageScrollApart(t *testing.T) {
	p := open(t, setup{screen: phone})
	p.draw(dense(seven))
	p.openSheet(3)
	up := func(x, y float64) {
		for i := range 6 {
			kind := touchMove
			if i == 0 {
				kind = touchStart
			}
			p.touch(kind, finger{0, x, y - 30*float64(i)})
			time.Sleep(20 * time.Millisecond) // the hand's speed
		}
		p.touch(touchEnd)
		p.atRest()
	}
	before := value[float64](p, `scrollY`)
	x, y := p.box("#inspector").at(0.5, 0.8)
	up(x, y)
	if inside, page := value[float64](p, `document.getElementById("inspector").scrollTop`), value[float64](p, `scrollY`); inside < 50 || page != before {
		t.Errorf("a swipe in the sheet scrolls it by %v, the page by %v", inside, page-before)
	}
	up(195, p.box("#inspector").Y-20)
	if page := value[float64](p, `scrollY`); page < before+50 {
		t.Errorf("a swipe above the sheet scrolls the page by %v", page-before)
	}
	p.expectSheet("scrolled", true)
}

// cutOff lists the inspector's words that run out of a button or of what clips them.
const cutOff = `(() => {
	const inspector = document.getElementById("inspector"), found = [];
	const texts = document.createTreeWalker(inspector, NodeFilter.SHOW_TEXT);
	for (let node; (node = texts.nextNode());) {
		if (!node.data.trim() || !node.parentElement.checkVisibility() || node.parentElement.closest(".hidden")) continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		const { left, right } = range.getBoundingClientRect();
		for (let e = node.parentElement; inspector.contains(e); e = e.parentElement) {
			if (e !== inspector && e.localName !== "button" && getComputedStyle(e).overflowX === "visible") continue;
			const box = e.getBoundingClientRect();
			if (left < box.left - 0.5 || right > box.left + e.clientLeft + e.clientWidth + 0.5) found.push(e.localName + "." + e.className + ": " + node.data);
		}
	}
	return found;
})()`

// The words fit for a unit of every stage.
func TestEveryWorkingFits(t *testing.T) {
	for i, s := range []screen{phone, tablet, {1024, 768, 1, true}, desktop, {1920, 1080, 1, false}} {
		theme := []string{"dark", "light"}[i%2]
		t.Run(s.String()+" "+theme, func(t *testing.T) {
			p := open(t, setup{screen: s, theme: theme})
			r := p.draw(dense(seven))
			p.frames()
			for layer := range p.slots() {
				p.focus(layer)
				p.run(fmt.Sprintf(`document.querySelector(%q).dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }))`, p.slots()[layer]))
				p.atRest()
				title := p.written().Title
				if !value[bool](p, isPinned) {
					t.Errorf("Enter pins no unit of %s, the inspector shows %q", p.slots()[layer], title)
				}
				p.expectNothingWide(r)
				if cut := value[[]string](p, cutOff); len(cut) > 0 {
					t.Errorf("%s: cut off are %q", title, cut)
				}
				p.run(`document.getElementById("inspector-close").click()`)
			}
		})
	}
}

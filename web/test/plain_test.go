package test

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// withoutWebGL is a browser in which graphics are switched off; pictures of other kinds
// there are.
const withoutWebGL = `
	window.kept = HTMLCanvasElement.prototype.getContext;
	HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
		return kind.startsWith("webgl") ? null : kept.call(this, kind, ...more);
	};`

func TestWithoutWebGLAllButTheMapsWorks(t *testing.T) {
	for _, s := range []screen{desktop, tablet, phone} {
		t.Run(s.String(), func(t *testing.T) {
			gate := newGate(t)
			p := open(t, setup{screen: s, script: withoutWebGL, program: gate.after(0), starting: true})
			p.waitFor(`/WebGL/.test(document.getElementById("notice").innerText)`) // before the program comes
			pen := p.mouse()
			pen.draw(dense(seven))
			gate.open()
			p.ready()
			p.expectPlain(p.result())
			p.expectMessage(`WebGL.*hardware acceleration`)
			p.expectDigit(7)
			p.expectInk()

			p.click(`#samples [data-digit="3"]`)
			p.frames()
			p.expectDigit(3)
			p.expectPlain(p.result())
			p.click("#undo")
			p.frames()
			p.expectDigit(7)
			p.expectInk()
			p.expectPlain(p.result())
			p.click("#clear")
			p.frames()
			if share(p.crop(p.picture(), p.inside("#pad")), p.colour("body", "color")) > 0 {
				t.Error("the pad shows what was cleared")
			}
		})
	}
}

// expectPlain checks what the page shows of a result by its own means.
func (p *page) expectPlain(r result) {
	p.t.Helper()
	if value[bool](p, `document.getElementById("stages").checkVisibility() || document.querySelector("#scope > canvas") !== null`) {
		p.t.Error("there are places for maps that are not drawn")
	}
	if r.Digit == nil {
		return
	}
	parts := value[[]float64](p, `[...document.querySelectorAll(".bars i")].map((bar) => {
		const whole = bar.parentElement.getBoundingClientRect(), part = bar.getBoundingClientRect();
		return part.width * part.height / (whole.width * whole.height);
	})`)
	if len(parts) != 10 {
		p.t.Fatalf("%d bars, want ten", len(parts))
	}
	for digit, part := range parts {
		if d := part - r.Probabilities[digit]; d > 0.02 || d < -0.02 {
			p.t.Errorf("the bar of %d is %.2f long, want %.2f", digit, part, r.Probabilities[digit])
		}
	}
	if shades(p.crop(p.picture(), p.inside("#input"))) < 3 {
		p.t.Error("what the network sees is not shown")
	}
}

func TestWithoutWebGLWhatIsReadIsExplained(t *testing.T) {
	p := open(t, setup{script: withoutWebGL})
	p.draw(seven)
	p.waitFor(`/7/.test(document.getElementById("votes-title").innerText)`)
	p.waitFor(`document.getElementById("working").innerText.length > 20`) // an example
	p.click("#digits li:nth-child(8)")
	p.waitFor(`/7/.test(document.getElementById("inspector-title").innerText)`)
	title := p.text("#inspector-title")
	p.click("#working button")
	p.waitFor(fmt.Sprintf(`document.getElementById("inspector-title").innerText !== %q`, title))
	p.run(`document.getElementById("bars").focus()`)
	for _, key := range []string{kb.Enter, kb.ArrowDown, kb.ArrowUp, kb.PageUp, kb.PageDown, kb.Escape} {
		p.key(key)
	}
	p.click("#play")
	for range len(p.layers()) {
		if words := p.text("#working"); !regexp.MustCompile(`\w{4}`).MatchString(words) {
			t.Errorf("Play says %q", words)
		}
		p.key(kb.ArrowRight)
	}
	p.click("#theme")
	p.frames()
	p.expectDigit(7)
	p.expectInk()
}

func TestGraphicsThatComeBackAreTaken(t *testing.T) {
	p := open(t, setup{script: withoutWebGL})
	p.draw(seven)
	p.run(`HTMLCanvasElement.prototype.getContext = kept`)
	p.click("#notice button")
	p.waitFor(hasView)
	p.waitFor(running)
	p.frames()
	p.expectDigit(7)
	p.expectInk()
	if value[bool](p, `document.getElementById("notice").checkVisibility() || document.querySelector(".bars") !== null`) {
		t.Error("what stood in for the maps stays beside them")
	}
}

// What is drawn already is not drawn anew with each point that is added, however long it
// is.
func TestWithoutWebGLALongDrawingIsAddedTo(t *testing.T) {
	p := open(t, setup{script: withoutWebGL})
	p.run(`digitscope.draw([Array.from({ length: 5000 }, (_, i) => [0.5 + 0.4 * Math.sin(i / 50), 0.5 + 0.4 * Math.cos(i / 71)])])`)
	p.frames()
	p.run(`window.lines = [...document.querySelectorAll("#pad polyline")];
		window.touched = 0;
		new MutationObserver((list) => { touched += list.length; }).observe(document.querySelector("#pad svg"), { childList: true, subtree: true, attributes: true })`)
	if lines, longest := value[int](p, `lines.length`), value[int](p, `Math.max(...lines.map((line) => line.points.numberOfItems))`); lines < 10 || longest > 250 {
		t.Errorf("%d lines have up to %d points", lines, longest)
	}
	p.mouse().draw(dense(seven))
	p.frames()
	if !value[bool](p, `lines.every((line) => line.isConnected)`) {
		t.Error("what was drawn before is drawn anew")
	}
	if touched := value[int](p, `touched`); touched > 100 {
		t.Errorf("a short stroke changes %d things", touched)
	}
	p.click("#undo")
	p.click("#undo")
	p.frames()
	if n := value[int](p, `document.querySelectorAll("#pad polyline").length`); n != 0 {
		t.Errorf("undone, %d lines are left", n)
	}
}

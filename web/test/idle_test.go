package test

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// countFrames counts what the page asks of requestAnimationFrame.
const countFrames = `
	window.frames = 0;
	window.lastFrame = 0;
	const request = window.requestAnimationFrame;
	window.requestAnimationFrame = (callback) => {
		frames++;
		lastFrame = performance.now();
		return request.call(window, callback);
	};`

func TestAnIdlePageAsksForNoFrames(t *testing.T) {
	p := open(t, setup{script: countFrames})
	rest := func(what string) {
		t.Helper()
		p.waitFor(`performance.now() - lastFrame > 1000`)
		if n := value[int](p, `document.getAnimations().length`); n > 0 {
			t.Errorf("%s: %d animations run", what, n)
		}
	}
	rest("blank")
	p.run(listen)
	p.mouse().draw(dense(seven))
	p.waitFor(`heard.length > 0 && heard.at(-1).logits.join() === digitscope.result().logits.join()`)
	p.expectDigit(7)
	p.expectInk()
	rest("drawn")
	pen := p.mouse()
	pen.press([2]float64{0.5, 0.5})
	rest("pen down and still")
	before := value[int](p, `frames`)
	pen.hover([2]float64{0.5, 1.2})                                              // the button was released where no one saw
	pen.hover([2]float64{0.2, 1.2}, [2]float64{0.8, 1.2}, [2]float64{0.5, 1.21}) // over no stage
	p.waitFor(`performance.now() - lastFrame > 300`)
	if n := value[int](p, `frames`) - before; n > 2 {
		t.Errorf("moving over the page without drawing asks for %d frames", n)
	}
	p.click(`#samples [data-digit="3"]`)
	p.waitFor(`frames > ` + inJavaScript(before))
	p.expectDigit(3)
	rest("a sample")
	x, y := p.inside(".stage .slot").at(0.3, 0.3)
	p.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y))
	p.waitFor(`document.getElementById("inspector-title").textContent.includes("Convolution 1, map")`)
	rest("pointed at a cell")
}

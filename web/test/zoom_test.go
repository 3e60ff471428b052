package test

import (
	"fmt"
	"math"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// Pages that open this one zoom and scale it. Wherever its parts are then, ink is under
// the pen, maps and bars are in their places, and what is pointed at is what is meant.
func TestAnythingAroundThePageMayBeZoomedOrScaled(t *testing.T) {
	for _, style := range []string{
		`document.documentElement.style.zoom = 1.5`,
		`document.body.style.zoom = 0.8`,
		`document.getElementById("scope").style.zoom = 1.25`,
		`document.body.style.cssText = "transform: scale(0.7); transform-origin: 0 0"`,
		`document.body.style.cssText = "transform: translate(40px, 30px) scale(1.3); transform-origin: 0 0"`,
	} {
		t.Run(style, func(t *testing.T) {
			p := open(t, setup{screen: screen{1366, 768, 1, false}, script: `addEventListener("DOMContentLoaded", () => { ` + style + ` })`})
			p.frames()
			// the pad where it is seen, whatever it is in pixels of its own
			pad := value[rect](p, `document.getElementById("pad").getBoundingClientRect().toJSON()`)
			m := mouse{page: p, pad: pad}
			m.draw(dense(seven))
			p.frames()
			strokes := p.strokes()
			if len(strokes) != 1 {
				t.Fatalf("%d strokes, want one", len(strokes))
			}
			if at := strokes[0][0]; math.Hypot(at[0]-seven[0][0], at[1]-seven[0][1]) > 0.02 {
				t.Errorf("the stroke begins at %.3f, the pen came down at %.3f", at, seven[0])
			}
			picture := p.picture()
			ink := p.colour("body", "color")
			for _, part := range dense(seven) {
				x, y := pad.at(part[0], part[1])
				if x >= float64(p.screen.width) || y >= float64(p.screen.height) {
					continue
				}
				if c := picture.RGBAAt(int(x), int(y)); !alike(c, ink) {
					t.Errorf("there is no ink under the pen at %.2f", part)
					break
				}
			}
			p.run(`scrollTo(0, 0)`)
			x, y := value[rect](p, `document.querySelector(".stage .slot").getBoundingClientRect().toJSON()`).at(0.2, 0.1)
			p.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y))
			p.waitFor(`document.getElementById("inspector-title").textContent.startsWith("Convolution 1, map 1,")`)
			if !value[bool](p, drawnIn) {
				t.Errorf("the canvas covers %s of %s", value[string](p, onCanvas(`JSON.stringify(b)`)),
					value[string](p, `[...document.querySelectorAll("#pad, .slot")].map((e) => JSON.stringify(e.getBoundingClientRect())).join()`))
			}
			if x, y := value[float64](p, onCanvas(`c.width / b.width`)), value[float64](p, onCanvas(`c.height / b.height`)); math.Abs(x/y-1) > 0.01 {
				t.Errorf("a CSS pixel has %.3f pixels across and %.3f downwards", x, y)
			}
			if scale := value[float64](p, onCanvas(fmt.Sprintf(`c.width / b.width / %g`, p.screen.ratio))); math.Abs(scale-1) > 0.01 {
				t.Errorf("the canvas has %.3f pixels for one of the screen's", scale)
			}
		})
	}
}

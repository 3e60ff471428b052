package test

import (
	"fmt"
	"image"
	"testing"

	"github.com/chromedp/chromedp"
)

// onCanvas evaluates what needs the canvas, c, and its box in the window, b.
func onCanvas(expression string) string {
	return `((c, b) => ` + expression + `)(document.querySelector("#scope > canvas"), document.querySelector("#scope > canvas").getBoundingClientRect())`
}

// drawnIn tells whether the canvas covers all that is drawn in, as far as it is in the
// window.
var drawnIn = onCanvas(`[...document.querySelectorAll("#pad, .slot")].map((e) => e.getBoundingClientRect()).every((box) =>
	b.top - 1 <= Math.max(0, box.top) && b.bottom + 1 >= Math.min(innerHeight, box.bottom) && b.left - 1 <= Math.max(0, box.left) && b.right + 1 >= Math.min(innerWidth, box.right))`)

// A page as long as ten windows is no canvas of ten windows' pixels.
func TestTheCanvasIsNotMuchLargerThanTheWindow(t *testing.T) {
	for _, s := range []screen{desktop, tablet, phone} {
		t.Run(s.String(), func(t *testing.T) {
			p := open(t, setup{screen: s})
			p.draw(dense(seven))
			p.click(`.stage .slot`) // opens the sheet, which makes the page longer
			for _, part := range []float64{0, 0.4, 1} {
				p.run(fmt.Sprintf(`scrollTo({ top: %g * document.documentElement.scrollHeight, behavior: "instant" })`, part))
				p.frames()
				if times := value[float64](p, onCanvas(`c.width * c.height / (innerWidth * innerHeight * devicePixelRatio ** 2)`)); times > 2 {
					t.Errorf("the canvas has %.2f times the window's pixels", times)
				}
				if !value[bool](p, drawnIn) {
					t.Errorf("at %g of the page the canvas covers only %s of the window", part, value[string](p, onCanvas(`b.top + " to " + b.bottom`)))
				}
			}
		})
	}
}

// Wherever the page is scrolled to, by steps or in a leap, maps and pad look the same,
// to the pixel.
func TestTheMapsStayInPlaceWhileThePageIsScrolled(t *testing.T) {
	for _, s := range []screen{tablet, phone} {
		t.Run(s.String(), func(t *testing.T) {
			p := open(t, setup{screen: s})
			p.draw(dense(seven))
			for _, place := range []string{"#pad", ".stage:nth-child(1) .slot", ".stage:nth-child(3) .slot", ".stage:nth-child(6) .slot"} {
				p.run(fmt.Sprintf(`window.place = document.querySelector(%q); place.scrollIntoView({ block: "center", behavior: "instant" })`, place))
				p.frames()
				middle := value[float64](p, `scrollY`)
				var before *image.RGBA
				for _, by := range []float64{0, 7, 20.5, 61, 100, 140, 90, -33, -101, -140, 0} {
					p.run(fmt.Sprintf(`scrollTo({ top: %g, behavior: "instant" })`, middle+by))
					p.frames()
					now := p.picture()
					box := p.inside(place)
					if box.Y < 0 || box.bottom() > float64(s.height) {
						continue
					}
					if now = p.crop(now, box); before == nil {
						before = now
					} else if !same(now, before) {
						t.Errorf("%s looks otherwise when the page is scrolled by %g", place, by)
						break
					}
				}
			}
		})
	}
}

// Graphics may allow fewer pixels than the screen has: maps are coarser, then, not
// squashed, and in their places.
func TestGraphicsWithASmallLimitSquashNothing(t *testing.T) {
	p := open(t, setup{screen: phone, script: `
		const ask = WebGL2RenderingContext.prototype.getParameter;
		WebGL2RenderingContext.prototype.getParameter = function (name) {
			return name === this.MAX_TEXTURE_SIZE ? 1100 : ask.call(this, name);
		};`})
	p.draw(dense(seven))
	p.frames()
	if !value[bool](p, onCanvas(`Math.max(c.width, c.height) <= 1100`)) {
		t.Errorf("the canvas is %s, more than is allowed", value[string](p, onCanvas(`c.width + " × " + c.height`)))
	}
	if x, y := value[float64](p, onCanvas(`c.width / b.width`)), value[float64](p, onCanvas(`c.height / b.height`)); x < 0.99*y || x > 1.01*y {
		t.Errorf("a CSS pixel has %.3f pixels across and %.3f downwards", x, y)
	}
	p.expectInk()
	p.run(`document.querySelector(".stage .slot").scrollIntoView({ block: "center", behavior: "instant" })`)
	x, y := p.inside(".stage .slot").at(0.05, 0.05)
	p.do(chromedp.MouseClickXY(x, y))
	p.waitFor(`document.getElementById("inspector-title").textContent.includes("map 1")`)
}

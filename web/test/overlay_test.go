package test

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// A ring is symmetrical: the network's picture of it lies on the pad with both
// middles together.
var (
	ring     = arc(0.5, 0.5, 0.3, 0.3, 0, 360, 100)
	ringCell = 2 * 0.3 / (20 - 2.4) // a cell's side on the pad: the pen is 2.4 cells wide
)

// along is how much of a frame has the colour, or has it beside it.
func along(picture *image.RGBA, left, top, right, bottom float64, hasColour func(color.RGBA) bool) float64 {
	const samples, beside = 40, 2
	found := 0
	at := func(x, y float64) {
		for dy := -beside; dy <= beside; dy++ {
			for dx := -beside; dx <= beside; dx++ {
				if hasColour(picture.RGBAAt(int(x)+dx, int(y)+dy)) {
					found++
					return
				}
			}
		}
	}
	for i := range samples {
		part := (float64(i) + 0.5) / samples
		x, y := left+part*(right-left), top+part*(bottom-top)
		at(x, top)
		at(x, bottom)
		at(left, y)
		at(right, y)
	}
	return float64(found) / (4 * samples)
}

// framed is how much of a region of the network's picture is framed, on the pad and
// in the picture; apart moves the frame that is looked for by so many cells.
func (p *page) framed(r region, apart float64) (onPad, inPicture float64) {
	p.t.Helper()
	accent, screen := p.token("--accent"), p.picture()
	look := func(origin image.Point, from, cell float64, hasColour func(color.RGBA) bool) float64 {
		x := func(column int) float64 { return float64(origin.X) + from + (float64(column)+apart)*cell }
		y := func(row int) float64 { return float64(origin.Y) + from + (float64(row)+apart)*cell }
		return along(screen, x(r.Columns[0]), y(r.Rows[0]), x(r.Columns[1]), y(r.Rows[1]), hasColour)
	}
	pad, slot := p.crop(screen, p.inside("#pad")), p.crop(screen, p.inside("#input"))
	side := float64(pad.Rect.Dx())
	cell := float64(slot.Rect.Dx() / 28)
	edge := (float64(slot.Rect.Dx()) - 28*cell) / 2
	onPad = look(pad.Rect.Min, (0.5-14*ringCell)*side, ringCell*side, func(c color.RGBA) bool { return smoothed(c, accent) })
	inPicture = look(slot.Rect.Min, edge, cell, func(c color.RGBA) bool { return alike(c, accent) })
	return onPad, inPicture
}

// smoothed allows for a thin line between two pixels: most of its colour is there.
func smoothed(c, line color.RGBA) bool {
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) <= 70 }
	return near(c.R, line.R) && near(c.G, line.G) && near(c.B, line.B)
}

func TestTheReceptiveFieldIsFramed(t *testing.T) {
	for _, theme := range []string{"dark", "light"} {
		p := open(t, setup{theme: theme})
		p.draw(ring)
		p.frames()
		layers := p.layers()
		for _, layer := range []int{1, 3} {
			p.focus(layer)
			u, _ := p.expectUnit(layers, layer)
			for range 2 {
				field := p.inspect(u).Field[0][0]
				p.frames()
				if pad, picture := p.framed(field, 0); pad < 0.85 || picture < 0.85 {
					t.Errorf("%s: of the field of %v, %v, %.2f is framed on the pad, %.2f in the picture", theme, u, field, pad, picture)
				}
				if pad, picture := p.framed(field, 2); pad > 0.4 || picture > 0.4 {
					t.Errorf("%s: two cells from the field of %v %.2f is framed on the pad, %.2f in the picture", theme, u, pad, picture)
				}
				for range 3 {
					p.key(kb.ArrowLeft)
				}
				u, _ = p.expectUnit(layers, layer)
			}
			p.key(kb.Escape)
			p.frames()
			for _, place := range []string{"#pad", "#input"} {
				if left := share(p.pictureOf(place), p.token("--accent")); left > 0 {
					t.Errorf("%s: after Esc %.4f of %s has the accent's colour", theme, left, place)
				}
			}
		}
	}
}

// between is what is seen between two stages that stand side by side.
func (p *page) between(left, right string) *image.RGBA {
	p.t.Helper()
	a, b := p.inside(left), p.inside(right)
	return p.crop(p.picture(), rect{a.right() + 1, a.Y, b.X - a.right() - 2, a.Height})
}

func TestEdgesAreOfTheSelectedUnit(t *testing.T) {
	p := open(t, setup{})
	p.draw(dense(seven))
	positive, negative := p.token("--positive"), p.token("--negative")
	for layer := 2; layer <= 6; layer++ {
		drawn := func() float64 {
			p.frames()
			gap := p.between(p.slots()[layer-1], p.slots()[layer])
			return share(gap, positive) + share(gap, negative)
		}
		if bare := drawn(); bare > 0 {
			t.Errorf("before %s there are edges while nothing is selected", p.slots()[layer])
		}
		p.focus(layer)
		if drawn() == 0 {
			t.Errorf("%s: there is no edge to %q", p.slots()[layer], p.written().Title)
		}
		p.key(kb.Escape)
		if bare := drawn(); bare > 0 {
			t.Errorf("before %s there are edges after Esc", p.slots()[layer])
		}
	}
}

// What matters is laid where the ink is, and the paper's corners stay as they are.
func TestOverlaysLieOnTheInk(t *testing.T) {
	for _, s := range []setup{{}, {screen: phone, theme: "light"}} {
		p := open(t, s)
		p.draw(ring)
		p.tally()
		show := func(kind string) *image.RGBA {
			p.click(fmt.Sprintf(`#votes [data-overlay="%s"]`, kind))
			p.tally()
			p.hoverOver(".top h1")
			return p.pictureOf("#pad")
		}
		bare := show("none")
		pixel := func(picture *image.RGBA, at [2]float64) color.RGBA {
			return picture.RGBAAt(picture.Rect.Min.X+int(at[0]*float64(picture.Rect.Dx())), picture.Rect.Min.Y+int(at[1]*float64(picture.Rect.Dy())))
		}
		for _, kind := range []string{"attribution", "occlusion"} {
			laid, changed := show(kind), 0
			for _, at := range ring {
				if !alike(pixel(laid, at), pixel(bare, at)) {
					changed++
				}
			}
			if changed < len(ring)/3 {
				t.Errorf("%v: %s changes %d of %d places on the ink", p.screen, kind, changed, len(ring))
			}
			for _, at := range [][2]float64{{0.06, 0.06}, {0.94, 0.06}, {0.06, 0.94}, {0.94, 0.94}} {
				if pixel(laid, at) != pixel(bare, at) {
					t.Errorf("%v: %s changes the paper at %v", p.screen, kind, at)
				}
			}
			if !same(show("none"), bare) {
				t.Errorf("%v: none leaves something of %s", p.screen, kind)
			}
		}
	}
}

// The shares add up also in a network where something is off.
func TestSharesAddUpWithAMapOff(t *testing.T) {
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	for _, stage := range []int{1, 3, 6} {
		p.switchStrongest(stage)
		for digit, logit := range p.result().Logits {
			sum := value[float64](p, fmt.Sprintf(`(({ pixels, constant, logit }) => logit === digitscope.result().logits[%d]
				? pixels.reduce((sum, v) => sum + v, constant) : NaN)(digitscope.attribution(%[1]d))`, digit))
			if !(math.Abs(sum-logit) <= 1e-4*max(1, math.Abs(logit))) {
				t.Errorf("stage %d: the shares of %d and the constant add up to %v, the logit is %v", stage, digit, sum, logit)
			}
		}
	}
}

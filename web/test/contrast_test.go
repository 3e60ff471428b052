package test

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// Whatever theme was chosen once, and whatever colours the system has: all that shows
// something by its colour can be seen.
func TestAllIsSeenInTheSystemsColours(t *testing.T) {
	t.Parallel()
	for name, setting := range map[string]*emulation.MediaFeature{
		"forced colours": {Name: "forced-colors", Value: "active"},
		"more contrast":  {Name: "prefers-contrast", Value: "more"},
	} {
		for _, chosen := range []string{"dark", "light"} {
			for _, system := range []string{"dark", "light"} {
				t.Run(fmt.Sprintf("%s, %s, chosen %s", name, system, chosen), func(t *testing.T) {
					p := open(t, setup{theme: system, script: fmt.Sprintf(`localStorage.setItem("digitscope-theme", %q)`, chosen)})
					p.prefer(system, setting)
					p.draw(dense(seven))
					p.pin(3)
					p.hoverOver("#clear")
					p.tally()
					p.click(`#votes [data-overlay="none"]`)
					p.expectSeen("#pad", 7, 0.03)
					p.expectSeen("#samples button svg", 7, 0.03)
					p.expectSeen("#bars", 3, 0.02)
					bars := p.pictureOf("#bars")
					if empty, full := commonest(alongBar(bars, 0)), commonest(alongBar(bars, 7)); empty != p.token("--track") || contrastOf(empty, full) < 2.5 {
						t.Errorf("an empty bar is %v, a full one %v", empty, full)
					}
					p.expectSeen("#votes tbody .bar", 3, 0.1)
					p.expectSeen(".partials .bar", 3, 0.03)
					p.expectSeen("#input", 7, 0.03)
					p.expectSeen("#undo", 4.5, 0.02)
					for _, many := range []string{".stage .scale", ".scale.diverging", "#working .grid", ".stage:nth-child(1) .slot", ".stage:nth-child(3) .slot"} {
						if n := shades(p.pictureOf(many)); n < 6 {
							t.Errorf("%s shows %d colours only", many, n)
						}
					}
				})
			}
		}
	}
}

// expectSeen wants a part of the element's pixels to stand out from its commonest colour.
func (p *page) expectSeen(selector string, ratio, part float64) {
	p.t.Helper()
	picture := p.pictureOf(selector)
	ground := commonest(picture)
	found, all := 0.0, 0.0
	each(picture, func(_, _ int, c color.RGBA) {
		all++
		if contrastOf(c, ground) >= ratio {
			found++
		}
	})
	if found/all < part {
		p.t.Errorf("of %s %.1f %% stand out from %v by %v to 1, want %.0f %%", selector, 100*found/all, ground, ratio, 100*part)
	}
}

func commonest(picture *image.RGBA) (most color.RGBA) {
	counts := map[color.RGBA]int{}
	each(picture, func(_, _ int, c color.RGBA) {
		if counts[c]++; counts[c] > counts[most] {
			most = c
		}
	})
	return most
}

// contrastOf is WCAG's contrast of two colours.
func contrastOf(a, b color.RGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.RGBA) float64 {
	part := func(b uint8) float64 {
		v := float64(b) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

// With colours of the system what is chosen has its mark, and there is no theme to choose.
func TestWhatIsChosenHasTheSystemsMark(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.prefer("dark", &emulation.MediaFeature{Name: "forced-colors", Value: "active"})
	p.draw(dense(seven))
	p.hoverOver("#pad")
	before := commonest(p.pictureOf("#common"))
	p.click("#common")
	p.hoverOver("#pad")
	if after := commonest(p.pictureOf("#common")); contrastOf(before, after) < 3 {
		t.Errorf("what is pressed is %v, what is not %v", after, before)
	}
	if value[bool](p, `document.getElementById("theme").checkVisibility()`) {
		t.Error("a button chooses a theme that cannot be")
	}
	p.prefer("dark")
	p.waitFor(`document.getElementById("theme").checkVisibility()`)
}

package test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

func TestTheThemeFollowsTheSystemUntilItIsChosen(t *testing.T) {
	p := open(t, setup{theme: "light"})
	p.draw(dense(seven))
	p.expectTheme("light")
	p.prefer("dark")
	p.expectTheme("dark")
	p.click("#theme")
	p.expectTheme("light")
	p.do(chromedp.Reload())
	p.ready()
	p.draw(dense(seven))
	p.expectTheme("light")
	p.prefer("light")
	p.click("#theme")
	p.expectTheme("dark")
	p.prefer("dark")
	p.prefer("light")
	p.expectTheme("dark")
}

// expectTheme looks at the page's background and at what the program draws.
func (p *page) expectTheme(theme string) {
	p.t.Helper()
	p.frames()
	for _, place := range []string{"body", "#input", "#pad", ".stage .slot"} {
		if bright := brightness(p.pictureOf(place)); (bright > 0.5) != (theme == "light") {
			p.t.Errorf("the brightness of %s is %.2f, want the %s theme", place, bright, theme)
		}
	}
	if bars := value[string](p, `[...document.querySelectorAll("meta[name=theme-color]")].find((meta) => matchMedia(meta.media).matches).content`); bars != value[string](p, `getComputedStyle(document.documentElement).getPropertyValue("--bg").trim()`) {
		p.t.Errorf("the browser's own bars are %s, another colour than the page", bars)
	}
	if label := value[string](p, `document.getElementById("theme").getAttribute("aria-label") ?? document.getElementById("theme").innerText`); label == "" {
		p.t.Error("the toggle has no name")
	}
}

func TestTextCanBeRead(t *testing.T) {
	for _, theme := range []string{"dark", "light"} {
		t.Run(theme, func(t *testing.T) {
			p := open(t, setup{theme: theme})
			for _, r := range []result{p.draw(dense(seven)), p.unclear("unknown")} {
				p.frames()
				if faint := value[[]string](p, contrast); len(faint) > 0 {
					t.Errorf("%v: contrast below 4.5: %q", r, faint)
				}
			}
		})
	}
}

// contrast lists texts whose contrast by WCAG 2 is too low; what is switched
// off may be faint.
const contrast = `(() => {
	const rgba = (text) => text.match(/[\d.]+/g).map(Number);
	const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
		.reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
	const behind = (e) => {
		const colour = rgba(getComputedStyle(e).backgroundColor);
		return colour.length === 3 || colour[3] > 0 || !e.parentElement ? colour : behind(e.parentElement);
	};
	return [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility({ visibilityProperty: true })
		&& [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())
		&& !e.closest(".hidden, noscript, script, [aria-disabled=true], :disabled")).map((e) => {
			const [a, b] = [light(rgba(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
			return [(a + 0.05) / (b + 0.05), e.innerText];
		}).filter(([ratio]) => ratio < 4.5).map(([ratio, text]) => text + ": " + ratio.toFixed(2));
})()`

// Extensions that darken pages leave this one alone: it has a dark theme, and maps whose
// colours mean something.
func TestExtensionsLeaveTheColoursAlone(t *testing.T) {
	for _, path := range []string{"", "training/"} {
		p := open(t, setup{path: path})
		if !value[bool](p, `document.querySelector("head > meta[name=darkreader-lock]") !== null`) {
			t.Errorf("Dark Reader would recolour the page /%s", path)
		}
	}
}

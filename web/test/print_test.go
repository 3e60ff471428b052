package test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
)

var sheetOfPaper = regexp.MustCompile(`/Type\s*/Page\b[^s]`)

// papers are in inches.
var papers = map[string][2]float64{"A4": {8.27, 11.69}, "Letter": {8.5, 11}}

// The page is printed on one sheet, whatever the paper and the screen.
func TestItPrintsOnOneSheet(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desktop, phone} {
		p := open(t, setup{screen: s})
		for what, drawing := range map[string][]stroke{"blank": nil, "seven": {dense(seven)}} {
			p.draw(drawing...)
			for name, paper := range papers {
				for _, landscape := range []bool{false, true} {
					pdf := call(p, cdppage.PrintToPDF, cdppage.PrintToPDFParams{PaperWidth: paper[0], PaperHeight: paper[1], Landscape: &landscape}).Data
					if n := len(sheetOfPaper.FindAll(pdf, -1)); n != 1 {
						t.Errorf("%v, %s: %s, landscape %v: %d sheets, want 1", s, what, name, landscape, n)
					}
				}
			}
		}
		if value[bool](p, `document.getElementById("printout") !== null`) {
			t.Error("after printing the printout is still there")
		}
	}
}

// On paper, whatever the theme: the drawing, what the network sees, all maps and the
// bars, dark on white.
func TestThePrintoutShowsAll(t *testing.T) {
	t.Parallel()
	for _, theme := range []string{"dark", "light"} {
		t.Run(theme, func(t *testing.T) {
			p := open(t, setup{theme: theme})
			p.draw(dense(seven), stroke{{0.9, 0.9}})
			r := p.result()
			p.run(`dispatchEvent(new Event("beforeprint"))`)
			p.screen = screen{718, 1000, 1, false} // A4 without its margins, or nearly
			p.resize(p.screen)
			call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Media: "print", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}},
			})
			p.waitFor(`document.querySelector("#printout canvas").clientWidth > 0`)
			p.expectSeen("#printout svg", 7, 0.03)
			layers := p.layers()
			canvases := value[int](p, `document.querySelectorAll("#printout canvas").length`)
			if canvases != len(layers)-1 {
				t.Fatalf("%d layers are printed, want all %d but the last", canvases, len(layers))
			}
			for i := range canvases {
				p.run(fmt.Sprintf(`document.querySelectorAll("#printout canvas")[%d].id = "printed"`, i))
				p.expectSeen("#printed", 3, 0.01)
				picture := p.pictureOf("#printed")
				if ground := commonest(picture); contrastOf(ground, p.colour("#printout", "color")) < 12 || shades(picture) < 8 {
					t.Errorf("%s is printed on %v, in %d colours", layers[i].Name, ground, shades(picture))
				}
				p.run(`document.getElementById("printed").removeAttribute("id")`)
			}
			words := strings.ReplaceAll(p.text("#printout"), "\u00a0", " ")
			for digit, probability := range r.Probabilities {
				if !strings.Contains(words, fmt.Sprintf("%d\n%s", digit, asPercent(probability))) {
					t.Errorf("%d with %s is not printed", digit, asPercent(probability))
				}
			}
			for _, l := range layers[1 : len(layers)-1] {
				if !strings.Contains(words, l.Name) {
					t.Errorf("%s is not printed", l.Name)
				}
			}
			if inside := p.box("#printout"); inside.bottom() > 1000 || p.box("#printout > :last-child").bottom() > 1000 {
				t.Error("the printout is longer than the sheet")
			}
			p.run(`dispatchEvent(new Event("afterprint"))`)
			p.prefer(theme)
			p.resize(desktop)
			p.expectTheme(theme)
		})
	}
}

// asPercent is a probability as the page writes it.
func asPercent(probability float64) string {
	return strings.Replace(fmt.Sprintf("%.1f%%", 100*probability), "100.0%", "100%", 1)
}

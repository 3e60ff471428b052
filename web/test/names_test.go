package test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// misnamed lists controls whose words are not in their names: who steers by voice says
// what is written. Signs are no words.
const misnamed = `[...document.querySelectorAll("a[href], button, select, summary, label, [role=button], [role=slider]")]
	.filter((e) => e.checkVisibility() && e.hasAttribute("aria-label") && /[\p{L}\p{N}]/u.test(e.innerText) && !e.matches("select, [role=slider]"))
	.filter((e) => !e.getAttribute("aria-label").replace(/\s+/g, " ").includes(e.innerText.replace(/[\s×▶❚]+/g, " ").trim()))
	.map((e) => e.getAttribute("aria-label") + " | " + e.innerText)`

func TestNamesHoldWhatIsWritten(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	expect := func(what string) {
		t.Helper()
		if found := value[[]string](p, misnamed); len(found) > 0 {
			t.Errorf("%s: named otherwise than written: %q", what, found)
		}
	}
	expect("blank")
	p.draw(dense(seven))
	p.tally()
	expect("seven")
	p.pin(1)
	expect("a cell")
	p.click("#actions button") // off
	p.waitFor(`document.querySelector("#changes .off") !== null`)
	expect("a map that is off")
	p.click("#slide")
	p.waitFor(`document.querySelector("#slide-controls button") !== null`)
	expect("the slide")
	p.click(endSlide)
	p.click("#paint")
	p.waitFor(`document.querySelector("#painter button") !== null`)
	expect("the painter")
	p.click("#play")
	expect("the tour")
	p = openTraining(t, setup{})
	expect("the training")
}

var legendRange = regexp.MustCompile(`^from 0 to \d+\.\d\d$`)

func TestLegendsAreReadAsRanges(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	const legends = `[...document.querySelectorAll(".stage .legend:not(.filters)")].filter((e) => e.checkVisibility({ visibilityProperty: true })).map((e) => e.textContent)`
	if blank := value[[]string](p, legends); len(blank) > 0 {
		t.Errorf("while the pad is blank there are scales of nothing: %q", blank)
	}
	p.draw(dense(seven))
	p.frames()
	drawn := value[[]string](p, legends)
	if len(drawn) != len(p.layers())-2 || slices.ContainsFunc(drawn, func(words string) bool { return !legendRange.MatchString(words) }) {
		t.Errorf("the legends are read as %q, want from 0 to …", drawn)
	}
	if filters := value[string](p, `document.querySelector(".legend.filters").textContent`); !regexp.MustCompile(`^filters from −\d+\.\d\d to \+\d+\.\d\d$`).MatchString(filters) {
		t.Errorf("the filters' legend is read as %q", filters)
	}
	p.tally()
	p.click(`#votes [data-overlay="attribution"]`)
	if pixels := p.waitForText("#votes .legend"); !strings.HasPrefix(pixels, "against 7 from −") {
		t.Errorf("the overlay's legend is read as %q", pixels)
	}
}

// waitForText is all words of an element, also those that are only for the ear, when it
// is shown.
func (p *page) waitForText(selector string) string {
	p.t.Helper()
	p.waitFor(fmt.Sprintf(`document.querySelector(%q).checkVisibility()`, selector))
	return value[string](p, fmt.Sprintf(`document.querySelector(%q).textContent.trim()`, selector))
}

// cut lists what scrolls inside the page and cannot be scrolled to its end by keys: it
// takes no focus, or has no name, and does not end with a control.
const cut = `[...document.querySelectorAll("body *")].filter((e) => e.checkVisibility()
		&& [["overflowY", e.scrollHeight - e.clientHeight], ["overflowX", e.scrollWidth - e.clientWidth]]
			.some(([axis, more]) => more > 1 && /auto|scroll/.test(getComputedStyle(e)[axis])))
	.filter((e) => !(e.tabIndex >= 0 && (e.ariaLabel || document.getElementById(e.getAttribute("aria-labelledby"))?.textContent.trim()))
		&& !e.lastElementChild?.matches("button, a, :has(button, a)"))
	.map((e) => e.localName + "#" + e.id + "." + e.className)`

func TestWhatScrollsTakesTheFocus(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{{1000, 600, 1, false}, tablet, phone} {
		t.Run(s.String(), func(t *testing.T) {
			p := open(t, setup{screen: s})
			p.draw(dense(seven))
			p.tally()
			p.pin(3)
			p.settle(`document.getElementById("inspector").scrollHeight`)
			if found := value[[]string](p, cut); len(found) > 0 {
				t.Errorf("not all of this can be reached by keys: %q", found)
			}
			p = openTraining(t, setup{screen: s})
			p.run(`for (const details of document.querySelectorAll("details")) details.open = true`)
			p.frames()
			if found := value[[]string](p, cut); len(found) > 0 {
				t.Errorf("of the training, not all of this can be reached by keys: %q", found)
			}
		})
	}
}

func TestATableThatIsTooWideScrollsByKeys(t *testing.T) {
	t.Parallel()
	p := openTraining(t, setup{screen: phone})
	p.waitFor(`document.querySelector("#sets .wide").tabIndex === 0`)
	p.run(`document.querySelector("#sets .wide").focus()`)
	p.key(kb.ArrowRight)
	p.waitFor(`document.querySelector("#sets .wide").scrollLeft > 0`)
}

package test

import (
	"slices"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const focused = `((e) => e.id || e.getAttribute("aria-label") || e.localName)(document.activeElement)`

// tabStops are all controls, in reading order.
func (p *page) tabStops() []string {
	p.t.Helper()
	return value[[]string](p, `[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
		.filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true }))
		.map((e) => e.id || e.getAttribute("aria-label") || e.localName)`)
}

func TestTabReachesEveryControlInOrderAndLeaves(t *testing.T) {
	for _, s := range []screen{desktop, phone} {
		t.Run(s.String(), func(t *testing.T) {
			p := open(t, setup{screen: s})
			want := p.tabStops()
			for _, id := range []string{"theme", "undo", "redo", "clear"} {
				if !slices.Contains(want, id) {
					t.Errorf("%s cannot be reached by keyboard", id)
				}
			}
			if len(want) < 14 { // the four and ten samples
				t.Errorf("only %d controls: %q", len(want), want)
			}
			var got []string
			for range len(want) {
				p.key(kb.Tab)
				got = append(got, value[string](p, focused))
				p.expectFocusShows()
			}
			if !slices.Equal(got, want) {
				t.Errorf("Tab goes to\n%q, want\n%q", got, want)
			}
			p.key(kb.Tab)
			if at := value[string](p, focused); at != "body" {
				t.Errorf("Tab does not leave the page after its last control but goes to %s", at)
			}
			p.key(kb.Tab, kb.ModifierShift)
			if at := value[string](p, focused); at != want[len(want)-1] {
				t.Errorf("Shift+Tab comes back to %s, want %s", at, want[len(want)-1])
			}
			p.key(kb.Tab, kb.ModifierShift)
			if at := value[string](p, focused); at != want[len(want)-2] {
				t.Errorf("Shift+Tab goes on to %s, want %s", at, want[len(want)-2])
			}
		})
	}
}

func (p *page) expectFocusShows() {
	p.t.Helper()
	shows := value[bool](p, `((e, style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
		&& style.outlineColor !== getComputedStyle(document.body).backgroundColor
		&& e.getBoundingClientRect().top >= 0 && e.getBoundingClientRect().bottom <= innerHeight
	)(document.activeElement, getComputedStyle(document.activeElement))`)
	if !shows {
		p.t.Errorf("the focus on %s cannot be seen", value[string](p, focused))
	}
}

func TestTheCanvasNeverTakesTheFocus(t *testing.T) {
	p := open(t, setup{})
	for _, place := range []string{"#pad", ".stage .slot", "#bars"} {
		p.click(place)
		if on := value[string](p, `document.activeElement.localName`); on == "canvas" {
			t.Errorf("a click on %s gives the focus to the canvas", place)
		}
	}
	if !value[bool](p, `((c) => c.tabIndex < 0 && c.closest("[aria-hidden=true]") !== null)(document.querySelector("canvas"))`) {
		t.Error("the canvas is there for keyboard or screen reader")
	}
}

func TestKeysPressButtons(t *testing.T) {
	p := open(t, setup{})
	for _, press := range []struct{ name, key string }{{"Enter", kb.Enter}, {"Space", " "}} {
		p.run(`digitscope.clear(); document.querySelector('#samples [data-digit="4"]').focus()`)
		p.key(press.key)
		if n := len(p.strokes()); n == 0 {
			t.Errorf("%s on a sample draws nothing", press.name)
		}
		p.expectDigit(4)
		p.run(`document.getElementById("undo").focus()`)
		p.key(press.key)
		if n := len(p.strokes()); n != 0 {
			t.Errorf("%s on Undo leaves %d strokes", press.name, n)
		}
		if on := value[string](p, focused); on != "undo" {
			t.Errorf("%s on Undo moves the focus to %s", press.name, on)
		}
	}
}

func TestTabWorksWhileTheProgramLoads(t *testing.T) {
	gate := newGate(t)
	p := open(t, setup{program: gate.after(0), starting: true})
	p.key(kb.Tab)
	first := value[string](p, focused)
	if first == "body" {
		t.Error("no control can be reached before the program is there")
	}
	gate.open()
	p.ready()
	if now := value[string](p, focused); now != first {
		t.Errorf("the program's start moves the focus from %s to %s", first, now)
	}
}

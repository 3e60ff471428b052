package test

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// press sends a key as a keyboard does that has the letter there.
func (p *page) press(key, code, modifiers string) {
	p.t.Helper()
	p.run(fmt.Sprintf(`document.body.dispatchEvent(new KeyboardEvent("keydown", { key: %q, code: %q, bubbles: true, cancelable: true, %s }))`, key, code, modifiers))
}

// Undo is where Z is, on keyboards without one; where there is one, it is that.
func TestUndoOnAnyKeyboard(t *testing.T) {
	p := open(t, setup{})
	for _, k := range []struct{ name, undo, redo, code, redoCode string }{
		{"Latin", "z", "y", "KeyZ", "KeyY"},
		{"German", "z", "y", "KeyY", "KeyZ"},
		{"French", "z", "y", "KeyW", "KeyY"},
		{"Cyrillic", "я", "н", "KeyZ", "KeyY"},
		{"Greek", "ζ", "υ", "KeyZ", "KeyY"},
		{"Arabic", "ئ", "غ", "KeyZ", "KeyY"},
		{"Hebrew", "ז", "ט", "KeyZ", "KeyY"},
		{"Thai", "ผ", "ั", "KeyZ", "KeyY"},
		{"capitals", "Z", "Y", "KeyZ", "KeyY"},
	} {
		p.run(`digitscope.clear(); digitscope.draw([[[0.2, 0.2], [0.8, 0.8]]])`)
		count := func(what string, want int) {
			t.Helper()
			if n := len(p.strokes()); n != want {
				t.Errorf("%s, %s: %d strokes, want %d", k.name, what, n, want)
			}
		}
		p.press(k.undo, k.code, "ctrlKey: true")
		count("undo", 0)
		p.press(k.redo, k.redoCode, "ctrlKey: true")
		count("redo", 1)
		p.press(k.undo, k.code, "metaKey: true")
		count("undo with Command", 0)
		p.press(k.undo, k.code, "ctrlKey: true, shiftKey: true")
		count("redo with Shift", 1)
		p.press(k.undo, k.code, "") // alone it is a letter
		count("a letter", 1)
	}
	// the place of Z says nothing where the letter there is another one
	p.press("y", "KeyZ", "ctrlKey: true")
	p.press("w", "KeyZ", "ctrlKey: true")
	if n := len(p.strokes()); n != 1 {
		t.Errorf("%d strokes after Ctrl+W and Ctrl+Y, want 1", n)
	}
}

// Password managers send key events without a key.
func TestKeysWithoutAName(t *testing.T) {
	for _, path := range []string{"", "training/"} {
		p := open(t, setup{path: path})
		p.run(`for (const e of document.querySelectorAll("body, button, [tabindex]")) {
			e.dispatchEvent(new Event("keydown", { bubbles: true, cancelable: true }));
			e.dispatchEvent(new KeyboardEvent("keydown", { key: "", code: "", bubbles: true, cancelable: true }));
			e.dispatchEvent(Object.assign(new Event("keydown", { bubbles: true, cancelable: true }), { ctrlKey: true }));
		}`)
	} // what is thrown fails the test
}

// Presenters' clickers send Page Up and Page Down, some of them Space.
func TestAClickerStepsThroughPlay(t *testing.T) {
	p := open(t, setup{screen: phone})
	p.draw(dense(seven))
	p.run(`document.getElementById("play").scrollIntoView({ block: "center", behavior: "instant" })`)
	p.click("#play")
	place := `(document.querySelector(".tour-place")?.textContent ?? "")`
	p.waitFor(place + ` !== ""`)
	at := func(what string, stage int) {
		t.Helper()
		p.waitFor(fmt.Sprintf(`(%s).startsWith("%d")`, place, stage))
	}
	at("the beginning", 1)
	p.key(kb.PageDown)
	at("Page Down", 2)
	p.key(kb.PageDown)
	at("Page Down", 3)
	p.key(kb.PageUp)
	at("Page Up", 2)
	p.key(" ") // the focus is where Play put it
	at("Space", 3)
	p.run(`document.activeElement.blur()`)
	p.key(" ")
	at("Space on nothing", 4)
	p.key(kb.Escape)
	p.waitFor(place + ` === ""`)
	p.run(`scrollTo({ top: 0, behavior: "instant" })`)
	p.key(kb.PageDown) // is the page's again
	p.waitFor(`scrollY > 100`)
}

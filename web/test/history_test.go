package test

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// drawTwo draws two strokes and gives the ways to check how many are there.
func drawTwo(t *testing.T) (p *page, expect func(what string, strokes int)) {
	p = open(t, setup{})
	pen := p.mouse()
	pen.draw(dense(one))
	pen.draw(stroke{{0.3, 0.86}, {0.7, 0.86}})
	expect = func(what string, strokes int) {
		t.Helper()
		if n := len(p.strokes()); n != strokes {
			t.Fatalf("%d strokes after %s, want %d", n, what, strokes)
		}
		if blank := p.result().State == "blank"; blank != (strokes == 0) {
			t.Fatalf("after %s the pad is called blank: %v", what, blank)
		}
	}
	expect("drawing", 2)
	return p, expect
}

func TestUndoRedoAndClearByButtons(t *testing.T) {
	t.Parallel()
	p, expect := drawTwo(t)
	for _, step := range []struct {
		button  string
		strokes int
	}{
		{"undo", 1}, {"undo", 0}, {"undo", 0}, {"redo", 1}, {"redo", 2}, {"redo", 2},
		{"clear", 0}, {"undo", 2}, {"redo", 0}, {"undo", 2}, {"undo", 1},
	} {
		p.click("#" + step.button)
		expect(step.button, step.strokes)
	}
	p.mouse().draw(stroke{{0.2, 0.2}, {0.8, 0.2}})
	expect("a new stroke", 2)
	p.click("#redo")
	expect("redo, where there is nothing to redo", 2)
}

func TestUndoRedoAndClearByKeys(t *testing.T) {
	t.Parallel()
	p, expect := drawTwo(t)
	for _, step := range []struct {
		name, key string
		modifiers []kb.Modifier
		strokes   int
	}{
		{"Ctrl+Z", "z", []kb.Modifier{kb.ModifierCtrl}, 1},
		{"Ctrl+Shift+Z", "Z", []kb.Modifier{kb.ModifierCtrl, kb.ModifierShift}, 2},
		{"Cmd+Z", "z", []kb.Modifier{kb.ModifierMeta}, 1},
		{"Ctrl+Y", "y", []kb.Modifier{kb.ModifierCtrl}, 2},
		{"Delete", kb.Delete, nil, 0},
		{"Ctrl+Z", "z", []kb.Modifier{kb.ModifierCtrl}, 2},
		{"Escape", kb.Escape, nil, 0},
		{"Ctrl+Z", "z", []kb.Modifier{kb.ModifierCtrl}, 2},
		{"z alone", "z", nil, 2},
	} {
		p.key(step.key, step.modifiers...)
		expect(step.name, step.strokes)
	}
}

func TestButtonsShowWhatCanBeDone(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	expect := func(what string, undo, redo, clear bool) {
		t.Helper()
		p.frames()
		for id, want := range map[string]bool{"undo": undo, "redo": redo, "clear": clear} {
			able := value[bool](p, `(({ disabled, ariaDisabled }) => !disabled && ariaDisabled !== "true")(document.getElementById("`+id+`"))`)
			if able != want {
				t.Errorf("%s: %s is offered: %v", what, id, able)
			}
		}
	}
	expect("blank", false, false, false)
	p.mouse().draw(dense(one))
	expect("drawn", true, false, true)
	p.click("#undo")
	expect("undone", false, true, false)
	p.click("#redo")
	p.click("#clear")
	expect("cleared", true, false, false)
}

func TestASampleCanBeUndone(t *testing.T) {
	t.Parallel()
	p, expect := drawTwo(t)
	before := inJavaScript(p.strokes())
	p.click(`#samples [data-digit="8"]`)
	if inJavaScript(p.strokes()) == before {
		t.Fatal("the sample does not replace the drawing")
	}
	p.click("#undo")
	expect("undo of the sample", 2)
	if inJavaScript(p.strokes()) != before {
		t.Error("undo does not bring the old drawing back")
	}
}

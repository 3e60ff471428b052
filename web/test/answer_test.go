package test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestABlankPadSaysSo(t *testing.T) {
	p := open(t, setup{})
	expect := func(what string) {
		t.Helper()
		if r := p.result(); r.State != "blank" || r.Digit != nil || r.Presence != 0 {
			t.Errorf("%s: %v, want blank, no digit and no presence", what, r)
		}
		words := p.text(".answer")
		if words == "" || strings.ContainsAny(words, "0123456789") {
			t.Errorf("%s: the answer says %q, want words and no digit", what, words)
		}
		if n := value[int](p, `document.querySelectorAll("#digits .chosen").length`); n > 0 {
			t.Errorf("%s: %d digits are marked", what, n)
		}
	}
	expect("at first")
	p.mouse().draw(dense(seven))
	p.waitFor(`/\d/.test(document.querySelector(".answer").innerText)`)
	p.click("#clear")
	expect("cleared")
	p.waitFor(`document.getElementById("spoken").textContent !== "" && !/\d/.test(document.getElementById("spoken").textContent)`)
	p.run(`digitscope.draw([])`)
	expect("drawn with no strokes")
}

func TestTheAnswerIsSpokenOnceItHasSettled(t *testing.T) {
	p := open(t, setup{})
	if n := value[int](p, `document.querySelectorAll("[role=status], [aria-live]").length`); n != 3 {
		t.Errorf("%d live regions speak, want the answer's, the inspector's and that of a new version", n)
	}
	p.run(`
		window.spoken = [];
		for (const status of document.querySelectorAll("[role=status]")) {
			new MutationObserver(() => { if (status.textContent) spoken.push(status.textContent); }).observe(
				status, { subtree: true, childList: true, characterData: true });
		}` + listen)
	pen, points := p.mouse(), dense(seven)
	pen.press(points[0])
	pen.drag(points[1:]...)
	p.waitFor(`heard.length > 5`)
	if spoken := value[[]string](p, `spoken`); len(spoken) > 0 {
		t.Errorf("spoken during the stroke: %q", spoken)
	}
	pen.release(points[len(points)-1])
	p.waitFor(`spoken.length > 0`)
	if spoken := value[[]string](p, `spoken`); len(spoken) != 1 {
		t.Errorf("the answer was spoken %d times: %q", len(spoken), spoken)
	}
	if spoken := value[string](p, `spoken.at(-1)`); !strings.Contains(spoken, "7") {
		t.Errorf("spoken is %q, want the digit 7", spoken)
	}
	hidden := value[bool](p, `((e) => e.hidden || getComputedStyle(e).display === "none" || getComputedStyle(e).visibility !== "visible"
		|| e.closest("[aria-hidden=true]") !== null)(document.getElementById("spoken"))`)
	if hidden {
		t.Error("a screen reader cannot see the live region")
	}
}

// unclear makes the network unsure, or draws what it does not know.
func (p *page) unclear(state string) result {
	p.t.Helper()
	r := p.draw(notDigits[0].strokes...)
	if state == "unsure" {
		r = p.undecided(ambiguous[0])
	}
	if r.State != state {
		p.t.Errorf("%v, want %s", r, state)
	}
	return r
}

// undecided goes from one drawing of a pair towards the other until another
// digit is the most probable.
func (p *page) undecided(pair [2]drawing) result {
	p.t.Helper()
	start, _ := p.draw(pair[0].strokes...).candidates()
	low, high := 0.0, 1.0
	for range 12 {
		middle := (low + high) / 2
		if digit, _ := p.draw(between(pair[0].strokes, pair[1].strokes, middle)...).candidates(); digit == start {
			low = middle
		} else {
			high = middle
		}
	}
	return p.draw(between(pair[0].strokes, pair[1].strokes, high)...)
}

// A drawing halfway between two digits may be either.
func TestAnUnsureAnswerNamesTwoDigits(t *testing.T) {
	p := open(t, setup{})
	for _, pair := range ambiguous {
		r := p.undecided(pair)
		first, second := r.candidates()
		if names := []string{fmt.Sprint(first), fmt.Sprint(second)}; !slices.Contains(names, pair[0].name) || !slices.Contains(names, pair[1].name) {
			t.Errorf("%v, next %d: between %s and %s", r, second, pair[0].name, pair[1].name)
		}
		if r.State != "unsure" || r.Digit == nil || *r.Digit != first {
			t.Errorf("%v, want unsure and the most probable digit %d", r, first)
			continue
		}
		p.expectBoth(r)
	}
}

// expectBoth looks for both candidates in all that the page says and shows.
func (p *page) expectBoth(r result) {
	p.t.Helper()
	first, second := r.candidates()
	for _, digit := range []int{first, second} {
		if words := p.text("#answer-digit"); !strings.Contains(words, fmt.Sprint(digit)) {
			p.t.Errorf("%v: the answer %q does not name %d", r, words, digit)
		}
		percent := fmt.Sprintf("%.1f%%", 100*r.Probabilities[digit])
		if note := p.text("#answer-note"); !strings.Contains(note, percent) {
			p.t.Errorf("%v: the note %q does not say %s for %d", r, note, percent, digit)
		}
		p.waitFor(fmt.Sprintf(`document.getElementById("spoken").textContent.includes("%d, %s")`, digit, percent))
	}
	for digit := range 10 {
		marked := value[bool](p, fmt.Sprintf(`document.querySelectorAll("#digits li")[%d].classList.contains("chosen")`, digit))
		if marked != (digit == first || digit == second) {
			p.t.Errorf("%v: row of %d is marked: %v; the candidates are %d and %d", r, digit, marked, first, second)
		}
	}
	p.frames()
	p.expectMarkedBars(first, second)
}

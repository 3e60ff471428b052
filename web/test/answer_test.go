package test

import (
	"fmt"
	"strings"
	"testing"
)

func TestABlankPadSaysSo(t *testing.T) {
	p := open(t, setup{})
	expect := func(what string) {
		t.Helper()
		if r := p.result(); r.State != "blank" || r.Digit != nil {
			t.Errorf("%s: %v, want blank and no digit", what, r)
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
	p.waitFor(`document.querySelector("[role=status]").textContent !== "" && !/\d/.test(document.querySelector("[role=status]").textContent)`)
	p.run(`digitscope.draw([])`)
	expect("drawn with no strokes")
}

func TestTheAnswerIsSpokenOnceItHasSettled(t *testing.T) {
	p := open(t, setup{})
	if n := value[int](p, `document.querySelectorAll("[role=status], [aria-live]").length`); n != 1 {
		t.Errorf("%d live regions speak, want one", n)
	}
	p.run(`
		window.spoken = [];
		const status = document.querySelector("[role=status]");
		new MutationObserver(() => spoken.push(status.textContent)).observe(
			status, { subtree: true, childList: true, characterData: true });` + listen)
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
		|| e.closest("[aria-hidden=true]") !== null)(document.querySelector("[role=status]"))`)
	if hidden {
		t.Error("a screen reader cannot see the live region")
	}
}

// unclear draws samples over each other, and scribbles, until the network is in
// the wanted state.
func (p *page) unclear(state string) result {
	p.t.Helper()
	r := value[*result](p, fmt.Sprintf(`((wanted) => {
		const samples = [...document.querySelectorAll("#samples button")].map((button) => (button.click(), digitscope.strokes()));
		let seed = 1;
		const random = () => (seed = (seed * 16807) %% 2147483647) / 2147483647;
		const scribble = () => Array.from({ length: 3 + Math.floor(12 * random()) }, () => [random(), random()]);
		const drawings = [
			...samples.flatMap((a, i) => samples.slice(0, i).map((b) => [...a, ...b])),
			...Array.from({ length: 400 }, (_, i) => Array.from({ length: 1 + i %% 3 }, scribble)),
		];
		for (const drawing of drawings) {
			const result = digitscope.draw(drawing);
			if (result.state === wanted) return result;
		}
		return null;
	})(%q)`, state))
	if r == nil {
		p.t.Fatalf("no scribble makes the network %s", state)
	}
	return *r
}

func TestAnUnsureAnswerNamesTwoDigits(t *testing.T) {
	p := open(t, setup{})
	r := p.unclear("unsure")
	first, second := 0, -1
	for digit, probability := range r.Probabilities {
		if probability > r.Probabilities[first] {
			first = digit
		}
	}
	for digit, probability := range r.Probabilities {
		if digit != first && (second < 0 || probability > r.Probabilities[second]) {
			second = digit
		}
	}
	if r.Digit == nil || *r.Digit != first {
		t.Errorf("%v, want the most probable digit %d", r, first)
	}
	words := p.text(".answer")
	if !strings.Contains(words, fmt.Sprint(first)) || !strings.Contains(words, fmt.Sprint(second)) {
		t.Errorf("the answer %q does not name %d and %d", words, first, second)
	}
	for digit := range 10 {
		marked := value[bool](p, fmt.Sprintf(`document.querySelectorAll("#digits li")[%d].classList.contains("chosen")`, digit))
		if marked != (digit == first || digit == second) {
			t.Errorf("row of %d is marked: %v; the candidates are %d and %d", digit, marked, first, second)
		}
	}
}

func TestAnUnknownDrawingGetsNoDigit(t *testing.T) {
	p := open(t, setup{})
	r := p.unclear("unknown")
	if r.Digit != nil {
		t.Errorf("%v, want no digit", r)
	}
	if digit := p.text("#answer-digit"); strings.ContainsAny(digit, "0123456789") {
		t.Errorf("the large answer is %q", digit)
	}
}

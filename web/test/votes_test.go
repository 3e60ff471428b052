package test

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// A tally is what the votes' panel says: the rows of neurons, and the sum.
type tally struct {
	Title   string
	Units   []string // as they are named to screen readers
	Terms   []string // those of the units, the rest, the bias
	Total   string
	Meaning string
}

// tally reads the panel once it has caught up with the drawing.
func (p *page) tally() tally {
	p.t.Helper()
	const read = `((panel) => ({
		title: [...document.getElementById("votes-title").childNodes].map((n) => n.selectedOptions?.[0].text ?? n.textContent).join(""),
		units: [...panel.querySelectorAll("tbody button")].map((b) => b.title),
		terms: [...panel.querySelectorAll("table.sum .term")].map((e) => e.innerText),
		total: panel.querySelector("table.sum .total").innerText,
		meaning: panel.querySelector(".meaning").innerText,
	}))(document.getElementById("votes"))`
	p.settle(`JSON.stringify(` + read + `)`)
	return value[tally](p, read)
}

// settle waits until what an expression gives has stayed for a while.
func (p *page) settle(expression string) {
	p.t.Helper()
	p.run(`
		let before, since = performance.now();
		for (const start = since; performance.now() - since < 300 && performance.now() - start < 10000;) {
			const now = ` + expression + `;
			if (now !== before) [before, since] = [now, performance.now()];
			await new Promise((r) => setTimeout(r, 20));
		}`)
}

// number reads a figure as the page writes it.
func (p *page) number(figure string) float64 {
	p.t.Helper()
	v, err := strconv.ParseFloat(strings.NewReplacer("−", "-", "+", "", ",", "").Replace(figure), 64)
	if err != nil {
		p.t.Fatalf("%q is no figure", figure)
	}
	return v
}

// expectSum adds up the written figures: they must make the written total, which
// must be want, to the last digit.
func (p *page) expectSum(what string, terms []string, total string, want float64) {
	p.t.Helper()
	sum := 0.0
	for _, term := range terms {
		v := p.number(term)
		if (v > 0) != strings.HasPrefix(term, "+") || (v < 0) != strings.HasPrefix(term, "−") {
			p.t.Errorf("%s: the sign of %q", what, term)
		}
		sum += v
	}
	if math.Abs(sum-p.number(total)) > 1e-6 || math.Abs(sum-want) > 0.0051 {
		p.t.Errorf("%s: %q add up to %.2f, written is %s, the program says %v", what, terms, sum, total, want)
	}
}

// choose picks an option of a select by its words, as a keyboard's user does.
func (p *page) choose(label, words string) {
	p.t.Helper()
	selector := fmt.Sprintf(`document.querySelector('#votes select[aria-label="%s"]')`, label)
	p.waitFor(selector + " !== null")
	p.run(selector + ".focus()")
	p.key(kb.Home)
	for range 14 {
		if value[bool](p, fmt.Sprintf(`((e) => e.selectedIndex > 0 && e.selectedOptions[0].text === %q)(document.activeElement)`, words)) {
			return // the first option follows the answer
		}
		p.key(kb.ArrowDown)
	}
	p.t.Fatalf("%s: there is no %q", label, words)
}

const (
	digitChoice = "Digit to explain"
	otherChoice = "Digit to compare it with"
)

func TestWhySevenAndNotTheNext(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	drawn := p.draw(dense(seven))
	_, second := drawn.candidates()
	got := p.tally()
	if want := fmt.Sprintf("Why 7 and not %d?", second); got.Title != want {
		t.Errorf("the title is %q, want %q", got.Title, want)
	}
	p.expectSum(got.Title, got.Terms, got.Total, drawn.Logits[7]-drawn.Logits[second])
	if len(got.Units) < 3 || len(got.Terms) != len(got.Units)+2 {
		t.Fatalf("%d neurons, %d figures", len(got.Units), len(got.Terms))
	}
	mine, others := p.votesOf(7), p.votesOf(second)
	for i, name := range got.Units {
		unit := p.unitNamed(name)
		if want := mine[unit] - others[unit]; math.Abs(p.number(got.Terms[i])-want) > 0.0051 {
			t.Errorf("%s: %s, the votes differ by %v", name, got.Terms[i], want)
		}
		p.run(fmt.Sprintf(`document.querySelectorAll("#votes tbody button")[%d].focus()`, i))
		want := fmt.Sprintf("neuron %d: %s for 7, %s for %d, difference ≈ %s", unit+1, asWritten(mine[unit]), asWritten(others[unit]), second, got.Terms[i])
		if detail := p.text("#votes .meaning"); detail != want {
			t.Errorf("%s: of its two votes it says %q, want %q", name, detail, want)
		}
	}
	times := fmt.Sprintf("7 is exp(%.2f)", p.number(got.Total))
	if !strings.HasPrefix(got.Meaning, times) || !strings.HasSuffix(got.Meaning, fmt.Sprintf("as probable as %d", second)) {
		t.Errorf("what it means is %q, want %s … %d", got.Meaning, times, second)
	}
}

// asWritten is a number with two decimals and its sign.
func asWritten(v float64) string {
	return strings.Replace(strings.NewReplacer("+0.00", "0.00", "-0.00", "0.00").Replace(fmt.Sprintf("%+.2f", v)), "-", "−", 1)
}

var power = regexp.MustCompile(`≈ (.+) ÷ (.+), that is`)

// scientific reads a number as the page writes large and small ones: 1.5 · 10⁻⁷.
func (p *page) scientific(words string) float64 {
	p.t.Helper()
	figure, exponent, _ := strings.Cut(words, " · 10")
	plain := strings.NewReplacer("⁻", "-", "⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9").Replace(exponent)
	return p.number(figure) * math.Pow(10, p.number(cmp.Or(plain, "0")))
}

// inSentence is a probability as sentences write it.
func inSentence(probability float64) string {
	switch math.Round(1000 * probability) {
	case 0:
		return "< 0.1%"
	case 1000:
		return "> 99.9%"
	}
	return fmt.Sprintf("%.1f%%", 100*probability)
}

// votesOf are the votes for a digit, by neuron.
func (p *page) votesOf(digit int) []float64 {
	p.t.Helper()
	return value[[]float64](p, fmt.Sprintf(`digitscope.votes(%d).votes.toSorted((a, b) => a.unit - b.unit).map((v) => v.vote)`, digit))
}

// unitNamed is the number, from 0, of "Fully connected, neuron 42".
func (p *page) unitNamed(name string) int {
	p.t.Helper()
	hidden := p.layers()[6]
	rest, found := strings.CutPrefix(name, hidden.Name+", neuron ")
	n, err := strconv.Atoi(rest)
	if !found || err != nil || n < 1 || n > hidden.size() {
		p.t.Fatalf("%q is no neuron of %s", name, hidden.Name)
	}
	return n - 1
}

func TestTheLedgerOfOneDigit(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	drawn := p.draw(dense(seven))
	p.choose(otherChoice, "at all")
	for _, digit := range []int{7, 2, 0} {
		if digit != 7 {
			p.choose(digitChoice, fmt.Sprint(digit))
		}
		got := p.tally()
		if want := fmt.Sprintf("Why %d at all?", digit); got.Title != want {
			t.Errorf("the title is %q, want %q", got.Title, want)
		}
		p.expectSum(got.Title, got.Terms, got.Total, drawn.Logits[digit])
		votes := p.votesOf(digit)
		last := math.Inf(1)
		for i, name := range got.Units {
			vote := votes[p.unitNamed(name)]
			if got.Terms[i] != asWritten(vote) || math.Abs(vote) > last {
				t.Errorf("%d: %s votes %s, the program says %v, after %v", digit, name, got.Terms[i], vote, last)
			}
			last = math.Abs(vote)
		}
		if bias := value[float64](p, fmt.Sprintf(`digitscope.votes(%d).bias`, digit)); got.Terms[len(got.Terms)-1] != asWritten(bias) {
			t.Errorf("%d: the bias is written as %s, it is %v", digit, got.Terms[len(got.Terms)-1], bias)
		}
		if percent := inSentence(drawn.Probabilities[digit]); !strings.HasSuffix(got.Meaning, ", that is "+percent) {
			t.Errorf("%d: %q does not end with %s", digit, got.Meaning, percent)
		}
		powers := power.FindStringSubmatch(got.Meaning)
		if powers == nil {
			t.Fatalf("%d: %q does not say what is divided", digit, got.Meaning)
		}
		if quotient := p.scientific(powers[1]) / p.scientific(powers[2]); math.Abs(quotient/drawn.Probabilities[digit]-1) > 0.001 {
			t.Errorf("%d: %q, but the probability is %v", digit, got.Meaning, drawn.Probabilities[digit])
		}
	}
}

func TestAChosenDigitStays(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	p.choose(digitChoice, "4")
	if got := p.tally().Title; got != "Why 4 and not 7?" {
		t.Errorf("4 chosen for a seven: %q", got)
	}
	p.choose(otherChoice, "and not 9")
	p.draw(zero)
	if got := p.tally().Title; got != "Why 4 and not 9?" {
		t.Errorf("4 and 9 chosen, then a zero drawn: %q", got)
	}
	if on := value[string](p, focused); on != otherChoice {
		t.Errorf("a new result takes the focus from the choice to %s", on)
	}
	p.choose(digitChoice, "9") // that it is compared with: then with the answer
	if got := p.tally().Title; got != "Why 9 and not 0?" {
		t.Errorf("9 chosen for both: %q", got)
	}
	p.run(`digitscope.clear()`)
	p.waitFor(`/draw a digit/i.test(document.getElementById("votes").innerText)`)
	if words := p.text("#votes"); strings.ContainsAny(words, "0123456789") {
		t.Errorf("with a blank pad the votes say %q", words)
	}
	p.draw(zero)
	if got := p.tally().Title; !strings.HasPrefix(got, "Why 0 and not ") {
		t.Errorf("after the pad was emptied the title is %q, want 0 again", got)
	}
}

func TestWhatWasChosenOutlivesTheGraphics(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.tolerate(`CONTEXT_LOST_WEBGL|context lost`)
	p.draw(dense(seven))
	p.choose(digitChoice, "4")
	p.choose(otherChoice, "and not 2")
	before := p.tally()
	p.run(lose)
	p.waitFor(`/draw a digit/i.test(document.getElementById("votes").innerText)`) // its figures are nobody's
	p.waitFor(running)
	p.waitFor(`document.getElementById("votes").innerText.includes("bias")`)
	if after := p.tally(); after.Title != before.Title || !slices.Equal(after.Terms, before.Terms) {
		t.Errorf("when the graphics are back the votes are %v, before %v", after, before)
	}
}

func TestARefusedDrawingIsExplainedToo(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	r := p.unclear("unknown")
	first, second := r.candidates()
	got := p.tally()
	if want := fmt.Sprintf("Why %d and not %d?", first, second); got.Title != want {
		t.Errorf("the title is %q, want %q", got.Title, want)
	}
	p.expectSum(got.Title, got.Terms, got.Total, r.Logits[first]-r.Logits[second])
	if words, presence := p.text("#votes .refused"), inSentence(r.Presence); !strings.Contains(words, presence) {
		t.Errorf("%q does not say that it is a digit at all with %s", words, presence)
	}
	p.draw(dense(seven))
	p.tally()
	if words := p.text("#votes .refused"); words != "" {
		t.Errorf("of a seven the votes say %q", words)
	}
}

func TestAVoteOpensItsNeuron(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desktop, phone} {
		t.Run(s.String(), func(t *testing.T) {
			p := open(t, setup{screen: s})
			p.draw(dense(seven))
			name := p.tally().Units[1]
			meaning := p.tally().Meaning
			p.run(`document.querySelectorAll("#votes tbody button")[1].focus()`)
			p.waitFor(fmt.Sprintf(`document.querySelector("#votes .meaning").innerText.startsWith("neuron %d:")`, p.unitNamed(name)+1))
			p.key(kb.Enter)
			p.waitFor(`document.querySelectorAll("#votes tbody button")[1].getAttribute("aria-pressed") === "true"`)
			if title := p.text("#inspector-title"); title != name {
				t.Errorf("the inspector shows %q, want %q", title, name)
			}
			p.run(`document.activeElement.blur()`)
			if got := p.tally().Meaning; got != meaning {
				t.Errorf("without the focus on a row it says %q, before %q", got, meaning)
			}
		})
	}
}

func TestWhichPixelsMattered(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	drawn := p.draw(dense(seven))
	p.tally()
	p.frames()
	bare := p.pictureOf("#pad")
	p.click(`#votes [data-overlay="attribution"]`)
	p.tally()
	shares := p.pictureOf("#pad")
	if same(shares, bare) {
		t.Error("the shares do not show on the pad")
	}
	read := func() (terms []string, total string) {
		return value[[]string](p, `[...document.querySelectorAll("#votes .pixels .term")].map((e) => e.innerText)`), p.text("#votes .pixels .total")
	}
	terms, total := read()
	p.expectSum("pixels and constant", terms, total, drawn.Logits[7])
	constant := value[float64](p, `digitscope.attribution(7).constant`)
	if len(terms) != 2 || math.Abs(p.number(terms[1])-constant) > 0.01 {
		t.Errorf("pixels and constant are %q; the constant is %v", terms, constant)
	}

	largest := value[float64](p, `Math.max(...digitscope.attribution(7).pixels.map(Math.abs))`)
	if legend := p.text("#votes .legend"); !strings.Contains(legend, asWritten(-largest)) || !strings.Contains(legend, asWritten(largest)) {
		t.Errorf("the legend is %q, the largest share %v", legend, largest)
	}

	p.choose(digitChoice, "2")
	p.tally()
	if same(p.pictureOf("#pad"), shares) {
		t.Error("the shares of 2 show as those of 7")
	}
	terms, total = read()
	p.expectSum("pixels and constant of 2", terms, total, drawn.Logits[2])

	before := p.pictureOf("#pad")
	p.click(`#votes [data-overlay="occlusion"]`)
	p.waitFor(`document.querySelector('#votes [data-overlay="occlusion"]').getAttribute("aria-pressed") === "true"`)
	p.tally()
	if same(p.pictureOf("#pad"), before) {
		t.Error("what the logit loses where the drawing is covered does not show on the pad")
	}
	if words := p.text("#votes .pixels"); !strings.Contains(words, "logit of 2") || !strings.Contains(words, "against 2") {
		t.Errorf("%q does not say what is shown", words)
	}
	p.click(`#votes [data-overlay="none"]`)
	p.tally()
	if !same(p.pictureOf("#pad"), bare) {
		t.Error("something stays over the pad")
	}
}

// The figures follow the pen; what was there stays in its place.
func TestVotesFollowThePen(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(one))
	p.tally()
	p.run(`window.rows = [...document.querySelectorAll("#votes tbody tr")]; rows[2].querySelector("button").focus()`)
	before := p.tally()
	p.mouse().draw(stroke{{0.3, 0.7}, {0.5, 0.7}, {0.7, 0.7}})
	after, r := p.tally(), p.result()
	if slices.Equal(before.Terms, after.Terms) {
		t.Error("another stroke changes no vote")
	}
	first, second := r.candidates()
	p.expectSum("after a stroke", after.Terms, after.Total, r.Logits[first]-r.Logits[second])
	if !value[bool](p, `[...document.querySelectorAll("#votes tbody tr")].every((row, i) => row === rows[i])`) {
		t.Error("a new result replaces the rows instead of their words")
	}
}

func TestTheVotesFit(t *testing.T) {
	t.Parallel()
	for _, s := range screens {
		t.Run(s.String(), func(t *testing.T) {
			p := open(t, setup{screen: s})
			p.unclear("unknown")
			for _, overlay := range []string{"attribution", "occlusion", "none"} {
				p.click(fmt.Sprintf(`#votes [data-overlay="%s"]`, overlay))
				p.tally()
				p.expectNothingCut("refused, with " + overlay)
			}
			r := p.draw(dense(seven))
			for _, overlay := range []string{"none", "attribution", "occlusion"} {
				p.click(fmt.Sprintf(`#votes [data-overlay="%s"]`, overlay))
				p.tally()
				p.expectNothingWide(r)
				p.expectNoOverflow(r)
				p.expectNothingCut(overlay)
				if wide := value[[]string](p, `[...document.querySelectorAll("#votes, #ledger, #ledger *")].filter((e) => e.scrollWidth > e.clientWidth + 1
					&& getComputedStyle(e).display !== "inline" && !e.closest(".hidden")).map((e) => e.localName + "." + e.className + " " + e.innerText)`); len(wide) > 0 {
					t.Errorf("%s: wider than their place: %q", overlay, wide)
				}
			}
			small := value[[]string](p, `[...document.querySelectorAll("#votes button, #votes select")].filter((e) => {
				const { width, height } = e.getBoundingClientRect();
				return Math.min(width, height) < 40;
			}).map((e) => e.innerText)`)
			if s.width < 1000 && len(small) > 0 {
				t.Errorf("too small for a finger: %q", small)
			}
			if s.width > s.height && value[bool](p, `document.getElementById("votes").getBoundingClientRect().bottom > document.documentElement.scrollHeight`) {
				t.Error("the panel is not on the page")
			}
		})
	}
}

// expectNothingCut looks whether the parts of the panel lie one below the other, each
// whole, and the panel ends behind the last, or else scrolls there.
func (p *page) expectNothingCut(what string) {
	p.t.Helper()
	const parts = `["#votes-title", "#votes .refused", "#votes table", "#votes .meaning", "#votes .choose", "#votes .explanation"]
		.map((place) => [place, document.querySelector(place).getBoundingClientRect()]).filter(([, { height }]) => height > 0)`
	if over := value[[]string](p, `(`+parts+`).filter(([, { top }], i, all) => i > 0 && top < all[i - 1][1].bottom - 0.5).map(([place]) => place)`); len(over) > 0 {
		p.t.Errorf("%s: begin before what is above them has ended: %q", what, over)
	}
	if cut := value[[]string](p, `[...document.querySelectorAll("#ledger, #ledger *")].filter((e) => e.scrollHeight > e.clientHeight + 1
		&& getComputedStyle(e).overflowY !== "visible" && !e.closest(".hidden")).map((e) => e.className || e.id)`); len(cut) > 0 {
		p.t.Errorf("%s: cut, or scroll in the panel: %q", what, cut)
	}
	if value[bool](p, `((panel) => (`+parts+`).at(-1)[1].bottom > panel.getBoundingClientRect().top - panel.scrollTop + panel.scrollHeight)(document.getElementById("votes"))`) {
		p.t.Errorf("%s: the panel ends before its last part, and does not scroll there", what)
	}
}

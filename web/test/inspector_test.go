package test

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// A written working is what can be read in the inspector.
type written struct {
	Title, Note, Value string
	Sums               []struct {
		Terms []string
		Total string
	}
	Products  []string // value × weight ≈ product, of each term
	Quotients []string // exp and the sum of all, of an output
}

func (p *page) written() written {
	p.t.Helper()
	return value[written](p, `({
		title: document.getElementById("inspector-title").textContent,
		note: document.getElementById("inspector-note").textContent,
		value: document.querySelector("#working .value")?.textContent ?? "",
		sums: [...document.querySelectorAll("#working .sum")].map((sum) => ({
			terms: [...sum.querySelectorAll(".term")].map((term) => term.textContent),
			total: sum.querySelector(".total").textContent,
		})),
		products: [...document.querySelectorAll("#working .terms tbody tr")].map((row) => row.querySelector(".factors").textContent + " " + row.querySelector(".term").textContent),
		quotients: [...document.querySelectorAll("#working .division .outcome td")].slice(0, 2).map((cell) => cell.textContent),
	})`)
}

// slots are where the stages are drawn, the input first.
func (p *page) slots() (selectors []string) {
	p.t.Helper()
	selectors = []string{"#input"}
	for i := range value[int](p, `document.querySelectorAll(".stage").length`) {
		selectors = append(selectors, fmt.Sprintf(".stage:nth-child(%d) .slot", i+1))
	}
	return append(selectors, "#bars")
}

// pointAt moves the mouse to a place in a stage, in parts of its sides.
func (p *page) pointAt(layer int, x, y float64) {
	p.t.Helper()
	m := p.mouse()
	m.pad = p.inside(p.slots()[layer])
	m.hover([2]float64{x, y})
}

var inTitle = regexp.MustCompile(`(map|row|column|neuron|element|digit) (\d+)`)

// unitOf reads which unit a title names; ok is false if it names none of the layer.
func unitOf(title string, layers []layer, i int) (u unit, ok bool) {
	if !strings.HasPrefix(title, layers[i].Name+", ") {
		return u, false
	}
	u.Layer = i
	for _, found := range inTitle.FindAllStringSubmatch(title[len(layers[i].Name):], -1) {
		n, _ := strconv.Atoi(found[2])
		switch found[1] {
		case "row":
			u.Row = n - 1
		case "column":
			u.Column = n - 1
		case "digit":
			u.Channel = n
		default:
			u.Channel = n - 1
		}
	}
	return u, true
}

// inUnits reads a figure as a whole number of units of its last decimal.
func inUnits(t *testing.T, figure string) (units, decimals int) {
	t.Helper()
	plain := strings.NewReplacer("−", "-", "+", "", ",", "", "▲ ", "").Replace(figure)
	if point := strings.Index(plain, "."); point >= 0 {
		decimals = len(plain) - point - 1
	}
	units, err := strconv.Atoi(strings.Replace(plain, ".", "", 1))
	if err != nil {
		t.Errorf("%q is no figure", figure)
	}
	return units, decimals
}

// expectAddsUp adds what is written, to the last digit, and compares the value with
// the layer's.
func (p *page) expectAddsUp(w written, kind string, want float64) {
	p.t.Helper()
	if sums := map[string]int{"conv": 2, "dense": 1, "softmax": 2}[kind]; len(w.Sums) != sums {
		p.t.Errorf("%s: %d sums, want %d", w.Title, len(w.Sums), sums)
	}
	for _, s := range w.Sums {
		total, decimals := inUnits(p.t, s.Total)
		sum := 0
		for _, term := range s.Terms {
			units, places := inUnits(p.t, term)
			if places != decimals && term != "0" {
				p.t.Errorf("%s: %q is written beside the total %q", w.Title, term, s.Total)
			}
			sum += units
		}
		if sum != total || len(s.Terms) < 2 {
			p.t.Errorf("%s: %q add up to %d, the total says %q", w.Title, s.Terms, sum, s.Total)
		}
	}
	for _, product := range w.Products {
		expectWrittenProduct(p.t, product)
	}
	if kind == "softmax" {
		expectWrittenQuotient(p.t, w)
		if percent := fmt.Sprintf("%.1f%%", 100*want); w.Value != percent && !(w.Value == "100%" && percent == "100.0%") {
			p.t.Errorf("%s: %s, want %s", w.Title, w.Value, percent)
		}
		return
	}
	units, decimals := inUnits(p.t, w.Value)
	if shown := float64(units) / math.Pow10(decimals); decimals < 2 || math.Abs(shown-want) > 0.5001*math.Pow10(-decimals) {
		p.t.Errorf("%s: %s is written, the layer has %v", w.Title, w.Value, want)
	}
}

// expectWrittenProduct multiplies what is written: it makes the product to a unit of its
// last decimal.
func expectWrittenProduct(t *testing.T, written string) {
	t.Helper()
	parts := regexp.MustCompile(`^(\S+) × (\S+) ≈ (\S+)$`).FindStringSubmatch(written)
	if parts == nil {
		t.Errorf("%q is no product", written)
		return
	}
	value, weight, product := figureOf(t, parts[1]), figureOf(t, parts[2]), figureOf(t, parts[3])
	_, decimals := inUnits(t, parts[3])
	if math.Abs(value*weight-product) > 0.75*math.Pow10(-decimals) {
		t.Errorf("%s: worked by hand it is %v", written, value*weight)
	}
}

// expectWrittenQuotient divides what is written: it makes the percentage.
func expectWrittenQuotient(t *testing.T, w written) {
	t.Helper()
	exp, unit, _ := strings.Cut(w.Quotients[0], " · ")
	total, unitOfTotal, _ := strings.Cut(w.Quotients[1], " · ")
	percent := fmt.Sprintf("%.1f%%", 100*figureOf(t, exp)/figureOf(t, total))
	if unit != unitOfTotal || percent != w.Value && !(w.Value == "100%" && percent == "100.0%") {
		t.Errorf("%s: %s ÷ %s is %s, not %s", w.Title, w.Quotients[0], w.Quotients[1], percent, w.Value)
	}
}

func figureOf(t *testing.T, figure string) float64 {
	t.Helper()
	units, decimals := inUnits(t, figure)
	return float64(units) / math.Pow10(decimals)
}

// expectUnit reads the unit that the inspector shows, and its working.
func (p *page) expectUnit(layers []layer, i int) (u unit, w written) {
	p.t.Helper()
	w = p.written()
	u, ok := unitOf(w.Title, layers, i)
	if !ok {
		p.t.Fatalf("the inspector shows %q, want a unit of %s", w.Title, layers[i].Name)
	}
	l := layers[i]
	p.expectAddsUp(w, l.Kind, l.at(u.Channel, u.Row, u.Column))
	return u, w
}

func TestWhatIsWrittenAddsUp(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	p.expectAllAddsUp()
}

// expectAllAddsUp reads the workings of units all over the stages.
func (p *page) expectAllAddsUp() {
	p.t.Helper()
	layers := p.layers()
	for i, l := range layers {
		seen := map[unit]bool{}
		active, silent := 0, 0
		for _, y := range []float64{0.02, 0.14, 0.3, 0.5, 0.72, 0.97} {
			for _, x := range []float64{0.06, 0.3, 0.6, 0.95} {
				p.pointAt(i, x, y)
				if !strings.HasPrefix(p.written().Title, l.Name+",") {
					continue // between two maps
				}
				u, _ := p.expectUnit(layers, i)
				seen[u] = true
				if l.at(u.Channel, u.Row, u.Column) > 0 {
					active++
				} else {
					silent++
				}
			}
		}
		if len(seen) < min(l.size(), 5) || active == 0 || silent == 0 && l.Kind != "softmax" {
			p.t.Errorf("%s: %d units were worked out, %d active and %d silent", l.Name, len(seen), active, silent)
		}
	}
}

// From the answer one goes back along the largest terms, to where they come from.
func TestWorkingsLeadBackToTheMaps(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	layers := p.layers()
	p.click(`#digits li:nth-child(8)`)
	if u, _ := p.expectUnit(layers, 7); u.Channel != 7 {
		t.Fatalf("a click on 7 shows %v", u)
	}
	for i := 6; i >= 3; i-- {
		words := p.text("#working .link")
		p.click("#working .link")
		u, w := p.expectUnit(layers, i)
		if !strings.HasSuffix(w.Title, words) {
			t.Errorf("%q leads to %q", words, w.Title)
		}
		if layers[i].at(u.Channel, u.Row, u.Column) <= 0 {
			t.Errorf("%q of what is active is 0", w.Title)
		}
	}
	p.key(kb.Escape)
	if title := p.written().Title; strings.HasPrefix(title, layers[3].Name) {
		t.Errorf("after Esc the inspector still shows %q", title)
	}
}

// A row of a convolution's ledger opens its products, and stays open.
func TestPartialSumsOpen(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	layers := p.layers()
	const opened = `document.querySelector(".partials [aria-pressed=true]").textContent`
	const place = `document.querySelector(".grid caption").textContent`
	p.pointAt(3, 0.1, 0.05)
	first, w := p.expectUnit(layers, 3)
	sum := p.inspect(first).Workings[0]
	if rows := value[int](p, `document.querySelectorAll(".partials li").length`); rows != len(sum.Partials) {
		t.Errorf("%d rows for %d maps", rows, len(sum.Partials))
	}
	if at, want := value[string](p, place), fmt.Sprintf("map %d", sum.Partials[0].Channel+1); !strings.HasSuffix(at, want) {
		t.Errorf("the patch is of %q, the largest partial sum of %s", at, want)
	}
	p.click(".partials li:nth-child(4) button")
	_, w = p.expectUnit(layers, 3)
	name := fmt.Sprintf("map %d", sum.Partials[3].Channel+1)
	if row := value[string](p, opened); !strings.HasPrefix(row, name) || !strings.HasSuffix(row, w.Sums[0].Total) {
		t.Errorf("the fourth row opens %q with the sum %s, want %s", row, w.Sums[0].Total, name)
	}
	p.pointAt(3, 0.9, 0.5)
	second, _ := p.expectUnit(layers, 3)
	if at := value[string](p, place); second == first || !strings.HasSuffix(at, " "+name) {
		t.Errorf("at %v the patch of %q is open, %s was chosen", second, at, name)
	}
	if patch := value[[]string](p, `[...document.querySelectorAll(".grid")].map((g) => g.querySelectorAll("td").length + "")`); strings.Join(patch, " ") != "25 25 25" {
		t.Errorf("grids of %q cells", patch)
	}
}

func TestTheInspectorFollowsThePen(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	layers := p.layers()
	for i := range layers[1:] {
		p.click(`#digits li:nth-child(8)`)
		for range 6 - i {
			p.click("#working .link, .partials button") // stays at a convolution
		}
		p.expectSameNodes(p.written().Title)
		p.key(kb.Escape)
	}
}

// expectSameNodes draws another digit: figures change, and what was focused stays.
func (p *page) expectSameNodes(title string) {
	p.t.Helper()
	p.run(`window.node = document.querySelector("#working > *"); window.control = document.querySelector("#working button"); control?.focus()`)
	p.draw(dense(zero))
	p.waitFor(`document.getElementById("inspector-title").textContent === ` + strconv.Quote(title))
	layers := p.layers()
	for i, l := range layers {
		u, ok := unitOf(title, layers, i)
		if !ok {
			continue
		}
		want := l.at(u.Channel, u.Row, u.Column)
		p.waitFor(fmt.Sprintf(`(() => {
			const words = document.querySelector("#working .value").textContent;
			const shown = Number(words.replace("%%", "").replace("−", "-"));
			return Math.abs((words.endsWith("%%") ? shown / 100 : shown) - %v) < 0.006;
		})()`, want))
		p.expectAddsUp(p.written(), l.Kind, want)
	}
	if !value[bool](p, `window.node === document.querySelector("#working > *") && (!control || !control.checkVisibility() || document.activeElement === control)`) {
		p.t.Errorf("%s: the inspector is made anew while one draws", title)
	}
	p.draw(dense(seven))
	p.frames()
}

// However sure the answer is, the exps of all digits can be added up and divided.
func TestTheSoftmaxOfASureDigit(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	for digit := range 10 {
		p.click(fmt.Sprintf(`#samples button:nth-child(%d)`, digit+1))
		p.frames()
		p.click(fmt.Sprintf(`#digits li:nth-child(%d)`, digit+1))
		layers := p.layers()
		if _, w := p.expectUnit(layers, 7); w.Value < "5" && w.Value != "100%" {
			t.Errorf("sample %d is %d with %s", digit, digit, w.Value)
		}
		if words := p.text("#working"); strings.Contains(words, "−−") || strings.Contains(words, "− −") {
			t.Errorf("%q", words)
		}
		if exps := value[[]string](p, `[...document.querySelectorAll("#working .exps .term")].map((e) => e.textContent)`); figureOf(t, exps[digit]) < 0.5*figureOf(t, p.text("#working .exps .total")) {
			t.Errorf("%d, of which the network is sure, has %q", digit, exps)
		}
		p.key(kb.Escape)
	}
}

// Where all cells of a pool are equal none is the largest.
func TestAPoolOfEqualsHasNoWinner(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	layers := p.layers()
	equal, different := false, false
	for _, y := range []float64{0.02, 0.14, 0.3, 0.5, 0.72, 0.97} {
		for _, x := range []float64{0.06, 0.3, 0.6, 0.95} {
			p.pointAt(2, x, y)
			if !strings.HasPrefix(p.written().Title, layers[2].Name+",") {
				continue
			}
			u, _ := p.expectUnit(layers, 2)
			values := p.inspect(u).Workings[0].Values
			marks := value[int](p, `document.querySelectorAll("#working .marked").length`)
			links := value[int](p, `[...document.querySelectorAll("#working .link")].filter((e) => e.checkVisibility()).length`)
			isAll := strings.Contains(p.text("#working"), "All 4 are")
			if slices.Min(values) == slices.Max(values) {
				equal = true
				if marks != 0 || links != 0 || !isAll {
					t.Errorf("%v: of %v there are %d marks and %d links: %q", u, values, marks, links, p.text("#working"))
				}
			} else {
				different = true
				if marks != 1 || links != 1 || isAll {
					t.Errorf("%v: of %v there are %d marks and %d links: %q", u, values, marks, links, p.text("#working"))
				}
			}
		}
	}
	if !equal || !different {
		t.Errorf("pools of equals: %v, of others: %v", equal, different)
	}
}

// The patches were found for the filter as trained.
func TestAPaintedFilterLooksForSomethingElse(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	p.pointAt(1, 0.05, 0.02)
	if words := p.text(".looks-for"); strings.Contains(words, "trained") {
		t.Errorf("a filter that nobody has painted: %q", words)
	}
	m := p.mouse()
	m.pad = p.inside(p.slots()[1])
	at := [2]float64{0.05, 0.02}
	m.press(at)
	m.release(at)
	for _, c := range []struct {
		preset, words string
	}{{blurPreset, "as trained, it looks for"}, {resetFilter, "looks for"}} {
		p.click("#paint")
		p.click(c.preset)
		p.click("#paint")
		if words := strings.TrimSpace(p.text(".looks-for")); words != c.words {
			t.Errorf("after a click on %s: %q, want %q", c.preset, words, c.words)
		}
	}
}

func TestABlankPadShowsTheFilters(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.pointAt(1, 0.05, 0.02)
	w := p.written()
	if !strings.HasPrefix(w.Title, "Convolution 1, map ") || w.Value != "" || len(w.Sums) != 0 {
		t.Errorf("the inspector of a blank pad shows %+v", w)
	}
	if words := p.text("#working"); !strings.Contains(words, "The pad is empty") {
		t.Errorf("the inspector of a blank pad says %q", words)
	}
	weights := value[[]string](p, `[...document.querySelectorAll("#working .grid td")].map((cell) => cell.textContent)`)
	p.draw(dense(seven))
	p.waitFor(`document.querySelectorAll("#working .grid").length === 3`)
	used := value[[]string](p, `[...document.querySelectorAll("#working .grid")[1].querySelectorAll("td")].map((cell) => cell.textContent)`)
	if len(weights) != 25 || strings.Join(weights, " ") != strings.Join(used, " ") {
		t.Errorf("the filter is %q while the pad is blank, %q in the working", weights, used)
	}
	p.pointAt(6, 0.5, 0.5)
	p.run(`digitscope.clear()`)
	p.waitFor(`document.querySelector("#working").textContent.includes("The pad is empty")`)
}

// What is off has the value 0, and what would be its sum.
func TestWhatIsOffSaysSo(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	p.click(`#digits li:nth-child(8)`)
	p.click("#working .link")
	before := p.written()
	p.click("#actions [aria-pressed]")
	p.waitFor(`document.querySelector("#working .value").textContent === "0.00"`)
	after, layers := p.written(), p.layers()
	u, _ := p.expectUnit(layers, 6)
	if after.Title != before.Title || after.Sums[0].Total != before.Sums[0].Total || before.Value == "0.00" {
		t.Errorf("before %+v, switched off %+v", before, after)
	}
	if !strings.Contains(after.Note, "off") || !p.inspect(u).Off {
		t.Errorf("the note says %q, the interface %v", after.Note, p.inspect(u).Off)
	}
	p.click("#actions [aria-pressed]")
	p.waitFor(`document.querySelector("#working .value").textContent === ` + strconv.Quote(before.Value))
}

// The text form comes when the pointer rests.
func TestTheWorkingIsSpoken(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	p.run(`
		window.spoken = [];
		new MutationObserver(() => spoken.push(document.getElementById("inspector-spoken").textContent))
			.observe(document.getElementById("inspector-spoken"), { childList: true, characterData: true, subtree: true });`)
	for x := 0.05; x < 1; x += 0.1 {
		p.pointAt(0, x, 0.3)
	}
	p.pointAt(6, 0.37, 0.06)
	w := p.written()
	p.waitFor(`spoken.some((words) => words.startsWith(` + strconv.Quote(w.Title) + `))`)
	words := value[string](p, `spoken.at(-1)`)
	for _, part := range []string{w.Value, w.Sums[0].Total, w.Sums[0].Terms[0], "bias"} {
		if !strings.Contains(words, part) {
			t.Errorf("%q does not say %q", words, part)
		}
	}
	if n := value[int](p, `spoken.length`); n > 2 {
		t.Errorf("%d texts are spoken while the pointer passes", n)
	}
}

// Figures on colours can be read in both themes, and follow a change of theme.
func TestFiguresOnColoursCanBeRead(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	for range 2 {
		for _, layer := range []int{1, 2, 3} {
			for _, x := range []float64{0.1, 0.4, 0.7} {
				p.pointAt(layer, x, 0.1)
				worst := value[float64](p, `Math.min(99, ...[...document.querySelectorAll("#working .grid td")].map((cell) => {
					const style = getComputedStyle(cell);
					const luminance = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map((v) => v / 255)
						.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
						.reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
					const [a, b] = [luminance(style.color), luminance(style.backgroundColor)].sort((a, b) => b - a);
					return (a + 0.05) / (b + 0.05);
				}))`)
				if worst < 4.5 {
					t.Errorf("a figure of %s has a contrast of %.2f", p.written().Title, worst)
				}
			}
		}
		if got, want := p.colour("#working .grid td:nth-child(1)", "background-color"), p.token("--scale-0"); p.written().Sums != nil && value[bool](p, `document.querySelector("#working .grid td").textContent === "0"`) && got != want {
			t.Errorf("a zero is %v, the scale begins with %v", got, want)
		}
		p.click("#theme")
	}
}

func TestTheWorkingFits(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desktop, {1180, 820, 1, true}, {1024, 768, 1, true}, tablet, phone} {
		t.Run(s.String(), func(t *testing.T) {
			p := open(t, setup{screen: s})
			p.draw(dense(seven))
			p.frames()
			for i, slot := range p.slots() {
				p.run(fmt.Sprintf(`
					const slot = document.querySelector(%q);
					slot.scrollIntoView({ block: "center", behavior: "instant" });
					const { left, top, width, height } = slot.getBoundingClientRect();
					slot.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: left + 0.13 * width, clientY: top + 0.06 * height }))`, slot))
				w := p.written()
				if layer := value[string](p, fmt.Sprintf(`digitscope.layers()[%d].name`, i)); !strings.HasPrefix(w.Title, layer) || w.Value == "" {
					t.Errorf("%s: a tap shows %+v", slot, w)
				}
				if wide := value[int](p, `((e) => e.scrollWidth - e.clientWidth)(document.getElementById("inspector"))`); wide > 0 {
					t.Errorf("%s: %d CSS pixels are cut off", w.Title, wide)
				}
				if cut := value[[]string](p, `[...document.querySelectorAll(".partials button")].filter((b) => b.scrollWidth > b.clientWidth || b.lastElementChild.getBoundingClientRect().right > b.closest("ul").getBoundingClientRect().left + b.closest("ul").clientWidth).map((b) => b.textContent)`); len(cut) > 0 {
					t.Errorf("%s: cut off: %q", w.Title, cut)
				}
				if s.width > s.height && !value[bool](p, `document.querySelector("#working .convolution .value")?.getBoundingClientRect().bottom <= document.getElementById("inspector").getBoundingClientRect().bottom || !document.querySelector("#working .convolution")`) {
					t.Errorf("%s: the value is out of sight", w.Title)
				}
				if small := value[[]string](p, `[...document.querySelectorAll("#inspector *")].filter((e) => e.checkVisibility() && e.textContent && !e.children.length
					&& parseFloat(getComputedStyle(e).fontSize) < 0.69 * parseFloat(getComputedStyle(document.documentElement).fontSize)).map((e) => e.textContent)`); len(small) > 0 {
					t.Errorf("%s: too small to be read: %q", w.Title, small)
				}
				p.run(`document.getElementById("inspector-close").click()`)
				p.frames()
			}
		})
	}
}

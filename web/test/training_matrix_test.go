package test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

func TestTheConfusionMatricesAreTheRecords(t *testing.T) {
	t.Parallel()
	r, p := readRecord(t), openTraining(t, setup{})
	for _, set := range []string{"mnist-test", "pendigits-test", "pendigits-test-pictures"} {
		rows := p.cells(`[data-set="` + set + `"] tbody`)
		if len(rows) != 11 {
			t.Fatalf("%s has %d rows, want ten digits and a sum", set, len(rows))
		}
		for _, result := range r.Results {
			for label, counts := range result.Confusion {
				if result.Name != set {
					continue
				}
				sum := 0
				for answer, n := range counts {
					if got := figuresIn(rows[label][1+answer]); got[0] != float64(n) {
						t.Errorf("%s: %v drawings of a %d are answered %d, want %d", set, got, label, answer, n)
					}
					sum += n
				}
				if got := figuresIn(rows[label][11]); got[0] != float64(sum) {
					t.Errorf("%s: %v drawings of a %d, want %d", set, got, label, sum)
				}
			}
		}
	}
}

// shownDrawings are those beside the matrix that is to be seen: the number of each, in
// the set from 1, the place on the sheet that its frame shows, and the ink there.
const shownDrawings = `(async () => {
	const figures = [...document.querySelectorAll(".confusion .drawing")].filter((f) => f.checkVisibility());
	return Promise.all(figures.map(async (figure) => {
		const image = figure.querySelector("img");
		image.loading = "eager";
		await image.decode();
		const [frame, sheet] = [image.parentElement, image].map((e) => e.getBoundingClientRect());
		const cell = sheet.width / image.naturalWidth;
		const canvas = new OffscreenCanvas(28, 28).getContext("2d");
		const [x, y] = [(frame.left - sheet.left) / cell, (frame.top - sheet.top) / cell].map(Math.round);
		canvas.drawImage(image, x, y, 28, 28, 0, 0, 28, 28);
		const ink = canvas.getImageData(0, 0, 28, 28).data.reduce((sum, v, i) => sum + (i % 4 === 0 ? v / 255 : 0), 0);
		return { number: Number(figure.innerText.match(/\d+/)[0]), tile: (y / 28) * (image.naturalWidth / 28) + x / 28, ink };
	}));
})()`

type shownDrawing struct {
	Number    int
	Tile, Ink float64
}

// A tested set is what these tests read of the album.
type tested struct {
	Set, Labels, Answers string
	First                int
}

// missed are what went wrong in a set.
type missed struct {
	Set    string
	Misses []struct {
		Number, Tile, Answer int
		Label, Reason        string
		Presence             float64
	}
}

func TestACellShowsItsDrawings(t *testing.T) {
	t.Parallel()
	var album struct {
		Tests  []tested
		Misses []missed
	}
	readJSON(t, "../../weights/album.json", &album)
	p := openTraining(t, setup{})
	for _, test := range album.Tests {
		p.chooseSet(test.Set)
		for _, cell := range [][2]int{{7, 7}, {4, 5}, {9, 7}, {8, 0}} {
			p.expectDrawings(test, cell[0], cell[1])
		}
	}
	const pictures = "pendigits-test-pictures" // of which only what went wrong is there
	i := slices.IndexFunc(album.Misses, func(m missed) bool { return m.Set == pictures })
	p.chooseSet(pictures)
	if i < 0 {
		t.Fatalf("the album has nothing of %s", pictures)
	}
	seen := map[bool]bool{} // one that was misread, and one that was refused
	for _, miss := range album.Misses[i].Misses {
		label := int(miss.Label[0] - '0')
		if right := label == miss.Answer; !seen[right] {
			seen[right] = true
			p.expectMisses(album.Misses[i], label, miss.Answer)
		}
	}
	p.click(`.sets label:first-of-type`)
	p.click(`[data-set="mnist-test"] [aria-selected="true"]`)
	note := p.text(`[data-set="mnist-test"] .drawings`)
	if !strings.Contains(note, "licence") || len(figuresIn(note)) < 3 || len(value[[]shownDrawing](p, shownDrawings)) > 0 {
		t.Errorf("of MNIST it says %q", note)
	}
}

// chooseSet shows the matrix of a set.
func (p *page) chooseSet(set string) {
	at := value[int](p, `[...document.querySelectorAll(".confusion")].findIndex((e) => e.dataset.set === `+inJavaScript(set)+`)`)
	p.click(fmt.Sprintf(`.sets label:nth-of-type(%d)`, 1+at))
}

// expectMisses clicks a cell of a set of which only what went wrong is shown.
func (p *page) expectMisses(set missed, label, answer int) {
	p.t.Helper()
	cell := fmt.Sprintf(`[data-set=%q] [data-label="%d"][data-answer="%d"]`, set.Set, label, answer)
	p.click(cell)
	var want, got []int
	for _, miss := range set.Misses {
		if miss.Label == strconv.Itoa(label) && miss.Answer == answer {
			want = append(want, miss.Number, miss.Tile)
		}
	}
	for _, d := range value[[]shownDrawing](p, shownDrawings) {
		got = append(got, d.Number, int(d.Tile))
		if d.Ink < 10 {
			p.t.Errorf("%s: number %d has ink for %.1f cells", set.Set, d.Number, d.Ink)
		}
	}
	if !slices.Equal(got, want) || len(want) == 0 {
		p.t.Errorf("%s, %d as %d: shown are numbers and tiles %v, want %v", set.Set, label, answer, got, want)
	}
	counted := figuresIn(p.text(cell))[0]
	note := p.text(fmt.Sprintf(`[data-set=%q] .cell-note`, set.Set))
	if label != answer && (int(counted) != len(want)/2 || note != "") {
		p.t.Errorf("%s, %d as %d: the cell says %v, the note %q, shown are %d", set.Set, label, answer, counted, note, len(want)/2)
	}
	if label == answer && figuresIn(note)[0] != float64(len(want)/2) {
		p.t.Errorf("%s, %d: %d are shown, the note says %q", set.Set, label, len(want)/2, note)
	}
}

// expectDrawings clicks a cell and turns all pages.
func (p *page) expectDrawings(test tested, label, answer int) {
	p.t.Helper()
	box := fmt.Sprintf(`[data-set=%q] `, test.Set)
	p.click(fmt.Sprintf(box+`[data-label="%d"][data-answer="%d"]`, label, answer))
	var want, got []int
	for i := range test.Labels {
		if test.Labels[i] == '0'+byte(label) && test.Answers[i] == '0'+byte(answer) {
			want = append(want, i+1)
		}
	}
	for {
		for _, d := range value[[]shownDrawing](p, shownDrawings) {
			got = append(got, d.Number)
			if int(d.Tile) != test.First+d.Number-1 || d.Tile != math.Trunc(d.Tile) {
				p.t.Errorf("%s: number %d shows tile %v", test.Set, d.Number, d.Tile)
			}
			if d.Ink < 10 {
				p.t.Errorf("%s: number %d has ink for %.1f cells", test.Set, d.Number, d.Ink)
			}
		}
		if !value[bool](p, `document.querySelector(`+inJavaScript(box+`.after:enabled`)+`) !== null`) {
			break
		}
		p.click(box + `.after`)
	}
	counted := figuresIn(p.text(fmt.Sprintf(box+`[data-label="%d"][data-answer="%d"]`, label, answer)))[0]
	if !slices.Equal(got, want) || int(counted) != len(want) {
		p.t.Errorf("%s, %d as %d: the cell says %v, shown are %v, want %v", test.Set, label, answer, counted, got, want)
	}
}

func TestMistakesAreAllThere(t *testing.T) {
	t.Parallel()
	var album struct{ Misses []missed }
	readJSON(t, "../../weights/album.json", &album)
	p := openTraining(t, setup{})
	for _, set := range album.Misses {
		list := `.mistakes[data-set="` + set.Set + `"]`
		if len(set.Misses) == 0 {
			if value[bool](p, `document.querySelector('`+list+`') !== null`) {
				t.Errorf("there are mistakes of %s", set.Set)
			}
			continue
		}
		mistakes := value[[]string](p, `[...document.querySelectorAll('`+list+` li')].map((e) => e.textContent.replace(/\s+/g, " ").trim())`)
		if said := figuresIn(strings.TrimPrefix(p.text(list+" summary"), set.Set)); len(mistakes) != len(set.Misses) || int(said[0]) != len(set.Misses) {
			t.Errorf("%s: %d mistakes, the summary says %v, want %d", set.Set, len(mistakes), said, len(set.Misses))
		}
		for _, m := range set.Misses {
			want := fmt.Sprintf("%s → %d ", strings.ReplaceAll(m.Label, "_", " "), m.Answer)
			i := slices.IndexFunc(mistakes, func(s string) bool {
				return strings.HasPrefix(s, want) && slices.Contains(figuresIn(s), float64(m.Number))
			})
			if i < 0 || !strings.HasSuffix(mistakes[i], m.Reason) {
				t.Errorf("%s: no %q of number %d, %s", set.Set, want, m.Number, m.Reason)
			}
		}
		if !slices.IsSortedFunc(mistakes, func(a, b string) int { return int(a[0]) - int(b[0]) }) {
			t.Errorf("%s: the mistakes are not in the order of labels", set.Set)
		}
	}
	if open := value[int](p, `document.querySelectorAll(".mistakes[open]").length`); open != 1 {
		t.Errorf("%d lists of mistakes are open", open)
	}
}

func TestTheMatrixIsUsedByKeys(t *testing.T) {
	t.Parallel()
	p := openTraining(t, setup{})
	stops := value[int](p, `document.querySelectorAll(".confusion .matrix [tabindex='0']").length`)
	if sets := value[int](p, `document.querySelectorAll(".confusion").length`); stops != sets {
		t.Errorf("%d cells of %d matrices are reached by Tab", stops, sets)
	}
	const at = `[document.activeElement.dataset.label, document.activeElement.dataset.answer].join()`
	p.click(`[data-set="pendigits-test"] [data-label="8"][data-answer="8"]`)
	before := p.text(`[data-set="pendigits-test"] .cell-heading`)
	for _, press := range []struct{ key, want string }{
		{kb.ArrowRight, "8,9"}, {kb.ArrowRight, "8,9"}, {kb.ArrowDown, "9,9"}, {kb.ArrowDown, "9,9"}, {kb.ArrowLeft, "9,8"}, {kb.ArrowLeft, "9,7"},
	} {
		p.key(press.key)
		if got := value[string](p, at); got != press.want {
			t.Errorf("the key leads to %s, want %s", got, press.want)
		}
	}
	p.expectFocusShows()
	if now := p.text(`[data-set="pendigits-test"] .cell-heading`); now != before {
		t.Errorf("moving alone changes %q to %q", before, now)
	}
	p.key(kb.Enter)
	if now := p.text(`[data-set="pendigits-test"] .cell-heading`); now == before {
		t.Errorf("Enter leaves %q", now)
	}
	p.expectDrawn()
	p.key(kb.Tab)
	if value[bool](p, `document.activeElement.closest(".matrix") !== null`) {
		t.Error("Tab stays in the matrix")
	}
	p.key(kb.Tab, kb.ModifierShift)
	if got := value[string](p, at); got != "9,7" {
		t.Errorf("Shift+Tab comes back to %s", got)
	}
}

// expectDrawn wants as many drawings as the chosen cell counts.
func (p *page) expectDrawn() {
	p.t.Helper()
	counted := figuresIn(p.text(`.confusion[data-set="pendigits-test"] [aria-selected="true"]`))[0]
	if n := len(value[[]shownDrawing](p, shownDrawings)); n != int(counted) {
		p.t.Errorf("%d drawings, the cell says %v", n, counted)
	}
}

package test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A record is what these tests read of the network's record, in their own way.
type record struct {
	Hyperparameters struct {
		Seed, Epochs, EpochSteps, BatchSize int
	}
	Build struct{ Commit string }
	Data  []struct {
		Use   string
		Count int
	}
	Epochs []struct {
		LearningRate, Loss float64
		Accuracies         map[string]float64
	}
	WallSeconds float64
	Results     []struct {
		Name                            string
		Count                           int
		Accuracy, Refused, KeptAccuracy *float64
		Confusion                       [][]int
	}
	Weights struct{ SHA256 string }
}

func readRecord(t *testing.T) (r record) {
	t.Helper()
	readJSON(t, "../../weights/digits.json", &r)
	return r
}

func readJSON(t *testing.T, path string, into any) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

// figuresIn reads the figures of a text: "1,258.5 s" has one.
func figuresIn(text string) (figures []float64) {
	for _, figure := range regexp.MustCompile(`\d[\d,]*(\.\d+)?`).FindAllString(text, -1) {
		v, err := strconv.ParseFloat(strings.ReplaceAll(figure, ",", ""), 64)
		if err != nil {
			panic(err)
		}
		figures = append(figures, v)
	}
	return figures
}

// cells are the texts of an element's table cells, row by row.
func (p *page) cells(selector string) [][]string {
	p.t.Helper()
	return value[[][]string](p, fmt.Sprintf(`[...document.querySelectorAll(%q)].map((row) => [...row.cells].map((cell) => cell.textContent.trim()))`, selector+" tr"))
}

func openTraining(t *testing.T, s setup) *page {
	t.Helper()
	s.path = "training/"
	return open(t, s)
}

func TestTheTrainingIsReachedAndLeft(t *testing.T) {
	for _, place := range []struct {
		screen screen
		link   string
	}{{desktop, ".top .training"}, {tablet, ".top .training"}, {phone, "footer a"}} {
		t.Run(place.screen.String(), func(t *testing.T) {
			p := open(t, setup{screen: place.screen})
			p.click(place.link)
			p.waitFor(`location.pathname.endsWith("/training/") && document.documentElement?.dataset.theme === "dark"`)
			p.click("#theme")
			p.waitFor(`document.documentElement.dataset.theme === "light"`)
			if bright := brightness(p.pictureOf("#short")); bright < 0.5 {
				t.Errorf("the light theme's brightness is %.2f", bright)
			}
			p.click(".viewing a")
			p.waitFor(`!location.pathname.endsWith("/training/") && document.readyState === "complete"`)
			p.ready()
			if theme := value[string](p, `document.documentElement.dataset.theme`); theme != "light" {
				t.Errorf("the theme chosen on the other page is light, here it is %s", theme)
			}
		})
	}
}

func TestTheTrainingsFolderIsServedAsByHosts(t *testing.T) {
	h := newHost(t, nil)
	response, err := http.Get(h.URL + base + "training")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if path := response.Request.URL.Path; response.StatusCode != http.StatusOK || path != base+"training/" {
		t.Errorf("training leads to %s: %s", path, response.Status)
	}
}

func TestTheTrainingsFiguresAreTheRecords(t *testing.T) {
	r, p := readRecord(t), openTraining(t, setup{})
	learned := 0
	for _, source := range r.Data {
		if source.Use == "training" {
			learned += source.Count
		}
	}
	h := r.Hyperparameters
	for id, want := range map[string]int{"learned-count": learned, "drawn": h.Epochs * h.EpochSteps * h.BatchSize, "seed": h.Seed} {
		if got := figuresIn(p.text("#" + id)); len(got) != 1 || got[0] != float64(want) {
			t.Errorf("%s is %v, want %d", id, got, want)
		}
	}
	if got := p.text("#commit"); got != r.Build.Commit {
		t.Errorf("the commit is %q", got)
	}
	time, exact := figuresIn(p.text("#time")), 0.5
	if strings.Contains(p.text("#time"), "h") {
		time, exact = []float64{60 * time[0], 60 * time[1]}, 60
	}
	if math.Abs(60*time[0]+time[1]-r.WallSeconds) > exact {
		t.Errorf("%v seconds are written %q", r.WallSeconds, p.text("#time"))
	}
	if !strings.Contains(p.text("#record"), r.Weights.SHA256) {
		t.Error("the weights' hash is missing")
	}
	scores := map[string][]string{}
	for _, row := range p.cells("#scores tbody") {
		scores[row[0]] = row[1:]
	}
	if len(scores) < 4 {
		t.Errorf("scores of %d sets", len(scores))
	}
	for _, result := range r.Results {
		row, shown := scores[result.Name]
		if !shown {
			continue
		}
		want := []float64{float64(result.Count), 100 * *result.Refused}
		if result.Accuracy != nil {
			want = []float64{float64(result.Count), 100 * *result.Accuracy, 100 - 100**result.Refused, 100 * *result.KeptAccuracy}
		}
		got := figuresIn(strings.Join(row, " "))
		if !slices.EqualFunc(got, want, func(a, b float64) bool { return math.Abs(a-b) <= 0.00501 }) {
			t.Errorf("%s: %v, want %v", result.Name, got, want)
		}
	}
}

func TestTheConfusionMatricesAreTheRecords(t *testing.T) {
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

func TestTheCrosshairTellsTheRecordsValues(t *testing.T) {
	r := readRecord(t)
	for _, s := range []screen{desktop, phone} {
		t.Run(s.String(), func(t *testing.T) {
			p := openTraining(t, setup{screen: s})
			p.run(`document.querySelector(".loss .plot").scrollIntoView({ block: "center", behavior: "instant" })`)
			p.expectEpoch(r, len(r.Epochs))
			plot, epoch := p.box(".loss .plot"), 1+len(r.Epochs)/3
			longest := value[float64](p, `Math.max(...[...document.querySelectorAll(".loss polyline")].map((line) => line.points.length))`)
			x, y := plot.at(float64(epoch)/longest, 0.5)
			if s.touch {
				p.touch(touchStart, finger{0, x, y})
				p.touch(touchEnd)
			} else {
				mouse{p, plot, input.DispatchMouseEventPointerTypeMouse}.hover([2]float64{(x - plot.X) / plot.Width, 0.5})
			}
			p.expectEpoch(r, epoch)
			p.run(`document.getElementById("charts").focus()`)
			p.key(kb.ArrowRight)
			p.expectEpoch(r, epoch+1)
			p.key(kb.ArrowLeft)
			p.key(kb.ArrowLeft)
			p.expectEpoch(r, epoch-1)
			p.key(kb.Home)
			p.key(kb.ArrowLeft)
			p.expectEpoch(r, 1)
			p.key(kb.End)
			p.expectEpoch(r, len(r.Epochs))
		})
	}
}

// expectEpoch compares the row of values, and those beside the curves, with the record.
func (p *page) expectEpoch(r record, epoch int) {
	p.t.Helper()
	p.waitFor(fmt.Sprintf(`document.querySelector("#epoch td").textContent === "%d"`, epoch))
	names, got := p.cells("#epoch thead")[0], p.cells("#epoch tbody")[0]
	want := r.Epochs[epoch-1]
	for i, name := range names {
		expected, digits := 100-100*want.Accuracies[name], 0.00501
		switch name {
		case "epoch", "step":
			continue
		case "learning rate":
			expected, digits = want.LearningRate, 1e-3*want.LearningRate
		case "loss":
			expected, digits = want.Loss, 1e-3*want.Loss
		}
		beside := value[string](p, fmt.Sprintf(`document.querySelector('.charts [data-column="%d"]').textContent`, i))
		if shown := figuresIn(got[i]); len(shown) != 1 || math.Abs(shown[0]-expected) > digits || beside != got[i] {
			p.t.Errorf("epoch %d: %s is %q, beside the curve %q, want %v", epoch, name, got[i], beside, expected)
		}
	}
	if len(names) != 4+len(want.Accuracies) {
		p.t.Errorf("columns are %q", names)
	}
}

func TestTheCurvesFileCanBeRead(t *testing.T) {
	r, p := readRecord(t), openTraining(t, setup{})
	link := value[string](p, `document.querySelector("#curves a[href$='.csv']").href`)
	response, err := http.Get(link)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	rows, err := csv.NewReader(response.Body).ReadAll()
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatal(response.Status, err)
	}
	epoch, loss, n := slices.Index(rows[0], "epoch"), slices.Index(rows[0], "loss"), 0
	for _, row := range rows[1:] {
		if row[0] != "digits.json" {
			continue
		}
		if row[epoch] != strconv.Itoa(n+1) || row[loss] != strconv.FormatFloat(r.Epochs[n].Loss, 'g', -1, 64) {
			t.Errorf("epoch %d is %q", n+1, row)
		}
		n++
	}
	if n != len(r.Epochs) {
		t.Errorf("%d epochs, want %d", n, len(r.Epochs))
	}
}

func TestPicturesAreLoadedWhenTheyComeNear(t *testing.T) {
	p := openTraining(t, setup{})
	p.frames()
	loaded := func(name string) bool {
		return slices.ContainsFunc(p.host.requests(), func(path string) bool { return strings.HasPrefix(path, "training/"+name) })
	}
	if loaded("album-") {
		t.Errorf("pictures are loaded at once: %q", p.host.requests())
	}
	for _, step := range []struct{ selector, name string }{{".variations", "album-samples"}, {".mistakes", "album-tests"}} {
		p.run(`document.querySelector("` + step.selector + `").scrollIntoView({ block: "center", behavior: "instant" })`)
		p.waitFor(`document.querySelector("` + step.selector + ` img").naturalWidth > 0`)
		if !loaded(step.name) {
			t.Errorf("%s is not asked for", step.name)
		}
	}
}

func TestMissingPicturesAreTold(t *testing.T) {
	p := openTraining(t, setup{})
	p.tolerate(`ERR_BLOCKED_BY_CLIENT`)
	call(p, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: "*://*:*/*/album-*", Block: true}}})
	p.do(chromedp.Reload())
	for _, place := range []string{".variations", ".mistakes", ".galleries"} {
		p.run(`document.querySelector("` + place + `").scrollIntoView({ block: "center", behavior: "instant" })`)
		p.waitFor(`document.querySelector("` + place + `").closest(".album").querySelector("[role=alert]")?.checkVisibility()`)
	}
	for _, note := range value[[]string](p, `[...document.querySelectorAll(".album [role=alert]")].map((e) => e.textContent)`) {
		if !strings.Contains(note, "could not be loaded") || !strings.Contains(note, ".png") {
			t.Errorf("it says %q", note)
		}
	}
}

func TestTheTrainingWorksWithoutItsScript(t *testing.T) {
	p := openTraining(t, setup{})
	p.tolerate(`ERR_BLOCKED_BY_CLIENT`)
	call(p, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: "*://*:*/*.js", Block: true}}})
	p.do(chromedp.Reload())
	if bright := brightness(p.pictureOf("#short")); bright > 0.5 {
		t.Errorf("the dark theme's brightness is %.2f", bright)
	}
	p.click(`.sets label:first-of-type`)
	if !value[bool](p, `document.querySelector('[data-set="mnist-test"] .matrix').checkVisibility()`) {
		t.Error("another set cannot be chosen")
	}
	p.run(`document.querySelector(".mistakes").scrollIntoView({ block: "center", behavior: "instant" })`)
	p.waitFor(`document.querySelector(".mistakes img").naturalWidth > 0`)
	if value[bool](p, `document.getElementById("theme").checkVisibility() || document.querySelector(".scripted").checkVisibility()`) {
		t.Error("there are controls that do nothing")
	}
}

package test

import (
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
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
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
	t.Parallel()
	for _, place := range []struct {
		screen screen
		link   string
	}{{desktop, ".top .training"}, {tablet, ".top .training"}, {phone, "footer a"}} {
		t.Run(place.screen.String(), func(t *testing.T) {
			p := open(t, setup{screen: place.screen})
			p.run(`digitscope.draw([[[0.3, 0.2], [0.7, 0.2], [0.45, 0.9]]])`)
			p.waitFor(`document.getElementById("ledger").offsetHeight > 100`) // it moves the link at the foot
			p.click(place.link)
			p.arrive("training/")
			p.waitFor(`document.documentElement.dataset.theme === "dark"`)
			p.click("#theme")
			p.waitFor(`document.documentElement.dataset.theme === "light"`)
			if bright := brightness(p.pictureOf("#short")); bright < 0.5 {
				t.Errorf("the light theme's brightness is %.2f", bright)
			}
			p.click(".viewing a")
			p.arrive("")
			p.ready()
			if theme := value[string](p, `document.documentElement.dataset.theme`); theme != "light" {
				t.Errorf("the theme chosen on the other page is light, here it is %s", theme)
			}
			if digit := value[int](p, `digitscope.result().digit ?? -1`); digit != 7 {
				t.Errorf("the drawing of a 7 is read as %d when one comes back", digit)
			}
		})
	}
}

// arrive waits until a click has led to the path below the site's folder. In between
// there is no page to ask.
func (p *page) arrive(path string) {
	p.t.Helper()
	there := fmt.Sprintf(`location.pathname === %q && document.readyState === "complete"`, base+path)
	for start := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		if arrived, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](there)); err == nil && arrived {
			return
		}
		if time.Since(start) > patience {
			p.t.Fatalf("the click does not lead to %q", path)
		}
	}
}

func TestTheTrainingsFolderIsServedAsByHosts(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
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
	took, exact := figuresIn(p.text("#time")), 0.5
	if strings.Contains(p.text("#time"), "h") {
		took, exact = []float64{60 * took[0], 60 * took[1]}, 60
	}
	if math.Abs(60*took[0]+took[1]-r.WallSeconds) > exact {
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

func TestPicturesAreLoadedWhenTheyComeNear(t *testing.T) {
	t.Parallel()
	p := openTraining(t, setup{screen: phone})
	p.frames()
	loaded := func(name string) bool {
		return slices.ContainsFunc(p.host.requests(), func(path string) bool { return strings.HasPrefix(path, "training/"+name) })
	}
	if loaded("album-") {
		t.Errorf("pictures are loaded at once: %q", p.host.requests())
	}
	for _, step := range []struct{ selector, name string }{{".example", "album-tests"}, {".variations", "album-samples"}, {".mistakes", "album-tests"}} {
		p.run(`document.querySelector("` + step.selector + `").scrollIntoView({ block: "center", behavior: "instant" })`)
		p.waitFor(`document.querySelector("` + step.selector + ` img").naturalWidth > 0`)
		if !loaded(step.name) {
			t.Errorf("%s is not asked for", step.name)
		}
	}
}

func TestMissingPicturesAreTold(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
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

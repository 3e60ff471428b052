package test

import (
	"encoding/csv"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

func TestTheCrosshairTellsTheRecordsValues(t *testing.T) {
	t.Parallel()
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
		beside := got[i] // the table has more sets than there are curves
		if !strings.HasSuffix(name, "-readable") {
			beside = value[string](p, fmt.Sprintf(`document.querySelector('.charts [data-column="%d"]').textContent`, i))
		}
		if shown := figuresIn(got[i]); len(shown) != 1 || math.Abs(shown[0]-expected) > digits || beside != got[i] {
			p.t.Errorf("epoch %d: %s is %q, beside the curve %q, want %v", epoch, name, got[i], beside, expected)
		}
	}
	if len(names) != 4+len(want.Accuracies) {
		p.t.Errorf("columns are %q", names)
	}
}

func TestTheCurvesFileCanBeRead(t *testing.T) {
	t.Parallel()
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

// Every curve that has a name is to be seen.
func TestAllCurvesAreDrawn(t *testing.T) {
	t.Parallel()
	p := openTraining(t, setup{})
	styles := value[[]string](p, `[...document.querySelectorAll(".errors polyline")].map((line) => getComputedStyle(line).stroke + getComputedStyle(line).strokeDasharray)`)
	if names := value[int](p, `document.querySelectorAll(".errors .legend li").length`); names != len(styles) || names == 0 {
		t.Errorf("%d curves have %d names", len(styles), names)
	}
	for i, style := range styles {
		if strings.HasPrefix(style, "none") || slices.Contains(styles[:i], style) {
			t.Errorf("curve %d is drawn as %q, the others as %q", i, style, styles)
		}
	}
}

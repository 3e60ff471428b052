package test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

const (
	lowerTool   = ".editor-tools button:nth-of-type(2)"
	blankPreset = ".editor-presets button:nth-of-type(1)"
	blurPreset  = ".editor-presets button:nth-of-type(4)"
	resetFilter = ".editor-resets button:nth-of-type(1)"
	resetAll    = ".editor-resets button:nth-of-type(2)"
)

// openPainter draws a seven and begins to paint a filter of a stage's map.
func openPainter(t *testing.T, s setup, stage int) (p *page, painted unit) {
	t.Helper()
	p = open(t, s)
	p.draw(dense(seven))
	painted = p.pin(stage)
	p.click("#paint")
	p.waitFor(`document.querySelectorAll("#painter .editor-cell").length === 25`)
	p.frames()
	p.settle(`scrollY + JSON.stringify(document.querySelector("#painter").getBoundingClientRect())`)
	return p, painted
}

// weights are those that are written in the cells.
func (p *page) weights() (weights []float64) {
	p.t.Helper()
	for _, figure := range value[[]string](p, `[...document.querySelectorAll(".editor-cell")].map((c) => c.innerText)`) {
		weights = append(weights, p.number(figure))
	}
	return weights
}

// cell is the middle of a cell of the filter, in the viewport.
func (p *page) cell(row, column int) [2]float64 {
	p.t.Helper()
	x, y := p.box(fmt.Sprintf(".editor-cell:nth-child(%d)", 5*row+column+1)).at(0.5, 0.5)
	return [2]float64{x, y}
}

// paintOver drags the mouse from one cell to another.
func (p *page) paintOver(from, to [2]float64, button input.MouseButton, modifiers kb.Modifier) {
	p.t.Helper()
	held := map[input.MouseButton]int64{input.MouseButtonLeft: 1, input.MouseButtonRight: 2}[button]
	event := func(kind input.DispatchMouseEventType, at [2]float64, buttons int64) {
		call(p, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: kind, X: at[0], Y: at[1], Button: button, Buttons: buttons, ClickCount: 1, Modifiers: int64(modifiers),
		})
	}
	event(input.DispatchMouseEventTypeMousePressed, from, held)
	event(input.DispatchMouseEventTypeMouseMoved, to, held)
	event(input.DispatchMouseEventTypeMouseReleased, to, 0)
	p.frames()
}

// expectRow expects the row of the filter to have changed by the step, and
// nothing else, as far as two decimals tell.
func (p *page) expectRow(what string, before []float64, row int, step float64) {
	p.t.Helper()
	for i, now := range p.weights() {
		want := before[i]
		if i/5 == row {
			want += step
		}
		if math.Abs(now-want) > 0.011 {
			p.t.Errorf("%s: row %d, column %d is %.2f, was %.2f, want %.2f", what, i/5+1, i%5+1, now, before[i], want)
		}
	}
}

// expectConvolved convolves the input by the filter, which is as written, and
// expects the map to be that.
func (p *page) expectConvolved(what string, painted unit, filter []float64) {
	p.t.Helper()
	layers := p.layers()
	bias := p.inspect(painted).Workings[0].Bias
	got, side := layers[painted.Layer], int(math.Sqrt(float64(len(filter))))
	for row := range got.Shape[1] {
		for column := range got.Shape[2] {
			sum := bias
			for i, w := range filter {
				sum += w * layers[0].at(0, row+i/side, column+i%side)
			}
			if v := got.at(painted.Channel, row, column); math.Abs(v-max(0, sum)) > 1e-4 {
				p.t.Errorf("%s: row %d, column %d of the map is %v, by the filter %v", what, row+1, column+1, v, max(0, sum))
				return
			}
		}
	}
}

// exact is the filter as the network has it, which must be the one that is written.
func (p *page) exact(painted unit) []float64 {
	p.t.Helper()
	filter := p.inspect(painted).Workings[0].Partials[0].Filter
	for i, written := range p.weights() {
		if math.Abs(written-filter[i]) > 0.0051 {
			p.t.Errorf("row %d, column %d of the filter is %v, written is %.2f", i/5+1, i%5+1, filter[i], written)
		}
	}
	return filter
}

func TestAFilterIsPaintedByMouse(t *testing.T) {
	p, painted := openPainter(t, setup{}, 1)
	before, trained := p.layers(), p.weights()
	p.expectConvolved("trained", painted, p.exact(painted))
	p.paintOver(p.cell(2, 0), p.cell(2, 4), input.MouseButtonLeft, 0) // in one move over all five
	step := p.weights()[10] - trained[10]
	if step <= 0 {
		t.Errorf("dragging changes a weight by %.2f", step)
	}
	p.expectRow("raised", trained, 2, step)
	p.expectConvolved("raised", painted, p.exact(painted))
	p.paintOver(p.cell(2, 0), p.cell(2, 4), input.MouseButtonRight, 0)
	p.expectRow("lowered by the right button", trained, 2, 0)
	p.paintOver(p.cell(2, 4), p.cell(2, 0), input.MouseButtonLeft, kb.ModifierShift)
	p.expectRow("lowered with shift", trained, 2, -step)
	p.click(lowerTool)
	p.paintOver(p.cell(2, 4), p.cell(2, 0), input.MouseButtonLeft, 0)
	p.expectRow("lowered", trained, 2, -2*step)
	p.expectConvolved("lowered", painted, p.exact(painted))
	p.click(resetFilter)
	p.expectUnchanged("reset", before)
	if now := p.weights(); !slices.Equal(now, trained) {
		t.Errorf("reset, the filter is %v, was %v", now, trained)
	}
}

// expectUnchanged expects every activation to be exactly what it was.
func (p *page) expectUnchanged(what string, before []layer) {
	p.t.Helper()
	for i, l := range p.layers() {
		if !slices.Equal(l.Activations, before[i].Activations) {
			p.t.Errorf("%s: %s is not as it was", what, l.Name)
		}
	}
}

func TestFiltersToBeginWith(t *testing.T) {
	p, painted := openPainter(t, setup{}, 1)
	before := p.layers()
	p.click(blankPreset)
	p.expectConvolved("blank", painted, make([]float64, 25)) // its bias everywhere
	p.click(blurPreset)
	blur := make([]float64, 25)
	for i := range blur {
		coefficients := []float64{1, 4, 6, 4, 1}
		blur[i] = coefficients[i/5] * coefficients[i%5] / 256
	}
	p.expectConvolved("blur", painted, blur)
	if math.Abs(p.number(p.text(".editor-cell:nth-child(13)"))-36.0/256) > 0.0051 {
		t.Errorf("the middle of the blur is written %s", p.text(".editor-cell:nth-child(13)"))
	}
	for i := 2; i <= 3; i++ { // edges
		p.click(fmt.Sprintf(".editor-presets button:nth-of-type(%d)", i))
		sum := 0.0
		filter := p.exact(painted)
		for _, w := range filter {
			sum += w
		}
		if math.Abs(sum) > 1e-5 || slices.Max(filter) <= 0 {
			t.Errorf("an edge detector is %v", filter)
		}
		p.expectConvolved("edge", painted, filter)
	}
	p.click(resetAll)
	p.expectUnchanged("reset", before)
}

func TestAFilterIsPaintedByKeys(t *testing.T) {
	p, painted := openPainter(t, setup{}, 1)
	trained, strokes := p.weights(), len(p.strokes())
	p.run(`document.querySelector(".editor-cell").focus()`)
	p.key("+")
	step := p.weights()[0] - trained[0]
	p.key(kb.ArrowRight)
	p.key(kb.ArrowDown)
	p.key("-")
	p.key("-")
	p.key(kb.ArrowLeft)
	p.key(kb.ArrowLeft) // the edge
	p.key("0")
	want := slices.Clone(trained)
	want[0], want[6], want[5] = want[0]+step, want[6]-2*step, 0
	for i, now := range p.weights() {
		if math.Abs(now-want[i]) > 0.011 {
			t.Errorf("row %d, column %d is %.2f, want %.2f", i/5+1, i%5+1, now, want[i])
		}
	}
	p.expectConvolved("by keys", painted, p.exact(painted))
	if u := p.chosen(1); u != painted || len(p.strokes()) != strokes {
		t.Errorf("the keys chose %v, of %v, and left %d strokes", u, painted, len(p.strokes()))
	}
	spoken := value[string](p, `((e) => e.getAttribute("role") + " " + e.getAttribute("aria-label") + ": " + e.getAttribute("aria-valuetext"))(document.activeElement)`)
	if spoken != "spinbutton row 2, column 1: 0.00" {
		t.Errorf("the focus is at %q", spoken)
	}
	if n := value[int](p, `[...document.querySelectorAll(".editor-cell")].filter((c) => c.tabIndex === 0).length`); n != 1 {
		t.Errorf("%d cells are Tab stops, want one", n)
	}
	for range 60 {
		p.key("+")
	}
	if note := p.text(".editor-note"); len(note) < 10 || p.text(".editor-cell:nth-child(6)") != "+"+p.limit() {
		t.Errorf("after many steps up the weight is %s, and the note says %q", p.text(".editor-cell:nth-child(6)"), note)
	}
}

// limit is the largest weight that the painter's note allows, as it writes it.
func (p *page) limit() string {
	p.t.Helper()
	return value[string](p, `document.querySelector(".editor-note").innerText.match(/\+([\d.]+)/)?.[1] ?? "?"`)
}

func TestAFilterIsPaintedByFinger(t *testing.T) {
	p, painted := openPainter(t, setup{screen: phone}, 1)
	p.run(`document.querySelector(".editor-grid").scrollIntoView({ block: "center", behavior: "instant" })`)
	p.frames()
	trained, grid, stage := p.weights(), p.box(".editor-grid"), p.box(".stage")
	p.swipe(p.cell(0, 1), p.cell(1, 1), p.cell(2, 1), p.cell(3, 1), p.cell(4, 1))
	p.frames()
	now := p.weights()
	step := now[1] - trained[1]
	for i := range now {
		want := trained[i]
		if i%5 == 1 {
			want += step
		}
		if step <= 0 || math.Abs(now[i]-want) > 0.011 {
			t.Errorf("row %d, column %d is %.2f, was %.2f, the step is %.2f", i/5+1, i%5+1, now[i], trained[i], step)
		}
	}
	p.expectConvolved("by finger", painted, p.exact(painted))
	if now := p.box(".editor-grid"); now.Y != grid.Y {
		t.Errorf("painting moves the filter by %v", now.Y-grid.Y)
	}
	if now := p.box(".stage"); math.Abs(now.Y-stage.Y) > 100 { // the strip of changes may have come above it
		t.Errorf("painting scrolls by %v", now.Y-stage.Y)
	}
	for _, control := range []string{".editor-cell", lowerTool, blankPreset, resetFilter, resetAll} {
		if b := p.box(control); b.Height < 40 || b.Width < 40 || b.right() > 390 {
			t.Errorf("%s is too small for a finger, or outside: %v", control, b)
		}
	}
}

// A painted filter is there again when the program had to start anew.
func TestPaintSurvivesLostGraphics(t *testing.T) {
	p, _ := openPainter(t, setup{}, 3)
	p.tolerate(`CONTEXT_LOST_WEBGL|context lost`)
	trained := p.layers()
	p.click(blankPreset)
	painted := p.layers()
	if slices.Equal(painted[3].Activations, trained[3].Activations) {
		t.Fatal("a blank filter changes nothing")
	}
	p.run(lose)
	p.waitFor(hasView)
	p.waitFor(running)
	p.frames()
	p.expectUnchanged("back", painted)
	p.click("#changes button")
	p.expectUnchanged("reset", trained)
}

func TestPaintingRests(t *testing.T) {
	p, _ := openPainter(t, setup{script: countFrames}, 1)
	p.click(blankPreset)
	p.waitFor(`performance.now() - lastFrame > 1000`)
	before := value[int](p, `frames`)
	at := p.cell(2, 2)
	p.paintOver(at, at, input.MouseButtonLeft, 0)
	p.waitFor(`performance.now() - lastFrame > 1000`)
	if n := value[int](p, `frames`) - before; n > 6 { // two are the test's own
		t.Errorf("painting a cell asks for %d frames", n)
	}
}

// While a filter is painted, Ctrl+Z is the painting's, stroke by stroke; then it is the
// drawing's again.
func TestPaintingIsUndone(t *testing.T) {
	p, _ := openPainter(t, setup{}, 1)
	before := p.weights()
	expect := func(what string, want []float64) {
		t.Helper()
		if now := p.weights(); !slices.Equal(now, want) {
			t.Errorf("%s: the filter is %v, want %v", what, now, want)
		}
	}
	p.paintOver(p.cell(2, 0), p.cell(2, 4), input.MouseButtonLeft, 0)
	row := p.weights()
	p.key("+")
	cell := p.weights()
	p.click(blurPreset)
	blur := p.weights()
	if slices.Equal(row, before) || slices.Equal(cell, row) || slices.Equal(blur, cell) {
		t.Fatal("nothing is painted")
	}
	for _, step := range []struct {
		what      string
		modifiers kb.Modifier
		want      []float64
	}{
		{"the preset undone", kb.ModifierCtrl, cell}, {"the key undone", kb.ModifierCtrl, row}, {"the stroke undone", kb.ModifierCtrl, before},
		{"nothing to undo", kb.ModifierCtrl, before},
		{"the stroke again", kb.ModifierCtrl | kb.ModifierShift, row}, {"the key again", kb.ModifierCtrl | kb.ModifierShift, cell},
	} {
		p.key("z", step.modifiers)
		expect(step.what, step.want)
	}
	p.click(resetAll)
	expect("all reset", before)
	p.key("z", kb.ModifierCtrl)
	expect("the reset undone", cell)
	if n := len(p.strokes()); n != 1 {
		t.Fatalf("%d strokes are drawn, want the one from before", n)
	}
	p.click("#paint") // done with it
	p.key("z", kb.ModifierCtrl)
	if n := len(p.strokes()); n != 0 {
		t.Errorf("with the painter closed Ctrl+Z leaves %d strokes", n)
	}
}

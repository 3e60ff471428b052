package others

import (
	"fmt"
	"image"
	"math"
	"testing"
	"time"

	"digitscope/web/webdriver"
)

const patience = 2 * time.Minute // for what must come, on a slow machine

// A page is the site in a browser's window.
type page struct {
	t       *testing.T
	session *webdriver.Session
}

// open opens the site anew, with nothing stored, and waits until its program runs.
func open(t *testing.T, session *webdriver.Session) *page {
	t.Helper()
	p := load(t, session)
	if failure := value[string](p, `digitscope.ready.then(() => "", String)`); failure != "" {
		t.Fatalf("the program did not start: %s; the page says %q", failure, p.text("#notice"))
	}
	return p
}

// load opens the site anew and waits until its script has run.
func load(t *testing.T, session *webdriver.Session) *page {
	t.Helper()
	p := &page{t, session}
	p.check(session.Open(address(t)))
	p.arrive(`typeof digitscope === "object"`)
	return p
}

func (p *page) check(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// value evaluates a JavaScript expression; a promise is waited for.
func value[T any](p *page, expression string) (v T) {
	p.t.Helper()
	if err := p.session.Value(expression, &v); err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

func (p *page) run(statements string) {
	p.t.Helper()
	value[bool](p, "(async () => {"+statements+"\n})().then(() => true)")
}

func (p *page) waitFor(condition string) {
	p.t.Helper()
	for start := time.Now(); !value[bool](p, condition); time.Sleep(20 * time.Millisecond) {
		if time.Since(start) > patience {
			p.t.Fatalf("this did not become true: %s", condition)
		}
	}
}

// arrive waits until another page is there, of which the condition is true; on the way
// there browsers drop what they are asked.
func (p *page) arrive(condition string) {
	p.t.Helper()
	var is bool
	for start := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		err := p.session.Value(condition, &is)
		if err == nil && is {
			return
		}
		if time.Since(start) > patience {
			p.t.Fatalf("this did not become true: %s: %v", condition, err)
		}
	}
}

// text is what can be read in an element.
func (p *page) text(selector string) string {
	p.t.Helper()
	return value[string](p, fmt.Sprintf(`document.querySelector(%q).innerText.trim()`, selector))
}

// frames waits until the browser has shown what was drawn.
func (p *page) frames() {
	p.t.Helper()
	p.run(`for (let i = 0; i < 2; i++) await new Promise((r) => requestAnimationFrame(r))`)
}

func (p *page) click(selector string) {
	p.t.Helper()
	p.run(fmt.Sprintf(`document.querySelector(%q).click()`, selector))
}

func (p *page) press(keys ...string) {
	p.t.Helper()
	p.check(p.session.Press(keys...))
}

// A stroke is the pen's path in parts of the pad.
type stroke [][2]float64

var (
	seven = stroke{{0.2, 0.2}, {0.4, 0.2}, {0.6, 0.2}, {0.8, 0.2}, {0.7, 0.4}, {0.6, 0.6}, {0.5, 0.8}, {0.47, 0.9}}
	bar   = stroke{{0.4, 0.55}, {0.5, 0.55}, {0.6, 0.55}, {0.74, 0.55}}
)

// draw draws with the mouse.
func (p *page) draw(s stroke) {
	p.t.Helper()
	p.run(`document.getElementById("pad").scrollIntoView({ block: "center", behavior: "instant" })`)
	b := p.box("#pad")
	var points [][2]float64
	for _, each := range s {
		points = append(points, [2]float64{b.left + each[0]*b.width, b.top + each[1]*b.height})
	}
	p.check(p.session.Draw(points))
}

func (p *page) strokes() []stroke {
	p.t.Helper()
	return value[[]stroke](p, `digitscope.strokes()`)
}

func (p *page) expectStrokes(when string, n int) {
	p.t.Helper()
	if got := len(p.strokes()); got != n {
		p.t.Errorf("%s there are %d strokes, want %d", when, got, n)
	}
}

// expectDigit checks the answer that the page's user reads.
func (p *page) expectDigit(digit int) {
	p.t.Helper()
	p.waitFor(fmt.Sprintf(`digitscope.result().digit === %d`, digit))
	p.waitFor(fmt.Sprintf(`document.querySelector("#digits .chosen")?.innerText.trim().startsWith("%d")`, digit))
}

// A box is an element's place in the window.
type box struct{ left, top, width, height float64 }

func (p *page) box(selector string) box {
	p.t.Helper()
	b := value[[4]float64](p, fmt.Sprintf(`(({ left, top, width, height }) => [left, top, width, height])(
		document.querySelector(%q).getBoundingClientRect())`, selector))
	return box{b[0], b[1], b[2], b[3]}
}

// pad is what the pad shows, whatever part of the window's pixels a picture has.
func (p *page) pad() image.Image {
	p.t.Helper()
	p.run(`document.getElementById("pad").scrollIntoView({ block: "center", behavior: "instant" })`)
	p.check(p.session.Draw([][2]float64{{1, 1}})) // the mouse is nowhere over the pad
	p.frames()
	picture, err := p.session.Picture()
	p.check(err)
	scale := float64(picture.Bounds().Dx()) / value[float64](p, `innerWidth`)
	b := p.box("#pad")
	pixel := func(v float64) int { return int(math.Round(v * scale)) }
	area := image.Rect(pixel(b.left), pixel(b.top), pixel(b.left+b.width), pixel(b.top+b.height))
	return picture.(interface {
		SubImage(image.Rectangle) image.Image
	}).SubImage(area)
}

// changed is where two pictures of the pad differ, in parts of its sides.
func changed(t *testing.T, before, after image.Image) (left, top, right, bottom float64) {
	t.Helper()
	if before.Bounds() != after.Bounds() {
		t.Fatalf("the pad is at %v, was at %v", after.Bounds(), before.Bounds())
	}
	var all image.Rectangle
	b := after.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, g, bl, _ := after.At(x, y).RGBA(); !isNear(before, x, y, r, g, bl) {
				all = all.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	part := func(v, length int) float64 { return float64(v) / float64(length) }
	return part(all.Min.X-b.Min.X, b.Dx()), part(all.Min.Y-b.Min.Y, b.Dy()), part(all.Max.X-b.Min.X, b.Dx()), part(all.Max.Y-b.Min.Y, b.Dy())
}

// isNear tolerates what nobody sees.
func isNear(picture image.Image, x, y int, r, g, b uint32) bool {
	const difference = 40 << 8
	r0, g0, b0, _ := picture.At(x, y).RGBA()
	near := func(a, b uint32) bool { return max(a, b)-min(a, b) < difference }
	return near(r, r0) && near(g, g0) && near(b, b0)
}

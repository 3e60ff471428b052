package others

import (
	"context"
	"math"
	"regexp"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"

	"digitscope/web/chromium"
	"digitscope/web/webdriver"
)

// What is tried in one and the same browser, on a page of its own each.
var tests = []struct {
	name string
	test func(*page)
}{
	{"samples", testSamples},
	{"pen", testPen},
	{"history", testHistory},
	{"keys", testKeys},
	{"canvas", testCanvas},
	{"lost graphics", testLostGraphics},
	{"idle", testIdle},
	{"training", testTraining},
}

func TestThePage(t *testing.T) {
	inEach(t, webdriver.Settings{Dark: true}, func(t *testing.T, session *webdriver.Session) {
		for _, each := range tests {
			t.Run(each.name, func(t *testing.T) { each.test(open(t, session)) })
		}
	})
}

// ten gives the logits of the ten samples.
const ten = `[...document.querySelectorAll("#samples button")].map((button) => (button.click(), digitscope.result().logits))`

// testSamples compares to the bit: WebAssembly leaves browsers no freedom.
func testSamples(p *page) {
	got, want := value[[][]float64](p, ten), chromiumsTen(p.t)
	if len(got) != 10 || len(got[0]) != 10 {
		p.t.Fatalf("logits of the samples: %v", got)
	}
	for digit := range want {
		if !slices.Equal(got[digit], want[digit]) {
			p.t.Errorf("sample %d: logits are\n%v, in Chromium\n%v", digit, got[digit], want[digit])
		}
	}
	p.expectDigit(9) // the last one
}

// chromiumsTen gives what Chromium says of the ten samples.
func chromiumsTen(t *testing.T) [][]float64 {
	ctx, end, err := chromium.Start(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer end()
	if err := chromedp.Do(ctx, chromedp.Navigate(address(t))); err != nil {
		t.Fatal(err)
	}
	logits, err := chromedp.Run(ctx, chromedp.Evaluate[[][]float64](`digitscope.ready.then(() => `+ten+`)`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return logits
}

func testPen(p *page) {
	p.draw(seven)
	p.expectStrokes("after drawing", 1)
	p.expectDigit(7)
	p.expectInkWherePenWas()
}

// expectInkWherePenWas draws a bar, which has to be seen in its place and its size.
func (p *page) expectInkWherePenWas() {
	p.t.Helper()
	before := p.pad()
	p.draw(bar)
	left, top, right, bottom := changed(p.t, before, p.pad())
	const half = 0.06 // at most, of the pen's width, in parts of the pad
	if d := 0.4 - left; d < 0 || d > half {
		p.t.Errorf("the bar begins at %.3f of the pad, was drawn from 0.4", left)
	}
	if d := right - 0.74; d < 0 || d > half {
		p.t.Errorf("the bar ends at %.3f of the pad, was drawn to 0.74", right)
	}
	if middle := (top + bottom) / 2; math.Abs(middle-0.55) > 0.01 || bottom-top > 2*half {
		p.t.Errorf("the bar is from %.3f to %.3f down the pad, was drawn at 0.55", top, bottom)
	}
	if across, down := right-left-0.34, bottom-top; math.Abs(across-down) > 0.015 {
		p.t.Errorf("the pen is %.3f wide across and %.3f downwards", across, down)
	}
}

func testHistory(p *page) {
	p.draw(seven)
	p.draw(bar)
	drawn := p.strokes()
	p.click("#undo")
	p.expectStrokes("after undo", 1)
	p.click("#redo")
	if now := p.strokes(); !slices.EqualFunc(now, drawn, slices.Equal[stroke]) {
		p.t.Errorf("after redo the drawing is %v, was %v", now, drawn)
	}
}

func testKeys(p *page) {
	p.draw(seven)
	p.press(webdriver.Escape)
	p.expectStrokes("after Esc", 0)
	p.press(webdriver.Control, "z")
	p.expectStrokes("after Ctrl+Z", 1)
	p.press(webdriver.Control, "y")
	p.expectStrokes("after Ctrl+Y", 0)
}

// onCanvas evaluates what needs the canvas, c, and its box in the window, b.
func onCanvas(expression string) string {
	return `((c, b) => ` + expression + `)(document.querySelector("#scope > canvas"), document.querySelector("#scope > canvas").getBoundingClientRect())`
}

// testCanvas checks that a pixel of the canvas is one of the window, at its place.
func testCanvas(p *page) {
	p.draw(seven)
	size := value[[5]float64](p, onCanvas(`[c.width, b.width * devicePixelRatio, c.height, b.height * devicePixelRatio,
		c.width * c.height / (innerWidth * innerHeight * devicePixelRatio ** 2)]`))
	if math.Abs(size[0]-size[1]) > 0.05 || math.Abs(size[2]-size[3]) > 0.05 {
		p.t.Errorf("the canvas has %g × %g pixels for %.2f × %.2f of the window", size[0], size[2], size[1], size[3])
	}
	if size[4] > 2 {
		p.t.Errorf("the canvas has %.2f times the window's pixels", size[4])
	}
	for _, side := range []string{"left", "top"} {
		if at := value[float64](p, onCanvas("b."+side+` * devicePixelRatio`)); math.Abs(at-math.Round(at)) > 0.05 {
			p.t.Errorf("the canvas is at %s %.3f pixels, between two", side, at)
		}
	}
}

func testLostGraphics(p *page) {
	p.draw(seven)
	p.draw(bar)
	before, strokes := p.pad(), p.strokes()
	p.run(`window.sameVisit = true; window.lost = document.querySelector("#scope > canvas");
		lost.getContext("webgl2").getExtension("WEBGL_lose_context").loseContext()`)
	p.waitFor(`((c) => c && c !== lost && !c.getContext("webgl2").isContextLost())(document.querySelector("#scope > canvas"))`)
	p.waitFor(`digitscope.ready.then(() => true)`)
	if now := p.strokes(); !slices.EqualFunc(now, strokes, slices.Equal[stroke]) {
		p.t.Errorf("the drawing is %v, was %v", now, strokes)
	}
	if !value[bool](p, `window.sameVisit === true`) {
		p.t.Error("the page was loaded anew")
	}
	if _, _, right, _ := changed(p.t, before, p.pad()); right > 0 {
		p.t.Error("the pad does not look as before")
	}
	p.draw(stroke{{0.2, 0.9}, {0.5, 0.92}, {0.8, 0.9}})
	p.expectStrokes("drawn on", 3)
}

func testIdle(p *page) {
	p.run(`window.asked = performance.now();
		const request = window.requestAnimationFrame;
		window.requestAnimationFrame = (callback) => (window.asked = performance.now(), request.call(window, callback))`)
	rest := func(when string) {
		p.t.Helper()
		p.waitFor(`performance.now() - window.asked > 1000`)
		if n := value[int](p, `document.getAnimations().length`); n > 0 {
			p.t.Errorf("%s %d animations run", when, n)
		}
	}
	rest("blank")
	p.run(`window.asked = Infinity`)
	p.draw(seven)
	p.waitFor(`window.asked < Infinity`)
	rest("drawn")
}

func testTraining(p *page) {
	p.draw(seven)
	drawn := p.strokes()
	p.click(`a[href="training/"]`)
	p.arrive(`location.pathname.endsWith("/training/") && document.readyState === "complete"`)
	if heading := p.text("h1"); heading == "" {
		p.t.Error("the training's page has no heading")
	}
	p.check(p.session.Back())
	p.arrive(`!location.pathname.endsWith("/training/") && typeof digitscope === "object"`)
	p.waitFor(`digitscope.ready.then(() => true)`)
	if now := p.strokes(); !slices.EqualFunc(now, drawn, slices.Equal[stroke]) {
		p.t.Errorf("the drawing is %v, was %v", now, drawn)
	}
	p.expectDigit(7)
}

func TestTwoPixelsToACSSPixel(t *testing.T) {
	inEach(t, webdriver.Settings{Ratio: 2}, func(t *testing.T, session *webdriver.Session) {
		p := open(t, session)
		if ratio := value[float64](p, `devicePixelRatio`); ratio != 2 {
			t.Fatalf("devicePixelRatio is %g", ratio)
		}
		testCanvas(p)
		p.expectDigit(7)
		p.expectInkWherePenWas()
	})
}

// Without WebGL the page says so in words, and the network answers.
func TestNoWebGL(t *testing.T) {
	inEach(t, webdriver.Settings{NoWebGL: true}, func(t *testing.T, session *webdriver.Session) {
		p := open(t, session)
		if value[bool](p, `Boolean(document.createElement("canvas").getContext("webgl2"))`) {
			t.Fatal("there is WebGL")
		}
		words := p.text("body")
		if sentence := regexp.MustCompile(`[^.\n]*WebGL[^.]*\.`).FindString(words); len(sentence) < 20 {
			t.Errorf("no sentence on WebGL: %s", words)
		}
		p.draw(seven)
		p.expectDigit(7)
		p.expectInkWherePenWas()
		p.click("#clear")
		p.expectStrokes("cleared", 0)
	})
}

// Firefox's protection from being told apart, as Tor Browser has it, says that there are
// two pixels to a CSS pixel and that graphics have at most 2048.
func TestFirefoxThatHidesTheScreen(t *testing.T) {
	settings := webdriver.Settings{Preferences: map[string]any{"privacy.resistFingerprinting": true}}
	inBrowser(t, webdriver.Browsers[0], settings, func(t *testing.T, session *webdriver.Session) {
		p := open(t, session)
		if hidden := value[string](p, onCanvas("`${devicePixelRatio} ${c.getContext(\"webgl2\").getParameter(3379)}`")); hidden != "2 2048" {
			t.Errorf("ratio and largest texture are %q: this Firefox hides them otherwise", hidden)
		}
		p.draw(seven)
		p.expectDigit(7)
		p.expectInkWherePenWas()
		if x, y := value[float64](p, onCanvas(`c.width / b.width`)), value[float64](p, onCanvas(`c.height / b.height`)); x < 0.99*y || x > 1.01*y {
			t.Errorf("a CSS pixel has %.3f pixels across and %.3f downwards", x, y)
		}
	})
}

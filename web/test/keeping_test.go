package test

import (
	"fmt"
	"net/http"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// made is a drawing with two strokes, a map that is off, and a painted filter.
func made(t *testing.T) (p *page, off unit, expect func(when string)) {
	t.Helper()
	p, _ = openPainter(t, setup{}, 1)
	p.click(blankPreset)
	p.draw(dense(seven), stroke{{0.35, 0.5}, {0.65, 0.5}})
	off = p.switchStrongest(3)
	drawn, logits, changes := inJavaScript(p.strokes()), p.result().Logits, p.text("#changes")
	return p, off, func(when string) {
		t.Helper()
		p.ready()
		p.frames()
		if now := inJavaScript(p.strokes()); now != drawn {
			t.Errorf("%s: the drawing is %s, was %s", when, now, drawn)
		}
		if now := p.text("#changes"); now != changes {
			t.Errorf("%s: changed is %q, was %q", when, now, changes)
		}
		if now := p.result().Logits; !slices.Equal(now, logits) {
			t.Errorf("%s: the logits are %v, were %v", when, now, logits)
		}
		p.expectOff(off)
	}
}

func TestAReloadLosesNothing(t *testing.T) {
	t.Parallel()
	p, _, expect := made(t)
	p.do(chromedp.Reload())
	expect("loaded anew")
	p.do(chromedp.Reload())
	expect("and once more")
	p.click(allOn)
	p.click(allOn) // the one for the painted filters
	p.click("#clear")
	p.do(chromedp.Reload())
	p.ready()
	if n := len(p.strokes()); n != 0 {
		t.Errorf("loaded anew a cleared pad has %d strokes", n)
	}
	p.expectOff()
}

func TestAVisitToTheOtherPageLosesNothing(t *testing.T) {
	t.Parallel()
	p, _, expect := made(t)
	p.click(".top .training")
	p.arrive("training/")
	p.click(".viewing a")
	p.arrive("")
	expect("back by the link")
	p.click(".top .training")
	p.arrive("training/")
	p.run(`history.back()`)
	p.arrive("")
	expect("back by the browser's button")
	p.do(chromedp.Navigate(p.host.URL + base + "training/"))
	p.do(chromedp.Navigate(p.host.URL + base))
	expect("back by the address")
}

// What is made stays in its tab.
func TestAnotherTabIsBlank(t *testing.T) {
	t.Parallel()
	p, _, expect := made(t)
	tab, closeTab := chromedp.NewContext(p.ctx, chromedp.WithListener(p.watch))
	defer closeTab()
	other := &page{t: t, ctx: tab, host: p.host, screen: desktop}
	other.do(chromedp.Navigate(p.host.URL + base))
	other.ready()
	if n := len(other.strokes()); n != 0 {
		t.Errorf("the drawing of one tab is in another: %d strokes", n)
	}
	other.expectOff()
	other.draw(dense(one))
	other.do(chromedp.Reload())
	other.ready()
	p.do(chromedp.Reload())
	expect("loaded anew beside another tab")
}

// A phone that puts the browser away may end it without another word.
func TestWhatIsHiddenIsKept(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.mouse().draw(dense(seven))
	p.run(`
		sessionStorage.clear();
		Object.defineProperty(document, "hidden", { get: () => true });
		document.dispatchEvent(new Event("visibilitychange"));
		for (const name of ["setItem", "removeItem", "clear"]) Storage.prototype[name] = () => {};`)
	p.do(chromedp.Reload())
	p.ready()
	if strokes := p.strokes(); len(strokes) != 1 {
		t.Errorf("%d strokes, want the one drawn", len(strokes))
	}
}

func TestLeavingBeforeTheProgramRunsLosesNothing(t *testing.T) {
	t.Parallel()
	gate := newGate(t)
	p := open(t, setup{program: gate.after(0.5), starting: true})
	p.mouse().draw(dense(seven))
	p.do(chromedp.Reload())
	p.mouse().draw(stroke{{0.35, 0.5}, {0.65, 0.5}})
	p.do(chromedp.Navigate(p.host.URL + base + "training/"))
	p.do(chromedp.Navigate(p.host.URL + base))
	gate.open()
	p.ready()
	strokes := p.strokes()
	if len(strokes) != 2 {
		t.Fatalf("%d strokes, want one from each visit", len(strokes))
	}
	p.expectStroke(strokes[0], seven)
}

func TestLeavingAFailureLosesNothing(t *testing.T) {
	t.Parallel()
	p, _, expect := made(t)
	p.tolerate(`404`)
	p.host.mutex.Lock()
	p.host.program = http.NotFound
	p.host.mutex.Unlock()
	for range 2 {
		p.do(chromedp.Navigate(p.host.URL + base + "training/"))
		p.do(chromedp.Navigate(p.host.URL + base + "?past-the-cache"))
		p.expectMessage(`404`)
	}
	p.host.repair()
	p.click("#notice button")
	expect("when the program could be had")
}

// Storage is open to whatever runs on the same host.
func TestWhatWasNotKeptByThePageIsIgnored(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	const good = `[[[0.3, 0.2], [0.7, 0.2], [0.45, 0.9]]]`
	nothing := `[]`
	for _, c := range []struct{ kept, strokes string }{
		{`no JSON`, nothing}, {`null`, nothing}, {`7`, nothing}, {`[[[0.5, 0.5]]]`, nothing}, {`{}`, nothing},
		{`{"strokes": [[[0.5, 2]]]}`, nothing},
		{`{"strokes": {"length": 1e9}, "off": {"length": 1e9}, "painted": "x"}`, nothing},
		{`{"strokes": ` + good + `, "off": 7, "painted": null}`, good},
		{`{"strokes": ` + good + `, "off": [null, 7, {"layer": 1}, {"layer": 0, "channel": 0}, {"layer": 99, "channel": 0},
			{"layer": 1, "channel": 99}, {"layer": -1, "channel": 0}, {"layer": 1.5, "channel": 0}, {"layer": 7, "channel": 0}]}`, good},
		{`{"strokes": ` + good + `, "painted": [null, {"layer": 1, "channel": 0, "input": 0}, {"layer": 1, "channel": 0, "input": 0, "values": [1, 2]},
			{"layer": 2, "channel": 0, "input": 0, "values": [1]}, {"layer": 99, "channel": 0, "input": 0, "values": []},
			{"layer": 1, "channel": 0, "input": 5, "values": []}, {"layer": 1, "channel": 0, "input": 0, "values": [` + numbers(25, "1e300") + `]},
			{"layer": 1, "channel": 0, "input": 0, "values": [` + numbers(25, "null") + `]}]}`, good},
	} {
		p.run(fmt.Sprintf(`sessionStorage.clear(); const { setItem } = Storage.prototype, key = %s; setItem.call(sessionStorage, key, %q); Storage.prototype.setItem = () => {};`, storageKey, c.kept))
		p.do(chromedp.Reload())
		p.ready()
		p.frames()
		if !value[bool](p, fmt.Sprintf(`JSON.stringify(digitscope.strokes()) === JSON.stringify(%s)`, c.strokes)) {
			t.Errorf("%.60s: the drawing is %s", c.kept, inJavaScript(p.strokes()))
		}
		if value[bool](p, `document.getElementById("changes").checkVisibility()`) {
			t.Errorf("%.60s: changed is %q", c.kept, p.text("#changes"))
		}
		p.expectPercents()
	}
	// what is right among it counts, once
	p.run(`Storage.prototype.setItem.call(sessionStorage, ` + storageKey + `, JSON.stringify({ strokes: ` + good + `,
		off: [{ layer: 1, channel: 0 }, { layer: 77, channel: 0 }, { layer: 1, channel: 0 }] })); Storage.prototype.setItem = () => {};`)
	p.do(chromedp.Reload())
	p.ready()
	p.frames()
	p.expectOff(unit{Layer: 1})
}

const storageKey = `"digitscope"`

func numbers(count int, each string) string {
	list := each
	for range count - 1 {
		list += ", " + each
	}
	return list
}

func TestWhereStorageIsForbiddenAllElseWorks(t *testing.T) {
	t.Parallel()
	p := open(t, setup{script: `Object.defineProperty(window, "sessionStorage", { get() { throw new DOMException("denied", "SecurityError"); } });`})
	p.mouse().draw(dense(seven))
	p.do(chromedp.Reload())
	p.ready()
	p.mouse().draw(dense(seven))
	p.frames()
	p.expectDigit(7)
}

// A drawing that has no room is kept as well as there is room.
func TestADrawingTooLongToKeepIsKeptCoarsely(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.run(`digitscope.draw(Array.from({ length: 9 }, (_, k) => Array.from({ length: 2e4 }, (_, i) =>
		[0.5 + 0.4 * Math.sin(i / 1e3 + k), 0.5 + 0.4 * Math.cos(i / 1.3e3)])))`)
	before := p.result()
	p.do(chromedp.Reload())
	p.ready()
	if strokes := p.strokes(); len(strokes) != 9 {
		t.Fatalf("%d strokes, want nine", len(strokes))
	}
	expectNear(t, "kept coarsely", p.result(), before, 0.1)
}

package test

import (
	"fmt"
	"regexp"
	"testing"
)

func TestTheShellIsThereBeforeTheProgram(t *testing.T) {
	for _, s := range []screen{desktop, phone} {
		t.Run(s.String(), func(t *testing.T) {
			gate := newGate(t)
			p := open(t, setup{screen: s, program: gate.after(0), starting: true})
			for _, place := range []string{"h1", "#pad", "#undo", "#redo", "#clear", "#notice"} {
				if !value[bool](p, fmt.Sprintf(`document.querySelector(%q).checkVisibility({ visibilityProperty: true })`, place)) {
					t.Errorf("%s is not there before the program", place)
				}
			}
			if p.text("h1") == "" || p.text("#undo") == "" {
				t.Error("title or buttons have no words")
			}
			if outline := shades(p.crop(p.picture(), p.box("#pad"))); outline < 2 {
				t.Error("the pad has no outline")
			}
			p.expectNothingWide(result{State: "loading"})
			p.expectNoOverlap(result{State: "loading"})
			gate.open()
			p.ready()
			if value[bool](p, `document.getElementById("notice").checkVisibility()`) {
				t.Error("the progress stays when the program runs")
			}
		})
	}
}

func TestTheDownloadSaysHowFarItIs(t *testing.T) {
	for _, part := range []int{25, 75} {
		gate := newGate(t)
		p := open(t, setup{program: gate.after(float64(part) / 100), starting: true})
		p.waitFor(fmt.Sprintf(`/\b%d\s?%%/.test(document.getElementById("notice").innerText)`, part))
		bar := value[float64](p, `document.querySelector("#notice progress").position`)
		if bar < float64(part-1)/100 || bar > float64(part+1)/100 {
			t.Errorf("the bar is at %.2f, want %d %%", bar, part)
		}
		gate.open()
		p.ready()
	}
}

func TestTheDrawingMadeBeforeTheStartIsKept(t *testing.T) {
	gate := newGate(t)
	p := open(t, setup{program: gate.after(0.5), starting: true})
	pen := p.mouse()
	pen.draw(dense(seven))
	pen.draw(stroke{{0.5, 0.5}}) // a dot
	if share(p.crop(p.picture(), p.inside("#pad")), p.colour("body", "color")) < 0.01 {
		t.Error("the pad does not show what is drawn before the start")
	}
	gate.open()
	p.ready()
	p.frames()
	strokes := p.strokes()
	if len(strokes) != 2 {
		t.Fatalf("%d strokes after the start, want 2", len(strokes))
	}
	p.expectStroke(strokes[0], seven)
	p.expectStroke(strokes[1], stroke{{0.5, 0.5}})
	p.click("#undo")
	if n := len(p.strokes()); n != 1 {
		t.Errorf("%d strokes after Undo, want 1", n)
	}
	p.frames()
	p.expectDigit(7)
	p.expectInk()
}

func TestAStrokeGoesOnThroughTheStart(t *testing.T) {
	gate := newGate(t)
	p := open(t, setup{program: gate.after(0), starting: true})
	pen, points := p.mouse(), dense(seven)
	half := len(points) / 2
	pen.press(points[0])
	pen.drag(points[1:half]...)
	gate.open()
	p.ready()
	p.run(listen)
	pen.drag(points[half:]...)
	p.waitFor(`heard.length > 0`) // the button is still down
	pen.release(points[len(points)-1])
	strokes := p.strokes()
	if len(strokes) != 1 {
		t.Fatalf("%d strokes, want the one that was under way", len(strokes))
	}
	p.expectStroke(strokes[0], seven)
	p.frames()
	p.expectDigit(7)
	p.expectInk()
}

func TestASampleChosenBeforeTheStartIsKept(t *testing.T) {
	gate := newGate(t)
	p := open(t, setup{program: gate.after(0), starting: true})
	p.mouse().draw(dense(seven))
	p.click(`#samples [data-digit="3"]`)
	gate.open()
	p.ready()
	p.frames()
	p.expectDigit(3)
	if share(p.crop(p.picture(), p.inside("#pad")), p.colour("body", "color")) < 0.01 {
		t.Error("the pad does not show the sample")
	}
}

// Wherever the page is opened, the progress is seen without scrolling.
func TestTheNoticeIsInSight(t *testing.T) {
	for _, s := range []screen{desktop, tablet, phone} {
		gate := newGate(t)
		p := open(t, setup{screen: s, program: gate.after(0.5), starting: true})
		p.waitFor(`document.querySelector("#notice progress")?.getBoundingClientRect().bottom < innerHeight`)
		gate.open()
		p.ready()
	}
}

func TestTheNoticeIsReadable(t *testing.T) {
	gate := newGate(t)
	p := open(t, setup{program: gate.after(0.5), starting: true})
	if words := p.text("#notice"); regexp.MustCompile(`undefined|NaN|null|\[object|\{\w+\}`).MatchString(words) {
		t.Errorf("the notice says %q", words)
	}
	gate.open()
	p.ready()
}

func TestABrowserThatCannotCompileOnTheWayStarts(t *testing.T) {
	p := open(t, setup{script: `delete WebAssembly.compileStreaming;`})
	p.draw(seven)
	p.expectDigit(7)
}

// The program is on its way before the page's script is: that runs when the page has
// been read to its end.
func TestThePageItselfAsksForTheProgram(t *testing.T) {
	p := open(t, setup{script: `
		const ask = fetch;
		globalThis.fetch = (address, ...more) => {
			if (/\.wasm$/.test(address)) window.asked = document.readyState;
			return ask(address, ...more);
		};`})
	p.expectLoaded("digitscope", "digitscope-scalar")
	if asked := value[string](p, `window.asked`); asked != "loading" {
		t.Errorf("the program is asked for when the page is %q, want loading", asked)
	}
}

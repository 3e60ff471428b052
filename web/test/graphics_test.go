package test

import "testing"

const (
	lose    = `document.querySelector("#scope > canvas").getContext("webgl2").getExtension("WEBGL_lose_context").loseContext()`
	hasView = `((c) => c !== null && c.getContext("webgl2")?.isContextLost() === false)(document.querySelector("#scope > canvas"))`
	told    = `(document.querySelector("#notice[role=alert] button")?.checkVisibility() ?? false)`
	running = `(() => { try { digitscope.strokes(); return true; } catch { return false; } })()`
)

func TestLostGraphicsComeBack(t *testing.T) {
	p := open(t, setup{})
	p.tolerate(`CONTEXT_LOST_WEBGL|context lost`)
	p.draw(dense(seven), stroke{{0.35, 0.5}, {0.65, 0.5}})
	p.click("#undo")
	p.click("#redo")
	p.frames()
	p.run(`window.sameVisit = true`)
	drawn, pad, maps := inJavaScript(p.strokes()), p.pictureOf("#pad"), p.pictureOf(".stage .slot")
	p.run(lose)
	p.waitFor(hasView)
	p.waitFor(running)
	p.frames()
	if now := inJavaScript(p.strokes()); now != drawn {
		t.Errorf("the drawing is %s, was %s", now, drawn)
	}
	if !value[bool](p, `window.sameVisit === true`) {
		t.Fatal("the page was loaded anew")
	}
	if !same(p.pictureOf("#pad"), pad) || !same(p.pictureOf(".stage .slot"), maps) {
		t.Error("the view does not come back as it was")
	}
	p.mouse().draw(stroke{{0.2, 0.9}, {0.8, 0.9}})
	p.frames()
	if n := len(p.strokes()); n != 3 {
		t.Errorf("%d strokes after drawing on, want 3", n)
	}
	if same(p.pictureOf("#pad"), pad) {
		t.Error("the pad does not show the stroke that followed")
	}
	if n := value[int](p, `document.querySelectorAll("canvas").length`); n != 1 {
		t.Errorf("%d canvases, want one", n)
	}
}

func TestGraphicsLostDuringAStroke(t *testing.T) {
	p := open(t, setup{})
	p.tolerate(`CONTEXT_LOST_WEBGL|context lost`)
	pen, points := p.mouse(), dense(seven)
	half := len(points) / 2
	pen.press(points[0])
	pen.drag(points[1:half]...)
	p.run(lose)
	pen.drag(points[half:]...)
	pen.release(points[len(points)-1])
	p.waitFor(hasView)
	p.waitFor(running)
	strokes := p.strokes()
	if len(strokes) != 1 {
		t.Fatalf("%d strokes, want one", len(strokes))
	}
	p.expectStroke(strokes[0], seven)
}

func TestGraphicsLostAgainAndAgainAreTold(t *testing.T) {
	p := open(t, setup{})
	p.tolerate(`CONTEXT_LOST_WEBGL|context lost`)
	p.draw(dense(seven))
	p.run(`window.sameVisit = true`)
	for range 20 {
		p.waitFor(`(` + hasView + ` && ` + running + `) || ` + told)
		if value[bool](p, told) {
			break
		}
		p.run(lose)
		p.frames()
	}
	p.expectMessage(`(?i)graphics`)
	p.waitFor(running)
	p.mouse().draw(stroke{{0.2, 0.9}, {0.8, 0.9}})
	p.expectPlain(result{})
	p.click("#undo")
	p.click("#notice button")
	p.waitFor(hasView)
	p.waitFor(running)
	p.frames()
	p.expectInk()
	if n := len(p.strokes()); n != 1 {
		t.Errorf("%d strokes, want the one drawn before", n)
	}
	if !value[bool](p, `window.sameVisit === true`) {
		t.Error("the page was loaded anew")
	}
}

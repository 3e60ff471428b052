package test

import (
	"testing"

	"github.com/chromedp/cdproto/input"
)

// listen makes the page collect its results. digitscope.result() would not do
// to see what shows by itself: it asks the program.
const listen = `window.heard = []; addEventListener("digitscope:result", (e) => heard.push(e.detail));`

func TestASevenIsReadWhileItIsDrawn(t *testing.T) {
	p := open(t, setup{})
	p.run(listen)
	blankWords, blankInput := p.text("#answer-words"), p.pictureOf("#input")
	blankLayers := p.layers()

	pen, points := p.mouse(), dense(seven)
	half := len(points) / 2
	pen.press(points[0])
	pen.drag(points[1:half]...)
	p.waitFor(`heard.length > 0 && heard.at(-1).state !== "blank"`)
	if p.text("#answer-words") == blankWords {
		t.Errorf("with the button down the page still says %q", blankWords)
	}
	if same(p.pictureOf("#input"), blankInput) {
		t.Error("with the button down the network sees nothing")
	}
	for i, layer := range p.layers() {
		if slicesEqual(layer.Activations, blankLayers[i].Activations) {
			t.Errorf("%s does not change during the stroke", layer.Name)
		}
	}
	during := p.result()

	pen.drag(points[half:]...)
	pen.release(points[len(points)-1])
	p.waitFor(`heard.at(-1).logits.join() === digitscope.result().logits.join()`)
	if after := p.result(); slicesEqual(after.Logits, during.Logits) {
		t.Error("the second half of the stroke changes nothing")
	}
	p.expectDigit(7)
	p.expectStroke(p.strokes()[0], seven)
}

func slicesEqual(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestTheAnswerComesInTheFrameOfTheMove(t *testing.T) {
	p := open(t, setup{})
	// late counts the moves whose result was not there when the next frame began.
	p.run(`
		window.moves = window.late = window.results = 0;
		addEventListener("digitscope:result", () => results++);
		document.getElementById("pad").addEventListener("pointermove", () => {
			const before = results;
			moves++;
			requestAnimationFrame(() => requestAnimationFrame(() => { if (results === before) late++; }));
		}, { capture: true });`)
	pen, points := p.mouse(), dense(seven)
	pen.press(points[0])
	pen.drag(points[1:]...)
	p.frames()
	p.frames()
	moves, late := value[int](p, `moves`), value[int](p, `late`)
	pen.release(points[len(points)-1])
	if moves < 10 || late > 0 {
		t.Errorf("of %d moves %d had no answer in their frame", moves, late)
	}
}

func TestAFastStrokeIsSmooth(t *testing.T) {
	p := open(t, setup{})
	// A slow computer: every frame takes a while, so that the browser packs
	// many moves into one event.
	p.run(`
		window.slow = true;
		requestAnimationFrame(function frame() {
			for (const start = performance.now(); performance.now() - start < 60;);
			if (slow) requestAnimationFrame(frame);
		});`)
	pen := p.mouse()
	pen.press(zero[0])
	pen.fling(zero[1:]...)
	pen.release(zero[len(zero)-1])
	p.run(`slow = false`)
	strokes := p.strokes()
	if len(strokes) != 1 {
		t.Fatalf("%d strokes, want one", len(strokes))
	}
	if drawn := strokes[0]; len(drawn) < 80 || drawn.longest() > 0.12 {
		t.Errorf("%d points, up to %.2f of the pad apart; 100 were drawn, 0.02 apart", len(drawn), drawn.longest())
	}
	p.expectStroke(strokes[0], zero)
	p.expectDigit(0)
}

func TestReleasingOutsideThePadEndsTheStroke(t *testing.T) {
	p := open(t, setup{})
	pen := p.mouse()
	pen.press([2]float64{0.5, 0.3})
	pen.drag([2]float64{0.5, 0.6}, [2]float64{0.5, 0.9}, [2]float64{0.5, 1.2})
	pen.release([2]float64{0.5, 1.2})
	before := inJavaScript(p.strokes())
	pen.hover([2]float64{0.5, 0.9}, [2]float64{0.2, 0.5}, [2]float64{0.8, 0.5})
	p.frames()
	if after := inJavaScript(p.strokes()); after != before {
		t.Errorf("moving back without the button drew: %s, before %s", after, before)
	}
	pen.draw(stroke{{0.2, 0.2}, {0.8, 0.2}})
	if n := len(p.strokes()); n != 2 {
		t.Errorf("%d strokes after a second one", n)
	}
}

func TestAReleaseThatNobodySawEndsTheStroke(t *testing.T) {
	p := open(t, setup{})
	pen := p.mouse()
	pen.press([2]float64{0.5, 0.3})
	pen.drag([2]float64{0.5, 0.8})
	// released over another window: the next that comes is a move without button
	pen.hover([2]float64{0.2, 0.5}, [2]float64{0.8, 0.5})
	p.frames()
	strokes := p.strokes()
	if len(strokes) != 1 {
		t.Fatalf("%d strokes, want one", len(strokes))
	}
	p.expectStroke(strokes[0], stroke{{0.5, 0.3}, {0.5, 0.8}})
}

func TestOnlyTheFirstButtonDraws(t *testing.T) {
	p := open(t, setup{})
	pen := p.mouse()
	middle := [2]float64{0.5, 0.5}
	call(p, input.DispatchMouseEvent, pen.event(input.DispatchMouseEventTypeMousePressed, middle, input.MouseButtonMiddle, 4))
	call(p, input.DispatchMouseEvent, pen.event(input.DispatchMouseEventTypeMouseMoved, [2]float64{0.7, 0.7}, input.MouseButtonMiddle, 4))
	call(p, input.DispatchMouseEvent, pen.event(input.DispatchMouseEventTypeMouseReleased, middle, input.MouseButtonMiddle, 0))
	p.frames()
	if n := len(p.strokes()); n != 0 {
		t.Errorf("the middle button drew %d strokes", n)
	}
}

func TestAPenDraws(t *testing.T) {
	p := open(t, setup{})
	pen := p.mouse()
	pen.pointer = input.DispatchMouseEventPointerTypePen
	pen.draw(dense(seven))
	p.frames()
	if n := len(p.strokes()); n != 1 {
		t.Fatalf("%d strokes, want one", n)
	}
	p.expectStroke(p.strokes()[0], seven)
	p.expectDigit(7)
}

package test

import (
	"math"
	"slices"
	"testing"
)

func TestDrawReturnsTheResult(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	drawn := p.draw(dense(seven))
	if shown := p.result(); !slices.Equal(drawn.Logits, shown.Logits) || drawn.State != shown.State {
		t.Errorf("draw returns %v, result() %v", drawn, shown)
	}
	if drawn.Digit == nil || *drawn.Digit != 7 {
		t.Errorf("%v, want 7", drawn)
	}
	if len(drawn.Probabilities) != 10 || len(drawn.Logits) != 10 {
		t.Fatalf("%d probabilities and %d logits, want ten each", len(drawn.Probabilities), len(drawn.Logits))
	}
	if drawn.Micros <= 0 || drawn.Micros > 1e6 {
		t.Errorf("read in %v µs", drawn.Micros)
	}
	keys := value[[]string](p, `Object.keys(digitscope.result()).sort()`)
	if want := []string{"digit", "logits", "micros", "presence", "probabilities", "state"}; !slices.Equal(keys, want) {
		t.Errorf("a result has %q, want %q", keys, want)
	}
	if blank := p.draw(); blank.State != "blank" || blank.Digit != nil {
		t.Errorf("draw([]) returns %v", blank)
	}
}

func TestReadyIsAPromiseThatResolves(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	if !value[bool](p, `digitscope.ready instanceof Promise`) {
		t.Error("ready is no promise")
	}
	members := value[[]string](p, `Object.keys(digitscope).sort()`)
	for _, name := range []string{"ready", "draw", "strokes", "clear", "result", "classify", "layers"} {
		if !slices.Contains(members, name) {
			t.Errorf("digitscope has no %s, only %q", name, members)
		}
	}
}

func TestStrokesRoundTrip(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	drawing := []stroke{dense(seven), {{0, 0}}, {{0, 1}, {1, 0}, {1.0 / 3, 0.1}}}
	p.draw(drawing...)
	if got, want := inJavaScript(p.strokes()), inJavaScript(drawing); got != want {
		t.Errorf("strokes are %s, want %s", got, want)
	}
	p.run(`digitscope.strokes()[0][0][0] = 0.77; digitscope.strokes().length = 0`)
	if got, want := inJavaScript(p.strokes()), inJavaScript(drawing); got != want {
		t.Error("changing what strokes() returned changes the drawing")
	}
	p.run(`const mine = digitscope.strokes(); digitscope.draw(mine); mine[0][0][0] = 0.77`)
	if got, want := inJavaScript(p.strokes()), inJavaScript(drawing); got != want {
		t.Error("changing what was given to draw() changes the drawing")
	}
	p.run(`digitscope.clear()`)
	if n := len(p.strokes()); n != 0 || p.result().State != "blank" {
		t.Errorf("%d strokes after clear(), %v", n, p.result())
	}
}

func TestDrawShowsOnThePage(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	p.expectDigit(7)
	if share(p.pictureOf("#pad"), p.colour("body", "color")) < 0.01 {
		t.Error("the pad does not show what draw() drew")
	}
	p.click("#undo")
	if n := len(p.strokes()); n != 0 {
		t.Errorf("Undo after draw() leaves %d strokes", n)
	}
}

func TestClassify(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	drawn := p.draw(dense(seven))
	p.run(`window.pixels = digitscope.layers()[0].activations; digitscope.draw([[[0.5, 0.2], [0.5, 0.8]]])`)
	p.frames()
	p.run(listen)
	before, layersBefore, words := p.result(), p.layers(), p.text(".answer")
	for _, argument := range []string{`pixels`, `[...pixels]`, `Float64Array.from(pixels)`} {
		read := value[result](p, `digitscope.classify(`+argument+`)`)
		for digit, probability := range read.Probabilities {
			if math.Abs(probability-drawn.Probabilities[digit]) > 1e-6 {
				t.Errorf("classify(%s) gives %d %v, draw gave %v", argument, digit, probability, drawn.Probabilities[digit])
			}
		}
		if read.State != drawn.State || math.Abs(read.Presence-drawn.Presence) > 1e-6 || read.Micros <= 0 {
			t.Errorf("classify(%s) gives %v, draw gave %v", argument, read, drawn)
		}
	}
	if white := value[result](p, `digitscope.classify(new Uint8Array(784).fill(1))`); len(white.Probabilities) != 10 {
		t.Errorf("a white picture: %v", white)
	}
	if black := value[result](p, `digitscope.classify(new Float32Array(784))`); black.State != "blank" || black.Digit != nil || black.Presence != 0 {
		t.Errorf("an empty picture: %v, want blank", black)
	}
	p.frames()
	after, layersAfter := p.result(), p.layers()
	if !slices.Equal(after.Logits, before.Logits) || len(p.strokes()) != 1 || p.text(".answer") != words {
		t.Errorf("classify changes the drawing or its answer: %v, before %v", after, before)
	}
	for i := range layersAfter {
		if !slices.Equal(layersAfter[i].Activations, layersBefore[i].Activations) {
			t.Errorf("classify changes %s", layersAfter[i].Name)
		}
	}
	if n := value[int](p, `heard.length`); n != 0 {
		t.Errorf("classify sends %d events of the drawing's result", n)
	}
}

func TestTheResultEvent(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.run(listen)
	drawn := p.draw(dense(seven))
	p.waitFor(`heard.length > 0`)
	heard := value[result](p, `heard.at(-1)`)
	if heard.State != drawn.State || heard.Presence != drawn.Presence || !slices.Equal(heard.Logits, drawn.Logits) || !slices.Equal(heard.Probabilities, drawn.Probabilities) {
		t.Errorf("the event says %v, draw %v", heard, drawn)
	}
	p.run(`heard.length = 0; digitscope.clear()`)
	p.waitFor(`heard.length > 0`)
	if heard := value[result](p, `heard.at(-1)`); heard.State != "blank" {
		t.Errorf("after clear the event says %v", heard)
	}
	// a listener may call the interface
	p.run(`
		window.answers = [];
		addEventListener("digitscope:result", () => { if (answers.length < 3) answers.push(digitscope.draw([[[0.5, 0.1], [0.5, 0.9]]]).state); })
		digitscope.draw([[[0.2, 0.2], [0.8, 0.2]]]);`)
	p.waitFor(`answers.length === 3`)
	p.run(`heard[0].probabilities.length = 0; digitscope.result().logits.length = 0`)
	if r := p.result(); len(r.Probabilities) != 10 || len(r.Logits) != 10 {
		t.Error("changing a result that was given out changes the next one")
	}
}

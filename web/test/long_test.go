package test

import (
	"fmt"
	"regexp"
	"testing"
)

// counting counts what a drawing costs, however fast the computer is: the bytes that
// are handed to WebGL, and those that the program and the page tell each other.
const counting = `
	window.count = { drawn: 0, told: 0 };
	for (const name of ["bufferData", "bufferSubData"]) {
		const { [name]: send } = WebGL2RenderingContext.prototype;
		WebGL2RenderingContext.prototype[name] = function (...values) {
			count.drawn += values.find(ArrayBuffer.isView)?.byteLength ?? 0;
			return send.apply(this, values);
		};
	}
	window.Uint8Array = class extends Uint8Array {
		constructor(...values) {
			super(...values);
			if (typeof values[0] === "number") count.told += values[0];
		}
	};`

// scribble is a drawing of one stroke in JavaScript.
func scribble(points int) string {
	return fmt.Sprintf(`[Array.from({ length: %d }, (_, i) => [0.5 + 0.4 * Math.sin(i / 97), 0.5 + 0.4 * Math.cos(i / 61 + i / 5e4)])]`, points)
}

// A frame shows what it shows of an ordinary drawing, however long it is.
func TestAFrameOfALongDrawingCostsNoMore(t *testing.T) {
	p := open(t, setup{script: counting})
	cost := func(points int) int {
		t.Helper()
		p.run(`digitscope.draw(` + scribble(points) + `)`)
		p.frames()
		pen := p.mouse()
		pen.press([2]float64{0.1, 0.1})
		p.frames()
		p.run(`count.drawn = 0`)
		pen.drag([2]float64{0.12, 0.1})
		p.frames()
		pen.release([2]float64{0.12, 0.1})
		return value[int](p, `count.drawn`)
	}
	ordinary := cost(2_000)
	for _, points := range []int{20_000, 100_000} {
		if long := cost(points); long > 2*ordinary {
			t.Errorf("a frame with %d points takes %d bytes, with 2,000 %d", points, long, ordinary)
		}
	}
}

// What a stroke, Undo and Redo tell the page is what is new.
func TestStepsOfManyStrokesTellLittle(t *testing.T) {
	p := open(t, setup{script: counting})
	p.run(`digitscope.draw(Array.from({ length: 12000 }, (_, i) => [[i * 0.618 % 1, i * 0.414 % 1]]))`)
	pen := p.mouse()
	pen.draw(stroke{{0.5, 0.5}})
	p.frames()
	for _, step := range []struct {
		name string
		run  func()
	}{
		{"a dot", func() { pen.draw(stroke{{0.3, 0.5}}) }},
		{"Undo", func() { p.click("#undo") }},
		{"Redo", func() { p.click("#redo") }},
	} {
		p.run(`count.told = 0`)
		step.run()
		if told := value[int](p, `count.told`); told > 10_000 {
			t.Errorf("%s on 12,000 strokes tells %d bytes", step.name, told)
		}
	}
	if n := len(p.strokes()); n != 12_002 {
		t.Errorf("%d strokes", n)
	}
}

func TestAThousandDotsAreUndoneAndRedone(t *testing.T) {
	p := open(t, setup{})
	for i := range 4 { // not all at once: a page's own script draws dots by events as well
		p.run(fmt.Sprintf(`
			const pad = document.getElementById("pad"), box = pad.getBoundingClientRect();
			const at = (i) => ({ pointerId: 1, isPrimary: true, button: 0, buttons: 1, bubbles: true, pointerType: "pen",
				clientX: box.left + box.width * (0.1 + 0.8 * (i * 0.618 %% 1)), clientY: box.top + box.height * (0.1 + 0.8 * (i * 0.414 %% 1)) });
			for (let i = %d; i < %d; i++) {
				pad.dispatchEvent(new PointerEvent("pointerdown", at(i)));
				pad.dispatchEvent(new PointerEvent("pointerup", { ...at(i), buttons: 0 }));
			}`, 300*i, 300*i+300))
	}
	drawn := inJavaScript(p.strokes())
	expect := func(strokes int) {
		t.Helper()
		if n := len(p.strokes()); n != strokes {
			t.Fatalf("%d dots, want %d", n, strokes)
		}
	}
	expect(1200)
	p.run(`for (let i = 0; i < 1000; i++) document.getElementById("undo").click()`)
	expect(200)
	p.frames()
	p.run(`for (let i = 0; i < 1000; i++) document.getElementById("redo").click()`)
	if inJavaScript(p.strokes()) != drawn {
		t.Error("Redo brings other dots back")
	}
}

// A loop in the console can't exhaust the memory.
func TestDrawingInALoopTakesNoMemory(t *testing.T) {
	p := open(t, setup{script: `
		const instantiate = WebAssembly.instantiate;
		WebAssembly.instantiate = async (...values) => (window.instance = await instantiate(...values));
		window.memory = () => instance.exports.mem.buffer.byteLength;
		window.scribble = ` + scribble(20_000) + `;`})
	p.run(`for (let i = 0; i < 60; i++) digitscope.draw(scribble)`)
	before := value[int](p, `memory()`)
	p.run(`for (let i = 0; i < 300; i++) digitscope.draw(scribble)`)
	if after := value[int](p, `memory()`); after > before*3/2 {
		t.Errorf("after 60 drawings of 20,000 points the program has %d MB, after 360 %d", before>>20, after>>20)
	}
	p.click("#undo")
	if n := len(p.strokes()); n != 1 {
		t.Errorf("Undo leaves %d strokes", n)
	}
}

func TestTooManyPointsAreRefused(t *testing.T) {
	p := open(t, setup{})
	drawn := p.draw(dense(seven))
	for _, strokes := range []string{
		`[Array(10_000_000).fill([0.5, 0.5])]`, `Array(10_000_000).fill([[0.5, 0.5]])`, `Array(1000).fill(Array(501).fill([0.5, 0.5]))`,
	} {
		words := value[string](p, `(() => { try { digitscope.draw(`+strokes+`); return "it draws"; } catch (error) { return error.name + ": " + error.message; } })()`)
		if !regexp.MustCompile(`^TypeError: .*500000 points`).MatchString(words) {
			t.Errorf("%s: %s", strokes, words)
		}
	}
	expectAlike(t, "after a refusal", p.result(), drawn)
	p.run(`digitscope.draw(Array(1000).fill(Array(500).fill([0.5, 0.5])))`)
	if n := len(p.strokes()); n != 1000 {
		t.Errorf("%d strokes, want 1000", n)
	}
}

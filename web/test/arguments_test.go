package test

import (
	"fmt"
	"regexp"
	"testing"
)

func TestWrongArgumentsAreRefused(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	p.run(`
		window.state = () => JSON.stringify([digitscope.strokes(), digitscope.result(), digitscope.layers().map((l) => [...l.activations])]);
		window.before = state();
		window.pixels = (n, change = {}) => Object.assign(Array(n).fill(0.5), change);
		window.attempt = (f) => {
			try {
				f();
			} catch (e) {
				return (e instanceof TypeError ? "" : "not a TypeError: " + e.name + ": ") + e.message;
			}
			return "accepted";
		};`)
	for _, c := range []struct{ call, names string }{
		{`draw()`, `^strokes .*undefined`},
		{`draw(null)`, `^strokes .*null`},
		{`draw("7")`, `^strokes .*string`},
		{`draw(7)`, `^strokes .*7`},
		{`draw({})`, `^strokes .*object`},
		{`draw({ length: 1, 0: [[0.1, 0.1]] })`, `^strokes .*object`},
		{`draw([0.1])`, `^strokes\[0\] .*0\.1`},
		{`draw([null])`, `^strokes\[0\] .*null`},
		{`draw(["ab"])`, `^strokes\[0\] .*string`},
		{`draw([[]])`, `^strokes\[0\] .*no points`},
		{`draw([[[0.1, 0.1]], []])`, `^strokes\[1\] .*no points`},
		{`draw([[0.1, 0.2]])`, `^strokes\[0\]\[0\] .*0\.1`},
		{`draw([[null]])`, `^strokes\[0\]\[0\] .*null`},
		{`draw([[{ x: 0.1, y: 0.2 }]])`, `^strokes\[0\]\[0\] .*object`},
		{`draw([[[0.1]]])`, `^strokes\[0\]\[0\] .*1`},
		{`draw([[[0.1, 0.2, 0.3]]])`, `^strokes\[0\]\[0\] .*3`},
		{`draw([[[0.1, 0.1], [0.2, "0.2"]]])`, `^strokes\[0\]\[1\].* y .*string`},
		{`draw([[[NaN, 0.1]]])`, `^strokes\[0\]\[0\].* x .*NaN`},
		{`draw([[[0.1, Infinity]]])`, `^strokes\[0\]\[0\].* y .*Infinity`},
		{`draw([[[0.1, -Infinity]]])`, `^strokes\[0\]\[0\].* y .*Infinity`},
		{`draw([[[null, 0.1]]])`, `^strokes\[0\]\[0\].* x .*null`},
		{`draw([[[undefined, 0.1]]])`, `^strokes\[0\]\[0\].* x .*undefined`},
		{`draw([[[0.1, 1.5]]])`, `^strokes\[0\]\[0\].* y .*1\.5`},
		{`draw([[[-0.2, 0.5]]])`, `^strokes\[0\]\[0\].* x .*-0\.2`},
		{`draw([[[10n, 0.5]]])`, `^strokes\[0\]\[0\].* x .*bigint`},
		{`draw([, [[0.1, 0.1]]])`, `^strokes\[0\] .*undefined`},
		{`draw([[, [0.1, 0.1]]])`, `^strokes\[0\]\[0\] .*undefined`},
		{`draw([[[, 0.1]]])`, `^strokes\[0\]\[0\].* x .*undefined`},
		{`classify()`, `^pixels .*undefined`},
		{`classify(null)`, `^pixels .*null`},
		{`classify("0".repeat(784))`, `^pixels .*string`},
		{`classify(784)`, `^pixels .*784`},
		{`classify({ length: 784 })`, `^pixels .*object`},
		{`classify([])`, `^pixels .*784`},
		{`classify(pixels(783))`, `^pixels .*783.*784`},
		{`classify(pixels(785))`, `^pixels .*785.*784`},
		{`classify(new Float32Array(28))`, `^pixels .*28.*784`},
		{`classify(new DataView(new ArrayBuffer(784)))`, `^pixels `},
		{`classify(pixels(784, { 5: 2 }))`, `^pixels\[5\] .*2`},
		{`classify(pixels(784, { 783: -0.1 }))`, `^pixels\[783\] .*-0\.1`},
		{`classify(pixels(784, { 5: NaN }))`, `^pixels\[5\] .*NaN`},
		{`classify(pixels(784, { 5: Infinity }))`, `^pixels\[5\] .*Infinity`},
		{`classify(pixels(784, { 5: "0.5" }))`, `^pixels\[5\] .*string`},
		{`classify(pixels(784, { 5: null }))`, `^pixels\[5\] .*null`},
		{`classify(Array(784))`, `^pixels\[0\] .*undefined`},
		{`classify(new Uint8Array(784).fill(255))`, `^pixels\[0\] .*255`},
		{`classify(new BigInt64Array(784))`, `^pixels\[0\] .*bigint`},
	} {
		message := value[string](p, fmt.Sprintf(`attempt(() => digitscope.%s)`, c.call))
		if !regexp.MustCompile(c.names).MatchString(message) {
			t.Errorf("%s: %q, want a TypeError like %s", c.call, message, c.names)
		}
		if message == "accepted" || !value[bool](p, `state() === before`) {
			if message != "accepted" {
				t.Errorf("%s changes something", c.call)
			}
			p.run(`digitscope.draw(` + inJavaScript([]stroke{dense(seven)}) + `); before = state();`)
		}
	}
}

package test

import (
	"fmt"
	"net/http"
	"testing"
)

// breakable has the program break in the exported function that is called as the last
// of window.calls; and, where window.quits, end itself as it does after a panic.
const breakable = `
	window.calls = Infinity;
	const { instantiate } = WebAssembly;
	WebAssembly.instantiate = async (...given) => {
		const instance = await instantiate.call(WebAssembly, ...given);
		const exports = Object.fromEntries(Object.entries(instance.exports).map(([name, each]) => [name,
			typeof each !== "function" ? each : (...values) => {
				if (--calls < 1) throw new WebAssembly.RuntimeError("unreachable");
				return each(...values);
			}]));
		return Object.create(instance, { exports: { value: exports } });
	};
	const later = window.queueMicrotask;
	window.queueMicrotask = (run) => {
		if (!window.quits) return later(run);
		window.quits = false;
		throw new Error("the page's own fault");
	};`

// stops tells how a call of the interface ends, begun with some statements.
func (p *page) stops(begin, call string) string {
	p.t.Helper()
	return value[string](p, `(() => { `+begin+`; try { `+call+`; return "it returns"; } catch (error) { return error.name + ": " + error.message; } finally { calls = Infinity; } })()`)
}

const hasStopped = "Error: digitscope has stopped: see the page for what went wrong"

func TestACallInWhichTheProgramBreaksSaysSo(t *testing.T) {
	t.Parallel()
	p := open(t, setup{script: breakable})
	p.draw(dense(seven))
	p.run(`window.pixels = new Float32Array(784).fill(0.5)`)
	for _, call := range []string{
		`digitscope.draw([[[0.2, 0.2], [0.8, 0.8]]])`, `digitscope.strokes()`, `digitscope.clear()`, `digitscope.result()`,
		`digitscope.classify(pixels)`, `digitscope.layers()`, `digitscope.votes(7)`, `digitscope.attribution(7)`,
		`digitscope.inspect({ layer: 1, channel: 0, row: 2, column: 2 })`,
	} {
		for calls := 1; calls <= 4; calls++ {
			end := p.stops(fmt.Sprintf(`calls = %d`, calls), call)
			if end == "it returns" && calls > 1 {
				break // it needs no more
			}
			if end != hasStopped {
				t.Errorf("%s, the program breaking in step %d: %s", call, calls, end)
			}
			p.expectMessage(`(?i)stopped|unreachable`)
			if again := p.stops("", call); again == "it returns" || again == hasStopped {
				t.Errorf("%s where the program has stopped: %s", call, again)
			}
			p.click("#notice button")
			p.ready()
		}
	}
}

func TestACallInWhichTheProgramEndsItselfSaysSo(t *testing.T) {
	t.Parallel()
	p := open(t, setup{script: breakable})
	p.tolerate(`the page's own fault|panic|goroutine|exit code|wasm`)
	for _, call := range []string{`digitscope.draw([[[0.2, 0.2], [0.8, 0.8]]])`, `digitscope.clear()`} {
		p.draw(dense(seven))
		if end := p.stops(`window.quits = true`, call); end != hasStopped {
			t.Errorf("%s, the program ending itself: %s", call, end)
		}
		p.expectMessage(`(?i)stopped|exit`)
		p.click("#notice button")
		p.ready()
		if n := len(p.strokes()); n == 0 {
			t.Errorf("after %s the drawing is lost", call)
		}
	}
}

// ready always speaks of the start that is under way, or was the last.
func TestReadyIsRejectedAfterAFailedStart(t *testing.T) {
	t.Parallel()
	gate := newGate(t)
	p := open(t, setup{starting: true, program: func(w http.ResponseWriter, r *http.Request) {
		<-gate.opened
		http.NotFound(w, r)
	}})
	p.tolerate(`404`) // and of nothing else: that nobody waits is no fault
	p.run(`window.first = digitscope.ready`)
	gate.open()
	p.expectMessage(`404`)
	const how = `.then(() => "fulfilled", (error) => error instanceof Error ? error.message : "no error")`
	if words := value[string](p, `first`+how); words != p.text("#notice p") {
		t.Errorf("ready is %q, the page says %q", words, p.text("#notice p"))
	}
	if words := value[string](p, `digitscope.ready`+how); words != p.text("#notice p") {
		t.Errorf("after a failed start ready is %q", words)
	}
	p.host.repair()
	p.click("#notice button")
	if end := value[string](p, `digitscope.ready`+how); end != "fulfilled" {
		t.Errorf("ready of the second start is %q", end)
	}
	p.draw(dense(seven))
	if !value[bool](p, `Object.isFrozen(digitscope) && digitscope.ready === digitscope.ready`) {
		t.Error("the interface can be changed")
	}
}

func TestReadyWaitsForLostGraphics(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.tolerate(`CONTEXT_LOST_WEBGL|context lost`)
	p.run(`
		const lost = new Promise((resolve) => document.addEventListener("webglcontextlost", () => setTimeout(resolve), true));
		` + lose + `;
		await lost;
		await digitscope.ready;
		digitscope.draw([[[0.3, 0.2], [0.7, 0.2], [0.45, 0.9]]]);`)
	p.frames()
	p.expectDigit(7)
}

func TestReadyFollowsAProgramThatBreaks(t *testing.T) {
	t.Parallel()
	p := open(t, setup{script: breakable})
	p.draw(dense(seven))
	p.stops(`calls = 1`, `digitscope.layers()`)
	if value[bool](p, `digitscope.ready.then(() => true, () => false)`) {
		t.Error("ready is fulfilled where the program has stopped")
	}
	p.click("#notice button")
	p.ready()
	p.draw(dense(seven))
}

package test

import (
	"fmt"
	"net/http"
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// A failure is one way in which the page cannot start.
type failure struct {
	name    string
	program http.HandlerFunc // sent in the program's place
	script  string           // what the browser lacks
	repair  string           // what gives it back
	words   string           // what the message speaks of
	console string           // what the browser itself complains of
}

var failures = []failure{
	{
		name:    "program missing",
		program: http.NotFound,
		words:   `404`,
		console: `404`,
	}, {
		name:    "host failing",
		program: func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "down", http.StatusServiceUnavailable) },
		words:   `503`,
		console: `503`,
	}, {
		name:    "host unreachable",
		program: func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		words:   `(?i)download`,
		console: `ERR_EMPTY_RESPONSE|ERR_CONNECTION`,
	}, {
		name: "program cut off",
		program: func(w http.ResponseWriter, r *http.Request) {
			content := programBytes()
			sending(content[:len(content)/2])(w, r)
		},
		words: `(?i)incomplete|cut`,
	}, {
		name: "connection lost half way",
		program: func(w http.ResponseWriter, r *http.Request) {
			content := programBytes()
			w.Header().Set("Content-Length", fmt.Sprint(len(content)))
			sending(content[:len(content)/2])(w, r)
			panic(http.ErrAbortHandler)
		},
		words:   `(?i)download|incomplete`,
		console: `ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE|ERR_CONNECTION`,
	}, {
		name: "program stale",
		program: func(w http.ResponseWriter, r *http.Request) {
			content := programBytes()
			content[len(content)/2] ^= 1
			sending(content)(w, r)
		},
		words: `(?i)version|old`,
	}, {
		name: "program longer than it should be",
		program: func(w http.ResponseWriter, r *http.Request) {
			sending(append(programBytes(), 0))(w, r)
		},
		words: `(?i)version|old`,
	}, {
		name:    "a page in the program's place",
		program: sending([]byte("<!doctype html><title>Sign in</title>")),
		words:   `(?i)incomplete|version|old`,
	}, {
		name:   "no WebAssembly",
		script: `window.kept = WebAssembly; delete window.WebAssembly;`,
		repair: `window.WebAssembly = kept;`,
		words:  `WebAssembly`,
	}, {
		name: "no memory to compile",
		script: `window.kept = WebAssembly.compileStreaming;
			WebAssembly.compileStreaming = () => Promise.reject(new RangeError("WebAssembly.compile(): Out of memory"));`,
		repair: `WebAssembly.compileStreaming = kept;`,
		words:  `(?i)memory`,
	}, {
		name: "no memory to run",
		script: `window.kept = WebAssembly.instantiate;
			WebAssembly.instantiate = () => Promise.reject(new RangeError("WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance"));`,
		repair: `WebAssembly.instantiate = kept;`,
		words:  `(?i)memory`,
	}, {
		name: "a program that cannot be compiled",
		script: `window.kept = WebAssembly.compileStreaming;
			WebAssembly.compileStreaming = () => Promise.reject(new WebAssembly.CompileError("WebAssembly.compile(): wrong"));`,
		repair: `WebAssembly.compileStreaming = kept;`,
		words:  `(?i)could not start|compile`,
	},
}

func TestAFailureIsToldAndCanBeTriedAgain(t *testing.T) {
	t.Parallel()
	for _, f := range failures {
		t.Run(f.name, func(t *testing.T) {
			p := open(t, setup{program: f.program, script: f.script, starting: true})
			if f.console != "" {
				p.tolerate(f.console)
			}
			p.expectMessage(f.words)
			p.run(`window.sameVisit = true`)
			p.mouse().draw(dense(seven))
			if share(p.crop(p.picture(), p.inside("#pad")), p.colour("body", "color")) < 0.01 {
				t.Error("after a failure the pad does not show what is drawn")
			}
			p.click("#notice button") // the cause is still there
			p.expectMessage(f.words)
			p.host.repair()
			if f.repair != "" {
				p.run(f.repair)
			}
			p.click("#notice button")
			p.ready()
			if value[bool](p, `document.getElementById("notice").checkVisibility()`) {
				t.Error("the message stays when the program runs")
			}
			if strokes := p.strokes(); len(strokes) != 1 {
				t.Errorf("%d strokes after a failure, want the one drawn", len(strokes))
			} else {
				p.expectStroke(strokes[0], seven)
			}
			if !value[bool](p, `window.sameVisit === true`) {
				t.Error("the page was loaded anew")
			}
			p.frames()
			p.expectDigit(7)
			p.expectInk()
		})
	}
}

// expectMessage waits for a message with a way to try again, and no bar or
// spinner beside it.
func (p *page) expectMessage(words string) {
	p.t.Helper()
	p.waitFor(`((n) => n.getAttribute("role") === "alert" && n.checkVisibility() && n.querySelector("button")?.checkVisibility())(document.getElementById("notice")) ?? false`)
	text := p.text("#notice")
	if len(text) < 40 || !regexp.MustCompile(words).MatchString(text) || regexp.MustCompile(`undefined|NaN|null|\[object|\{\w+\}`).MatchString(text) {
		p.t.Errorf("the message is %q, want readable words with %s", text, words)
	}
	if value[bool](p, `document.querySelector("#notice progress")?.checkVisibility() ?? false`) {
		p.t.Errorf("the progress stays beside %q", text)
	}
	if words := p.text("#notice button"); words == "" {
		p.t.Error("the button has no words")
	}
	p.expectNothingWide(result{State: "failed"})
	p.expectNoOverlap(result{State: "failed"})
}

func TestADrawingMadeBeforeAFailureIsKept(t *testing.T) {
	t.Parallel()
	gate := newGate(t)
	p := open(t, setup{
		program: func(w http.ResponseWriter, r *http.Request) {
			<-gate.opened
			http.NotFound(w, r)
		},
		starting: true,
	})
	p.tolerate(`404`)
	p.mouse().draw(dense(seven))
	gate.open()
	p.expectMessage(`404`)
	p.mouse().draw(stroke{{0.3, 0.5}, {0.7, 0.5}})
	p.host.repair()
	p.click("#notice button")
	p.ready()
	if strokes := p.strokes(); len(strokes) != 2 {
		t.Errorf("%d strokes, want the one before and the one after the failure", len(strokes))
	} else {
		p.expectStroke(strokes[0], seven)
	}
}

// The last resort: a program that breaks while it runs.
func TestAProgramThatBreaksIsTold(t *testing.T) {
	t.Parallel()
	p := open(t, setup{script: `
		const instantiate = WebAssembly.instantiate;
		WebAssembly.instantiate = async (...given) => {
			const instance = await instantiate.call(WebAssembly, ...given);
			const move = (x, y) => {
				if (window.breaking) throw new WebAssembly.RuntimeError("unreachable");
				return instance.exports.move(x, y);
			};
			return Object.create(instance, { exports: { value: { ...instance.exports, move } } });
		};`})
	p.mouse().draw(dense(seven))
	p.run(`window.breaking = true; window.sameVisit = true`)
	p.mouse().draw(stroke{{0.3, 0.5}, {0.7, 0.5}})
	p.expectMessage(`(?i)stopped|unreachable`)
	p.run(`window.breaking = false`)
	p.click("#notice button")
	p.waitFor(`(() => { try { return digitscope.strokes().length > 0; } catch { return false; } })()`)
	p.expectStroke(p.strokes()[0], seven)
	if !value[bool](p, `window.sameVisit === true`) {
		t.Error("the page was loaded anew")
	}
}

func TestWithoutJavaScriptThePageSaysSo(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.do(chromedp.Reload())
	if words := p.text("#notice"); !regexp.MustCompile(`JavaScript`).MatchString(words) {
		t.Errorf("the page says %q, want a word about JavaScript", words)
	}
}

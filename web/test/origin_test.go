package test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
)

// Every test watches for requests to other origins; this one is a whole visit.
func TestNothingLeavesTheOrigin(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	for digit := range 10 {
		p.click(fmt.Sprintf(`#samples [data-digit="%d"]`, digit))
	}
	p.mouse().draw(dense(seven))
	for _, button := range []string{"#undo", "#redo", "#clear", "#theme"} {
		p.click(button)
	}
	p.resize(phone)
	p.draw(zero)
	p.run(`digitscope.classify(Array(784).fill(0.5)); digitscope.layers()`)
	p.do(chromedp.Reload())
	p.ready()
	p.frames()
	requests := p.host.requests()
	for _, kind := range []string{".js", ".css", ".wasm", ".svg"} {
		if !slices.ContainsFunc(requests, func(name string) bool { return strings.HasSuffix(name, kind) }) {
			t.Errorf("no %s was asked for, only %q", kind, requests)
		}
	}
	for _, name := range requests {
		if strings.Contains(name, "/") {
			t.Errorf("%s was asked for, outside of the site's folder", name)
		}
	}
}

func TestThePageMayNotReachOtherOrigins(t *testing.T) {
	t.Parallel()
	var reached atomic.Int32
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		reached.Add(1)
		w.Header().Set("Access-Control-Allow-Origin", "*")
	}))
	defer other.Close()
	p := open(t, setup{})
	p.tolerate(`Content Security Policy|Refused to|` + other.URL)
	p.tolerate(`elsewhere: data:`) // pictures of the browser's own error page, in the frame
	policy := value[string](p, `document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? ""`)
	if !strings.Contains(policy, "default-src 'none'") && !strings.Contains(policy, "default-src 'self'") {
		t.Errorf("the policy is %q", policy)
	}
	for _, forbidden := range []string{"*", "http:", "https:", "data:", "'unsafe-inline'", "'unsafe-eval'"} {
		if slices.Contains(strings.FieldsFunc(policy, func(r rune) bool { return r == ' ' || r == ';' }), forbidden) {
			t.Errorf("the policy allows %s: %q", forbidden, policy)
		}
	}
	p.run(`window.refused = []; document.addEventListener("securitypolicyviolation", (e) => refused.push(e.effectiveDirective));`)
	attempt := func(what, script string) {
		t.Helper()
		p.run(`refused.length = 0;` + fmt.Sprintf(script, other.URL))
		p.waitFor(`refused.length > 0`)
		if reached.Load() > 0 {
			t.Errorf("%s reaches another origin", what)
		}
	}
	attempt("fetch", `fetch("%s").catch(() => {})`)
	attempt("an image", `new Image().src = "%s/a.png"`)
	attempt("a script", `const policy = trustedTypes.createPolicy("digitscope", { createScriptURL: (address) => address });
		document.head.append(Object.assign(document.createElement("script"), { src: policy.createScriptURL("%s/a.js") }))`)
	attempt("a style sheet", `document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "%s/a.css" }))`)
	attempt("a frame", `document.body.append(Object.assign(document.createElement("iframe"), { src: "%s/" }))`)
	attempt("a beacon", `navigator.sendBeacon("%s/")`)
	attempt("a form", `document.body.append(Object.assign(document.createElement("form"), { action: "%s/", id: "form" })); document.getElementById("form").submit()`)
}

// Nothing that looks like markup or a script's address becomes one.
func TestStringsDoNotBecomeCode(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"", "training/"} {
		p := open(t, setup{path: path})
		p.tolerate(`Trusted|policy`)
		for _, attempt := range []string{
			`document.body.innerHTML = "<b>words</b>"`,
			`document.body.insertAdjacentHTML("beforeend", "<b>words</b>")`,
			`document.createElement("script").src = "app.js"`,
			`document.createElement("iframe").srcdoc = "<b>words</b>"`,
			`trustedTypes.createPolicy("other", {})`,
		} {
			if value[bool](p, `(() => { try { `+attempt+`; return true; } catch { return false; } })()`) {
				t.Errorf("%q: %s works", path, attempt)
			}
		}
	}
}

package test

import (
	"net/http"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"digitscope/web/chromium"
	"digitscope/web/site"
)

// keptOffline waits until the page's worker has a whole version.
func (p *page) keptOffline() {
	p.t.Helper()
	p.waitFor(`navigator.serviceWorker.controller?.state === "activated"`)
}

// version is the one of the page.
func (p *page) version() string {
	p.t.Helper()
	return value[string](p, `document.documentElement.dataset.version`)
}

// goTo loads a page of the site.
func (p *page) goTo(path string) {
	p.t.Helper()
	p.do(chromedp.Navigate(p.host.URL + base + path))
}

func (p *page) expectWorkingPages() {
	p.t.Helper()
	for _, path := range []string{"", "?lesson=3#pad", "index.html"} {
		p.goTo(path)
		p.ready()
		p.draw(seven)
		p.frames()
		p.expectDigit(7)
		p.expectInk()
	}
	for _, path := range []string{"training/", "training/index.html"} {
		p.goTo(path)
		p.run(`for (const image of document.images) image.loading = "eager"`)
		p.waitFor(`document.images.length > 10 && [...document.images].every((image) => image.naturalWidth > 0)`)
		p.waitFor(`document.getElementById("theme").checkVisibility()`) // by the script
	}
}

func TestAfterOneVisitThePagesWorkWithoutANetwork(t *testing.T) {
	t.Parallel()
	for _, first := range []string{"", "training/"} {
		p := open(t, setup{path: first, worker: true})
		p.keptOffline()
		p.host.CloseClientConnections()
		p.host.Close()
		p.expectWorkingPages()
		p.goTo("")
		p.waitFor(`(async () => (await fetch(` + "`" + fileNamed(t, "patches.*.png") + "`" + `)).ok)()`)
	}
}

func TestWhatIsKeptOutlivesTheBrowser(t *testing.T) {
	t.Parallel()
	profile := chromedp.UserDataDir(t.TempDir())
	first, end, err := chromium.Start(t.Context(), profile)
	if err != nil {
		t.Fatal(err)
	}
	p := open(t, setup{worker: true, browser: first, shared: true})
	p.keptOffline()
	p.host.CloseClientConnections()
	p.host.Close()
	end()
	again, end, err := chromium.Start(t.Context(), profile)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(end)
	late := open(t, setup{worker: true, browser: again, shared: true, host: p.host})
	late.expectWorkingPages()
}

// What the page has loaded already comes from the browser's cache.
func TestTheProgramIsFetchedOnce(t *testing.T) {
	t.Parallel()
	var whole, scalar atomic.Int32
	files := http.StripPrefix(strings.TrimSuffix(base, "/"), site.Handler(folder))
	p := open(t, setup{worker: true, program: func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-Modified-Since") == "" {
			whole.Add(1)
		}
		if strings.Contains(r.URL.Path, "scalar") {
			scalar.Add(1)
		}
		files.ServeHTTP(w, r)
	}})
	p.keptOffline()
	if n := whole.Load(); n != 1 {
		t.Errorf("the program is sent %d times", n)
	}
	if scalar.Load() > 0 {
		t.Error("the program that this browser does not use is fetched, too")
	}
}

func TestNothingIsKeptBeforeTheNetworkRuns(t *testing.T) {
	t.Parallel()
	gate := newGate(t)
	p := open(t, setup{program: gate.after(0.5), starting: true, worker: true})
	time.Sleep(4 * time.Second) // longer than the page waits after its start
	if requests := p.host.requests(); slices.Contains(requests, "worker.js") {
		t.Errorf("the worker is fetched beside the program: %q", requests)
	}
	gate.open()
	p.ready()
	p.keptOffline()
}

func TestANewVersionIsTakenAtAClick(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"", "training/"} {
		p := open(t, setup{path: path, worker: true})
		p.keptOffline()
		old := p.version()
		p.host.deploy(nextVersion(t, "style.*.css"))
		p.goTo(path)
		if path == "" {
			p.ready()
			p.mouse().draw(dense(seven))
		}
		if p.version() != old {
			t.Error("a page of the new version is there before it is all there")
		}
		p.waitFor(`document.querySelector("#update button")?.checkVisibility() ?? false`)
		if p.version() != old || path == "" && len(p.strokes()) != 1 {
			t.Error("the page was loaded anew without being asked")
		}
		if path == "" {
			p.expectNothingWide(result{State: "sure"})
		}
		p.click("#update button")
		p.waitFor(`document.readyState === "complete" && document.documentElement.dataset.version === "` + second + `"`)
		if path == "" {
			p.ready()
			if n := len(p.strokes()); n != 1 {
				t.Errorf("%d strokes in the new version, want the one drawn", n)
			}
		}
		p.keptOffline()
		p.waitFor(`!document.querySelector("#update button")`)
	}
}

// A tab that is left open finds its files when another one has taken the new version;
// when all are closed the old files go.
func TestOldFilesStayAsLongAsAPageNeedsThem(t *testing.T) {
	t.Parallel()
	p := open(t, setup{worker: true})
	p.keptOffline()
	p.host.deploy(nextVersion(t, "patches.*.png", "style.*.css"))
	other := open(t, setup{worker: true, browser: p.ctx, shared: true, host: p.host})
	other.goTo("")
	other.waitFor(`document.querySelector("#update button") !== null`)
	other.goTo("")
	if got := other.version(); got != second {
		t.Errorf("the next start gives version %s", got)
	}
	p.waitFor(`document.querySelector("#update button") !== null`)
	for _, pattern := range []string{"patches.*.png", "style.*.css"} {
		if !value[bool](p, `(await fetch("`+fileNamed(t, pattern)+`")).ok`) {
			t.Errorf("%s is gone while a page of its version is open", pattern)
		}
	}
	other.do(chromedp.Navigate("about:blank"))
	p.do(chromedp.Navigate("about:blank"))
	p.goTo("")
	p.ready()
	p.waitFor(`(async () => (await caches.keys()).length === 1)()`)
	if got := p.version(); got != second {
		t.Errorf("version %s", got)
	}
}

// A host may hold only half of a new version for a while.
func TestAnIncompleteVersionIsNotTaken(t *testing.T) {
	t.Parallel()
	p := open(t, setup{worker: true})
	p.keptOffline()
	old := p.version()
	broken := nextVersion(t, "style.*.css")
	whole := nextVersion(t, "style.*.css")
	for _, variant := range []string{"", ".gz", ".br"} {
		if err := os.Remove(broken + "/style." + second + ".css" + variant); err != nil {
			t.Fatal(err)
		}
	}
	p.host.deploy(broken)
	const update = `
		const registration = await navigator.serviceWorker.getRegistration();
		await registration.update();
		const worker = registration.installing;
		const state = () => worker.state === "redundant" || worker.state === "activated";
		while (!state()) await new Promise((resolve) => { worker.onstatechange = resolve; });`
	p.run(update)
	p.goTo("")
	p.ready()
	if got := p.version(); got != old {
		t.Errorf("version %s of half a site is shown", got)
	}
	p.host.deploy(whole)
	p.run(update)
	p.goTo("")
	p.ready()
	if got := p.version(); got != second {
		t.Errorf("version %s is shown when the new one is whole", got)
	}
}

// Over http, where there are no workers, the page looks when one comes back to it.
func TestWithoutAWorkerANewVersionIsTold(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.mouse().draw(dense(seven))
	p.host.deploy(nextVersion(t, "style.*.css"))
	const comeBack = `document.dispatchEvent(new Event("visibilitychange"))`
	p.run(comeBack)
	p.waitFor(`document.querySelector("#update button")?.checkVisibility() ?? false`)
	if n := len(p.strokes()); n != 1 {
		t.Errorf("%d strokes when the new version is told", n)
	}
	p.click("#update button")
	p.waitFor(`document.readyState === "complete" && document.documentElement.dataset.version === "` + second + `"`)
	p.ready()
	if n := len(p.strokes()); n != 1 {
		t.Errorf("%d strokes in the new version, want the one drawn", n)
	}
	p.run(comeBack)
	p.frames()
	if value[bool](p, `document.querySelector("#update button") !== null`) {
		t.Error("the new version is told of itself")
	}
}

// Another site may come to be where this one was, above all on localhost.
func TestTheWorkerGoesWithTheSite(t *testing.T) {
	t.Parallel()
	p := open(t, setup{worker: true})
	p.tolerate(`404|MIME type|favicon`)
	p.keptOffline()
	p.host.deploy(writeSite(t, map[string][]byte{"index.html": []byte("<!doctype html><h1>Another site</h1>")}))
	p.goTo("")
	left := -1
	for start := time.Now(); left != 0; time.Sleep(50 * time.Millisecond) {
		if time.Since(start) > patience {
			t.Fatalf("%d versions are left behind", left)
		}
		// it fails while the page loads itself anew
		if n, err := chromedp.Run(p.ctx, chromedp.Evaluate[int](`caches.keys().then((names) => names.length)`, chromedp.EvalAwaitPromise)); err == nil {
			left = n
		}
	}
	p.goTo("")
	if words := p.text("h1"); words != "Another site" {
		t.Errorf("the page is still %q", words)
	}
}

// Without a worker, as after a first visit, an old page from a cache finds that its
// files are gone.
func TestAnOldPageHealsItself(t *testing.T) {
	t.Parallel()
	for _, changed := range [][]string{{"style.*.css"}, {"app.*.js"}, {"digitscope.*.wasm", "app.*.js"}} {
		h := newHost(t, nil)
		h.header = func(path string, header http.Header) { // as many hosts do
			if strings.HasSuffix(path, "/") {
				header.Set("Cache-Control", "max-age=600")
			}
		}
		p := open(t, setup{host: h})
		p.tolerate(`404|MIME type`)
		p.draw(seven)
		p.do(chromedp.Navigate("about:blank"))
		p.host.deploy(nextVersion(t, changed...))
		p.goTo("")
		p.waitFor(`document.readyState === "complete" && document.documentElement.dataset.version === "` + second + `"`)
		p.ready()
	}
}

package test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// sandboxed has a host send its pages as if they were in a frame with
// sandbox="allow-scripts".
func sandboxed(h *host, more func(http.Header)) {
	h.header = func(path string, header http.Header) {
		if strings.HasSuffix(path, "/") {
			header.Set("Content-Security-Policy", "sandbox allow-scripts")
		}
		more(header)
	}
}

func TestThePageWorksInASandbox(t *testing.T) {
	t.Parallel()
	h := newHost(t, nil)
	sandboxed(h, func(http.Header) {})
	p := open(t, setup{host: h, worker: true})
	if origin := value[string](p, `self.origin`); origin != "null" {
		t.Fatalf("the page has the origin %s: it is in no sandbox", origin)
	}
	p.mouse().draw(dense(seven))
	p.frames()
	p.expectDigit(7)
	p.expectInk()
	p.click("#theme") // which cannot be stored
	p.click("#undo")
	if n := len(p.strokes()); n != 0 {
		t.Errorf("%d strokes after Undo", n)
	}
	p.goTo("training/")
	p.waitFor(`document.getElementById("theme").checkVisibility()`) // by the script
}

func TestASandboxThatKeepsThePartsAwayIsNamed(t *testing.T) {
	t.Parallel()
	h := newHost(t, nil)
	sandboxed(h, func(header http.Header) { header.Del("Access-Control-Allow-Origin") })
	p := open(t, setup{host: h, starting: true})
	p.tolerate(`CORS|ERR_FAILED`)
	p.expectBarrier("allow-same-origin")
}

func TestThePageIsShownInFramesOfOtherSites(t *testing.T) {
	t.Parallel()
	h := newHost(t, nil)
	embedding := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!doctype html><iframe src="%s" width="1200" height="700"></iframe>`, h.URL+base)
	}))
	defer embedding.Close()
	p := open(t, setup{host: h, starting: true})
	p.tolerate(`elsewhere: ` + embedding.URL)
	before := len(h.requests())
	p.do(chromedp.Navigate(embedding.URL))
	p.waitFor(`document.querySelector("iframe") !== null`)
	for !strings.Contains(strings.Join(h.requests()[before:], " "), ".wasm") {
		p.frames() // the page's lifetime ends this
	}
}

// From a disk, browsers load no modules.
func TestAPageOpenedFromADiskSaysWhatToOpen(t *testing.T) {
	t.Parallel()
	p := open(t, setup{starting: true})
	p.tolerate(`CORS|ERR_FAILED|elsewhere: (file|data):`)
	p.do(chromedp.Navigate("file://" + filepath.Join(folder, "index.html")))
	p.expectBarrier("one file")
	p.click("a")
	p.waitFor(`location.pathname.endsWith("/digitscope.html") && document.readyState === "complete"`)
	p.ready()
	p.do(chromedp.Navigate("file://" + filepath.Join(folder, "training", "index.html")))
	if words := p.text("h1"); words == "" {
		t.Error("the page of the training has no words")
	}
}

// expectBarrier waits for words about what keeps the page from starting, and nothing else.
func (p *page) expectBarrier(word string) {
	p.t.Helper()
	p.waitFor(`document.readyState === "complete" && document.body.children.length === 1`)
	words := p.text("body")
	if !strings.Contains(words, word) {
		p.t.Errorf("the page says %q, nothing of %s", words, word)
	}
	p.expectNothingWide(result{State: "barred"})
}

// What pages cannot say of themselves is in the headers.
func TestTheHandlerSendsWhatOnlyAHeaderCanSay(t *testing.T) {
	t.Parallel()
	h := newHost(t, nil)
	response, err := http.Get(h.URL + base)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		t.Fatal(err)
	}
	for name, wanted := range map[string]string{
		"X-Content-Type-Options":      "nosniff",
		"Access-Control-Allow-Origin": "*",
		"Referrer-Policy":             "same-origin",
		"Permissions-Policy":          "microphone=()",
		"X-Frame-Options":             "", // pages may show it in a frame
		"Content-Security-Policy":     "",
	} {
		if got := response.Header.Get(name); !strings.Contains(got, wanted) || wanted == "" && got != "" {
			t.Errorf("%s is %q, want %q", name, got, wanted)
		}
	}
}

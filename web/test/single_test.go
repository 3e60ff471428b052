package test

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// openSingle opens the page that is one file, alone in a folder with a name as sticks
// have them.
func openSingle(t *testing.T, s setup) *page {
	t.Helper()
	stick := filepath.Join(t.TempDir(), "a stick, 100% full")
	if err := os.Mkdir(stick, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(stick, "digitscope.html")
	if err := os.WriteFile(path, siteFiles(t)["digitscope.html"], 0o644); err != nil {
		t.Fatal(err)
	}
	s.starting, s.worker = true, true
	p := open(t, s)
	p.tolerate(`elsewhere: (file|data):`)
	p.do(chromedp.Navigate((&url.URL{Scheme: "file", Path: path}).String()))
	p.waitFor(`document.readyState === "complete"`)
	p.host.Close()
	return p
}

func TestOneFileIsTheWholePage(t *testing.T) {
	t.Parallel()
	p := openSingle(t, setup{})
	p.ready()
	for digit := range 10 {
		p.click(fmt.Sprintf(`#samples [data-digit="%d"]`, digit))
		p.frames()
		p.expectDigit(digit)
	}
	p.click("#clear")
	p.mouse().draw(dense(seven))
	p.frames()
	p.expectDigit(7)
	p.expectInk()
	p.click("#undo")
	if n := len(p.strokes()); n != 0 {
		t.Errorf("%d strokes after Undo", n)
	}
	p.click("#theme")
	if links := value[int](p, `[...document.links].filter((link) => link.href.startsWith("file:")).length`); links > 0 {
		t.Errorf("%d links lead to files that are not there", links)
	}
	p.expectNothingWide(result{State: "blank"})
}

func TestOneFileHoldsWhatTheFiltersLookFor(t *testing.T) {
	t.Parallel()
	p := openSingle(t, setup{})
	p.ready()
	p.click(`#samples [data-digit="7"]`)
	p.waitFor(`(() => {
		const patch = document.querySelector("#working .patches span");
		return patch !== null && getComputedStyle(patch).backgroundImage.startsWith('url("data:image/png')
	})()`)
	if got := shades(p.crop(p.picture(), p.box("#working .patches span"))); got < 3 {
		t.Errorf("a patch has %d shades", got)
	}
}

func TestOneFileSaysWhenABrowserIsTooOldForIt(t *testing.T) {
	t.Parallel()
	for _, lacking := range []string{
		`delete globalThis.DecompressionStream`,
		`WebAssembly.validate = () => false`,
	} {
		p := openSingle(t, setup{script: lacking})
		p.expectMessage(`(?i)too old`)
	}
}

func TestOneFileIsOffered(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desktop, phone} {
		p := open(t, setup{screen: s, starting: true})
		shown := value[[]string](p, `[...document.querySelectorAll('a[download]')].filter((a) => a.checkVisibility()).map((a) => a.getAttribute("href"))`)
		if len(shown) != 1 || shown[0] != "digitscope.html" {
			t.Errorf("%s: offered is %q", s, shown)
		}
	}
}

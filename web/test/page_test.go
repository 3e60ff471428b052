package test

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

const (
	patience = 30 * time.Second // for what must come, on a slow machine
	lifetime = 3 * time.Minute  // of a page
)

// A screen is a viewport in CSS pixels, ratio device pixels each.
type screen struct {
	width, height int64
	ratio         float64
	touch         bool // a finger's device: its viewport follows the page's meta tag
}

var (
	desktop = screen{1280, 720, 1, false}
	tablet  = screen{820, 1180, 1, true}
	phone   = screen{390, 844, 3, true}
)

func (s screen) String() string { return fmt.Sprintf("%dx%d@%g", s.width, s.height, s.ratio) }

// A setup is how a page is opened. The zero setup is a dark desktop.
type setup struct {
	path     string // below the site's folder; other pages than the first have no program
	screen   screen
	theme    string           // what the system prefers, "dark" or "light"
	script   string           // runs before the page's own scripts
	program  http.HandlerFunc // sent in the program's place
	starting bool             // do not wait until the program runs
	worker   bool             // with the service worker; most tests do as in a private window, without
	browser  context.Context  // another than the one of all tests
	shared   bool             // with the browser's own cache and storage
	host     *host            // another than a new one
}

// A page is one tab with the site in it. At the test's end it complains of
// whatever the browser complained of.
type page struct {
	t      *testing.T
	ctx    context.Context
	host   *host
	screen screen

	mutex     sync.Mutex
	troubles  []string
	tolerated []*regexp.Regexp
}

func open(t *testing.T, s setup) *page {
	t.Helper()
	if s.screen == (screen{}) {
		s.screen = desktop
	}
	if s.theme == "" {
		s.theme = "dark"
	}
	if s.browser == nil {
		s.browser = browser
	}
	if s.host == nil {
		s.host = newHost(t, s.program)
	}
	p := &page{t: t, host: s.host}
	options := []chromedp.ContextOption{chromedp.WithListener(p.watch)}
	if !s.shared {
		options = append(options, chromedp.WithNewBrowserContext())
	}
	tab, closeTab := chromedp.NewContext(s.browser, options...)
	ctx, cancel := context.WithTimeout(tab, lifetime)
	p.ctx = ctx
	t.Cleanup(func() {
		cancel()
		closeTab()
		p.complain()
	})
	p.resize(s.screen)
	p.prefer(s.theme)
	if !s.worker {
		s.script = `delete Navigator.prototype.serviceWorker;` + s.script
	}
	if s.script != "" {
		call(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: s.script})
	}
	p.do(chromedp.Navigate(p.host.URL + base + s.path))
	if !s.starting && s.path == "" {
		p.ready()
	}
	return p
}

// watch collects what a person would not see but must not be there.
func (p *page) watch(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type != runtime.ConsoleAPICalledTypeError && e.Type != runtime.ConsoleAPICalledTypeWarning {
			return
		}
		var words []string
		for _, argument := range e.Args {
			words = append(words, argument.Description+string(argument.Value))
		}
		p.trouble("console %s: %s", e.Type, strings.Join(words, " "))
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		p.trouble("exception: %s", text)
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelWarning || e.Entry.Level == log.EntryLevelError {
			p.trouble("%s %s: %s %s", e.Entry.Source, e.Entry.Level, e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; !strings.HasPrefix(url, p.host.URL+base) {
			p.trouble("request to elsewhere: %.100s", url)
		}
	}
}

func (p *page) trouble(format string, values ...any) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.troubles = append(p.troubles, fmt.Sprintf(format, values...))
}

// tolerate expects troubles that match.
func (p *page) tolerate(pattern string) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.tolerated = append(p.tolerated, regexp.MustCompile(pattern))
}

func (p *page) complain() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
next:
	for _, trouble := range p.troubles {
		for _, pattern := range p.tolerated {
			if pattern.MatchString(trouble) {
				continue next
			}
		}
		p.t.Error(trouble)
	}
}

// call sends a command of the DevTools protocol.
func call[P, R any](p *page, command cdp.Command[P, R], parameters P) R {
	p.t.Helper()
	answer, err := chromedp.Call(p.ctx, command, parameters)
	if err != nil {
		p.t.Fatalf("%s: %v", command.Method, err)
	}
	return answer
}

func (p *page) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

// value evaluates a JavaScript expression; a promise is waited for.
func value[T any](p *page, expression string) T {
	p.t.Helper()
	v, err := evaluate[T](p, expression)
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

func evaluate[T any](p *page, expression string) (T, error) {
	return chromedp.Run(p.ctx, chromedp.Evaluate[T]("(async () => ("+expression+"\n))()", chromedp.EvalAwaitPromise))
}

// run runs JavaScript statements.
func (p *page) run(statements string) {
	p.t.Helper()
	value[bool](p, "await (async () => {"+statements+"\n})(), true")
}

// waitFor waits until a JavaScript expression is true. A page that gives way to another
// one has no answer, and is asked again.
func (p *page) waitFor(condition string) {
	p.t.Helper()
	for start := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		isTrue, err := evaluate[bool](p, condition)
		if isTrue {
			return
		}
		if err != nil && !strings.Contains(err.Error(), "navigated or closed") && !strings.Contains(err.Error(), "context was destroyed") {
			p.t.Fatalf("%s: %v", condition, err)
		}
		if time.Since(start) > patience {
			p.t.Fatalf("this did not become true: %s", condition)
		}
	}
}

// ready waits until the program runs.
func (p *page) ready() {
	p.t.Helper()
	const ready = `Promise.race([digitscope.ready.then(() => true), new Promise((r) => setTimeout(r, 20, false))])`
	for start := time.Now(); !value[bool](p, ready); {
		if time.Since(start) > patience {
			p.t.Fatalf("the program did not start; the page says %q", p.text("#notice"))
		}
	}
}

// frames waits until the browser has shown what was drawn.
func (p *page) frames() {
	p.t.Helper()
	p.run(`for (let i = 0; i < 2; i++) await new Promise((r) => requestAnimationFrame(r))`)
}

// text is what can be read in an element, nothing if it is not shown.
func (p *page) text(selector string) string {
	p.t.Helper()
	return value[string](p, fmt.Sprintf(`document.querySelector(%q).innerText.trim()`, selector))
}

func (p *page) resize(s screen) {
	p.t.Helper()
	p.screen = s
	call(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: s.width, Height: s.height, DeviceScaleFactor: s.ratio, Mobile: s.touch,
	})
	call(p, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: s.touch, MaxTouchPoints: 5})
}

// prefer sets the system's theme, and more of its settings.
func (p *page) prefer(theme string, more ...*emulation.MediaFeature) {
	p.t.Helper()
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: append(more, &emulation.MediaFeature{Name: "prefers-color-scheme", Value: theme}),
	})
}

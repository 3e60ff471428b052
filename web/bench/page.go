package bench

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// lifetime is how long a page may take for all that is measured in it.
const lifetime = 10 * time.Minute

// A Page is a tab in a browser context of its own: nothing is cached before.
type Page struct {
	// Context is chromedp's, for commands beyond those of Page.
	Context context.Context
	Close   func()
}

// NewPage opens an empty page. It has no service worker, which after a first visit would
// fetch the whole site while something is measured.
func (b *Browser) NewPage(options ...chromedp.ContextOption) (*Page, error) {
	tab, closeTab := chromedp.NewContext(b.ctx, append(options, chromedp.WithNewBrowserContext())...)
	ctx, cancel := context.WithTimeout(tab, lifetime)
	page := &Page{ctx, func() { cancel(); closeTab() }}
	if err := chromedp.Do(ctx, before("delete Navigator.prototype.serviceWorker")); err != nil {
		page.Close()
		return nil, fmt.Errorf("opening a page: %w", err)
	}
	return page, nil
}

// Open opens a page and loads the address; prepare runs before.
func (b *Browser) Open(url string, prepare ...chromedp.Action[chromedp.Void]) (*Page, error) {
	page, err := b.NewPage()
	if err != nil {
		return nil, err
	}
	if err := chromedp.Do(page.Context, append(prepare, chromedp.Navigate(url))...); err != nil {
		page.Close()
		return nil, fmt.Errorf("loading %s: %w", url, err)
	}
	return page, nil
}

// OpenSite opens the site and waits until the network runs.
func (b *Bench) OpenSite(prepare ...chromedp.Action[chromedp.Void]) (*Page, error) {
	page, err := b.Browser.Open(b.Server.URL+"/", prepare...)
	if err != nil {
		return nil, err
	}
	if _, err := Evaluate[bool](page, running); err != nil {
		page.Close()
		return nil, err
	}
	return page, nil
}

// running is fulfilled when the network runs, or else says what the page says.
const running = `new Promise((resolve, fail) => {
	const patience = setTimeout(() => fail(new Error("the site does not start: it says " + document.getElementById("notice").innerText)), 60_000);
	digitscope.ready.then(() => {
		clearTimeout(patience); // or else it would be seen on an idle page
		resolve(true);
	});
})`

// Evaluate gives the value of a JavaScript expression; a promise is waited for.
func Evaluate[T any](p *Page, expression string) (T, error) {
	value, err := chromedp.Run(p.Context, chromedp.Evaluate[T]("(async () => ("+expression+"\n))()", chromedp.EvalAwaitPromise))
	if exception, ok := errors.AsType[*chromedp.ExceptionError](err); ok && exception.Exception != nil {
		message, _, _ := strings.Cut(exception.Exception.Description, "\n") // a stack follows
		err = errors.New(message)
	}
	return value, err
}

package bench

import (
	"context"
	"fmt"

	"github.com/chromedp/chromedp"
)

// A Page is a tab in a browser context of its own: nothing is cached before.
type Page struct {
	// Context is chromedp's, for commands beyond those of Page.
	Context context.Context
	Close   func()
}

// NewPage opens an empty page.
func (b *Browser) NewPage(options ...chromedp.ContextOption) (*Page, error) {
	ctx, stop := chromedp.NewContext(b.ctx, append(options, chromedp.WithNewBrowserContext())...)
	if err := chromedp.Do(ctx); err != nil {
		stop()
		return nil, fmt.Errorf("opening a page: %w", err)
	}
	return &Page{ctx, stop}, nil
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

// Evaluate gives the value of a JavaScript expression; a promise is waited for.
func Evaluate[T any](p *Page, expression string) (T, error) {
	return chromedp.Run(p.Context, chromedp.Evaluate[T]("(async () => ("+expression+"\n))()", chromedp.EvalAwaitPromise))
}

package bench

import (
	"context"
	"fmt"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"

	"digitscope/web/chromium"
)

// A Browser is one headless Chromium.
type Browser struct {
	Version string // such as "Chrome/140.0.1.2"
	ctx     context.Context
	close   func()
}

func startBrowser(parent context.Context) (*Browser, error) {
	ctx, end, err := chromium.Start(parent)
	if err != nil {
		return nil, err
	}
	version, err := chromedp.CallBrowser(ctx, browser.GetVersion, cdp.Empty{})
	if err != nil {
		end()
		return nil, fmt.Errorf("asking the browser for its version: %w", err)
	}
	return &Browser{version.Product, ctx, end}, nil
}

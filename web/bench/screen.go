package bench

import (
	"context"
	"fmt"

	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A screen is a viewport in CSS pixels, ratio device pixels each.
type screen struct {
	width, height int64
	ratio         float64
	touch         bool // a finger's device: its viewport follows the page's meta tag
}

var (
	desktop   = screen{1280, 720, 1, false}
	laptop    = screen{1366, 768, 1, false}
	projector = screen{1920, 1080, 1, false}
	phone     = screen{390, 844, 3, true}
)

func (s screen) String() string { return fmt.Sprintf("%dx%d", s.width, s.height) }

// emulate gives a page the screen.
func (s screen) emulate() chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
			Width: s.width, Height: s.height, DeviceScaleFactor: s.ratio, Mobile: s.touch,
		})
		return err
	})
}

// before runs a script in a page ahead of the page's own.
func before(script string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return err
	})
}

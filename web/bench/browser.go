package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	// chromedp: the DevTools protocol in Go, as the tests of the page use it.
	"github.com/chromedp/chromedp"
)

// A Browser is one headless Chromium.
type Browser struct {
	Version string // such as "Chrome/140.0.1.2"
	ctx     context.Context
	close   func()
}

func startBrowser(parent context.Context) (*Browser, error) {
	path, err := findChromium()
	if err != nil {
		return nil, err
	}
	allocator, free := chromedp.NewExecAllocator(parent, chromiumOptions(path)...)
	ctx, stop := chromedp.NewContext(allocator)
	b := &Browser{ctx: ctx, close: func() { stop(); free() }}
	if err := chromedp.Do(ctx); err != nil {
		b.close()
		return nil, fmt.Errorf("starting %s: %w", path, err)
	}
	version, err := chromedp.CallBrowser(ctx, browser.GetVersion, cdp.Empty{})
	if err != nil {
		b.close()
		return nil, fmt.Errorf("asking %s for its version: %w", path, err)
	}
	b.Version = version.Product
	return b, nil
}

func findChromium() (string, error) {
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Chromium or Chrome on the PATH or in $CHROMIUM: on Debian and Ubuntu, apt-get install chromium")
}

// chromiumOptions are those of the page's tests.
func chromiumOptions(path string) []chromedp.ExecAllocatorOption {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("no-first-run", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("use-angle", "swiftshader"), // WebGL without a graphics card
		chromedp.Flag("enable-unsafe-swiftshader", true),
		chromedp.Flag("ignore-gpu-blocklist", true),
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	return options
}

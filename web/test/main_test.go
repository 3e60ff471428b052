// Package test drives the built site in headless Chromium, as a person would:
// by mouse, fingers and keys, looking at words and pixels.
package test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"testing"

	// chromedp: the DevTools protocol in Go, so that the tests need no Node.
	"github.com/chromedp/chromedp"

	"digitscope/web/site"
)

var (
	folder   string          // the built site
	chromium string          // its program
	browser  context.Context // the one Chromium; each page is a tab of it
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	var err error
	chromium, err = findChromium()
	if err != nil {
		fmt.Println(err)
		return 1
	}
	folder, err = os.MkdirTemp("", "digitscope-site")
	if err != nil {
		fmt.Println(err)
		return 1
	}
	defer os.RemoveAll(folder)
	if err := site.Build(folder); err != nil {
		fmt.Println(err)
		return 1
	}
	var end func()
	browser, end, err = startChromium()
	if err != nil {
		fmt.Println("starting", chromium+":", err)
		return 1
	}
	defer end()
	return m.Run()
}

func findChromium() (string, error) {
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("the browser tests need Chromium or Chrome on the PATH or in $CHROMIUM: " +
		"on Debian and Ubuntu, apt-get install chromium")
}

func startChromium(more ...chromedp.ExecAllocatorOption) (ctx context.Context, end func(), err error) {
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(chromium),
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
	allocator, free := chromedp.NewExecAllocator(context.Background(), append(options, more...)...)
	ctx, stop := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil {
		free()
		return nil, nil, err
	}
	return ctx, func() { stop(); free() }, nil
}

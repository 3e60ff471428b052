// Package chromium starts the headless Chromium that tests and measurements drive.
package chromium

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"time"

	// chromedp: the DevTools protocol in Go, so that no Node is needed.
	"github.com/chromedp/chromedp"

	"digitscope/web/output"
)

// patience is how long a browser may take to start: far longer than it needs, since the
// machine may be busy with other things, and shorter than go test's own.
const patience = 5 * time.Minute

// Find gives the path of Chromium or Chrome.
func Find() (string, error) {
	if wanted := os.Getenv("CHROMIUM"); wanted != "" {
		path, err := exec.LookPath(wanted)
		if err != nil {
			err = fmt.Errorf("what $CHROMIUM names: %w", err)
		}
		return path, err
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Chromium or Chrome on the PATH or in $CHROMIUM: on Debian and Ubuntu, apt-get install chromium")
}

// Start starts the browser and gives chromedp's context of it, which lives until end is
// called or parent is cancelled.
func Start(parent context.Context, more ...chromedp.ExecAllocatorOption) (ctx context.Context, end func(), err error) {
	program, err := Find()
	if err != nil {
		return nil, nil, err
	}
	return start(parent, program, patience, more)
}

func start(parent context.Context, program string, patience time.Duration, more []chromedp.ExecAllocatorOption) (ctx context.Context, end func(), err error) {
	var said output.Beginning
	options := slices.Concat(chromedp.DefaultExecAllocatorOptions[:], []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(program),
		chromedp.CombinedOutput(&said),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("use-angle", "swiftshader"), // WebGL without a graphics card
		chromedp.Flag("enable-unsafe-swiftshader", true),
		chromedp.Flag("ignore-gpu-blocklist", true),
	}, more)
	allocator, free := chromedp.NewExecAllocator(parent, options...)
	ctx, stop := chromedp.NewContext(allocator)
	end = func() { stop(); free() }
	alarm := time.AfterFunc(patience, stop)
	err = chromedp.Do(ctx)
	if late := !alarm.Stop(); late && parent.Err() == nil {
		err = fmt.Errorf("no answer within %s; it said:\n%s", patience, &said)
	}
	if err != nil {
		end()
		return nil, nil, fmt.Errorf("starting %s: %w", program, err)
	}
	return ctx, end, nil
}

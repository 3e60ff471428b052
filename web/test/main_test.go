// Package test drives the built site in headless Chromium, as a person would:
// by mouse, fingers and keys, looking at words and pixels.
//
// Tests that mostly wait run side by side (t.Parallel), each with a browser context and
// an origin of its own; those in which a hand, the focus or a frame's time counts run
// alone.
package test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"digitscope/web/chromium"
	"digitscope/web/site"
)

var (
	folder  string          // the built site
	browser context.Context // the one Chromium; each page is a tab of it
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	if _, err := chromium.Find(); err != nil { // before a minute's work
		fmt.Println(err)
		return 1
	}
	var err error
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
	browser, end, err = chromium.Start(context.Background())
	if err != nil {
		fmt.Println(err)
		return 1
	}
	defer end()
	return m.Run()
}

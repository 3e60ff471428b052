package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"digitscope/nn/train/data"
)

// display tells of the files: one line for each when it is done, and a bar
// while it is coming.
type display struct {
	lines    io.Writer
	terminal io.Writer // where the bar goes, if it is a terminal

	resumed int64 // where the file coming now went on, in bytes
	bar     *progressbar.ProgressBar
}

// show is the Report of a data.Downloader.
func (d *display) show(event data.Event) {
	switch event.Step {
	case data.Started:
		d.close()
		d.resumed = event.Done
		d.open(event)
	case data.Received:
		if d.bar != nil {
			// A bar that cannot be drawn is no reason to stop.
			_ = d.bar.Set64(event.Done)
		}
	default:
		d.close()
		fmt.Fprintf(d.lines, "%s: %s\n", event.Path, d.outcome(event))
		d.resumed = 0
	}
}

func (d *display) outcome(event data.Event) string {
	switch event.Step {
	case data.Present:
		return "present, checked"
	case data.Failed:
		return fmt.Sprintf("not from %v", event.Err)
	case data.Absent:
		return fmt.Sprintf("not fetched: %v", event.Err)
	case data.Converted:
		return "converted, checked"
	}
	if d.resumed > 0 {
		return fmt.Sprintf("resumed at %.1f MB, downloaded, checked", float64(d.resumed)/1e6)
	}
	return "downloaded, checked"
}

// open draws a bar if there is a terminal to draw it on: in a file or a pipe its
// strokes would be nothing but noise.
func (d *display) open(event data.Event) {
	file, ok := d.terminal.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return
	}
	d.bar = progressbar.NewOptions64(event.Total,
		progressbar.OptionSetWriter(file),
		progressbar.OptionSetDescription(event.Path),
		progressbar.OptionShowBytes(true),
		progressbar.OptionSetWidth(20),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)
	_ = d.bar.Set64(event.Done)
}

// close takes the bar away.
func (d *display) close() {
	if d.bar != nil {
		_ = d.bar.Clear()
		d.bar = nil
	}
}

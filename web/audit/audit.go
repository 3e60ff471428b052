// Package audit has Lighthouse judge the built site.
package audit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"

	"digitscope/web/chromium"
	"digitscope/web/npm"
	"digitscope/web/site"
	"digitscope/web/sources"
)

// A Subject is one page seen on one kind of device, and the scores it must reach, 0…100.
type Subject struct {
	Page    string // its path
	Device  string
	Targets map[string]int // by Lighthouse's categories
}

// Subjects are all that is audited.
func Subjects() []Subject {
	var subjects []Subject
	for _, page := range []string{"", "training/"} {
		subjects = append(subjects, Subject{page, desktop, targets(95)}, Subject{page, "phone", targets(75)})
	}
	return subjects
}

const desktop = "desktop"

func targets(performance int) map[string]int {
	return map[string]int{"accessibility": 100, "best-practices": 100, "seo": 100, "performance": performance}
}

// An Auditor has the site served, and Lighthouse installed.
type Auditor struct {
	url, chromium, script string
	close                 func()
}

// New builds the site and serves it.
func New(ctx context.Context) (*Auditor, error) {
	path, err := chromium.Find()
	if err != nil {
		return nil, err
	}
	here := filepath.Join(sources.Root(), "web", "audit")
	if err := npm.Fetch(ctx, here, "Lighthouse"); err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "digitscope-audit")
	if err != nil {
		return nil, err
	}
	if err := site.Build(folder); err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	server := &http.Server{Handler: site.Handler(folder)}
	go server.Serve(listener)
	return &Auditor{
		url: "http://" + listener.Addr().String() + "/", chromium: path,
		script: filepath.Join(here, "node_modules", "lighthouse", "cli", "index.js"),
		close:  func() { server.Close(); os.RemoveAll(folder) },
	}, nil
}

// Close ends the server.
func (a *Auditor) Close() { a.close() }

// flags are for a Chromium without a graphics card.
const flags = "--headless=new --use-angle=swiftshader --enable-unsafe-swiftshader --ignore-gpu-blocklist"

// Audit runs Lighthouse once.
func (a *Auditor) Audit(ctx context.Context, s Subject) (Report, error) {
	chromeFlags := flags
	if os.Geteuid() == 0 {
		chromeFlags += " --no-sandbox"
	}
	arguments := []string{a.script, a.url + s.Page, "--quiet", "--output=json", "--chrome-flags=" + chromeFlags}
	if s.Device == desktop {
		arguments = append(arguments, "--preset=desktop")
	}
	command := exec.CommandContext(ctx, "node", arguments...)
	command.Env = append(os.Environ(), "CHROME_PATH="+a.chromium)
	output, err := command.Output()
	if err != nil {
		var failed *exec.ExitError
		if errors.As(err, &failed) {
			err = fmt.Errorf("%w: %s", err, failed.Stderr)
		}
		return Report{}, fmt.Errorf("running Lighthouse: %w", err)
	}
	var report Report
	if err := json.Unmarshal(output, &report); err != nil {
		return Report{}, fmt.Errorf("reading Lighthouse's report: %w", err)
	}
	return report, report.check()
}

// Package webdriver drives Firefox and WebKit by the W3C's WebDriver protocol, which
// Firefox speaks over a transport of its own, Marionette. No Go library kept today
// speaks both; Debian's packages of the browsers are all that is needed.
package webdriver

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A Browser is one that may be on this machine.
type Browser struct {
	Name     string
	Packages string // Debian's, in which it comes
	find     func() (program string, err error)
	start    func(program, home, display string, s Settings) (transport, *process, error)
}

// Settings are what a browser starts with.
type Settings struct {
	Ratio       int  // device pixels to a CSS pixel, 0 for one
	Dark        bool // what the system prefers
	NoWebGL     bool
	Preferences map[string]any // more of Firefox's own
}

// Browsers are all that can be driven.
var Browsers = []Browser{
	{"Firefox", "firefox-esr xvfb libgl1-mesa-dri", findFirefox, startFirefox},
	{"WebKit", "webkit2gtk-driver xvfb libgl1-mesa-dri", findWebKit, startWebKit},
}

// Find tells what is missing on this machine to start the browser.
func (b Browser) Find() error {
	_, err := b.find()
	if err == nil {
		_, err = first("Xvfb")
	}
	if err != nil {
		return fmt.Errorf("no %s here (%w): on Debian and Ubuntu, apt-get install %s", b.Name, err, b.Packages)
	}
	return nil
}

// Start starts the browser on a display of its own. The session has to be ended.
func (b Browser) Start(settings Settings) (*Session, error) {
	s := &Session{}
	if err := b.begin(s, settings); err != nil {
		s.End()
		return nil, fmt.Errorf("starting %s: %w", b.Name, err)
	}
	return s, nil
}

func (b Browser) begin(s *Session, settings Settings) error {
	program, err := b.find()
	if err != nil {
		return err
	}
	if s.home, err = os.MkdirTemp("", "digitscope-browser"); err != nil {
		return err
	}
	var name string
	if s.display, name, err = newDisplay(s.home); err != nil {
		return err
	}
	if s.transport, s.browser, err = b.start(program, s.home, name, settings); err != nil {
		return err
	}
	_, err = s.call(setTimeouts, map[string]any{"script": patience.Milliseconds(), "pageLoad": patience.Milliseconds()})
	return err
}

// first is the first program that is there.
func first(names ...string) (string, error) {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("no %s on the PATH", strings.Join(names, " or "))
}

// matching is the first file of a pattern, of the latest version.
func matching(pattern string) (string, error) {
	files, err := filepath.Glob(pattern)
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("no %s", pattern)
	}
	if err != nil {
		return "", err
	}
	return files[len(files)-1], nil
}

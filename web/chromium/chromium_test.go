package chromium

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// imposter is a program that takes the browser's place.
func imposter(t *testing.T, script string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a browser")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestABrowserThatDoesNotStartIsNamedWithTheCause(t *testing.T) {
	const dumb = 200 * time.Millisecond
	for _, c := range []struct {
		name, script string
		patience     time.Duration
		words        string
	}{
		{"ends", "echo no usable sandbox >&2; exit 1", patience, "no usable sandbox"},
		{"is silent", "echo cannot open display >&2; exec sleep 600", dumb, "no answer within 200ms; it said:\ncannot open display"},
		{"speaks on and on", "yes something", dumb, "something"},
		{"is another program", "while read -r line; do echo what; done", patience, "failed to start"},
	} {
		t.Run(c.name, func(t *testing.T) {
			program := imposter(t, c.script)
			_, _, err := start(context.Background(), program, c.patience, nil)
			if err == nil || !strings.Contains(err.Error(), program) || !strings.Contains(err.Error(), c.words) {
				t.Errorf("%v", err)
			}
			if err != nil && len(err.Error()) > 70_000 {
				t.Errorf("the error has %d bytes", len(err.Error()))
			}
		})
	}
	t.Run("is no program", func(t *testing.T) {
		program := filepath.Join(t.TempDir(), "nothing")
		if _, _, err := start(context.Background(), program, patience, nil); err == nil || !strings.Contains(err.Error(), program) {
			t.Errorf("%v", err)
		}
	})
}

func TestABrowserIsFound(t *testing.T) {
	program := imposter(t, "exit 1")
	t.Setenv("PATH", t.TempDir())
	t.Setenv("CHROMIUM", "")
	if _, err := Find(); err == nil || !strings.Contains(err.Error(), "apt-get install chromium") {
		t.Errorf("where there is none: %v", err)
	}
	t.Setenv("CHROMIUM", program+" 2")
	if _, err := Find(); err == nil || !strings.Contains(err.Error(), "$CHROMIUM") || !strings.Contains(err.Error(), program+" 2") {
		t.Errorf("where $CHROMIUM names none: %v", err)
	}
	t.Setenv("CHROMIUM", program)
	if found, err := Find(); err != nil || found != program {
		t.Errorf("%q, %v", found, err)
	}
}

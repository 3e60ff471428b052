package webdriver

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// imposters take the places of programs.
func imposters(t *testing.T, scripts map[string]string) {
	t.Helper()
	folder := t.TempDir()
	for name, script := range scripts {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder+":"+os.Getenv("PATH"))
}

const display = "echo 99 >&3; exec sleep 600"

func TestABrowserThatDoesNotStartIsNamedWithTheCause(t *testing.T) {
	firefox := Browsers[0]
	for _, c := range []struct {
		name    string
		scripts map[string]string
		words   []string
	}{
		{"it ends", map[string]string{"Xvfb": display, "firefox-esr": "echo cannot open display >&2; exit 3"},
			[]string{"firefox-esr", "exit status 3", "cannot open display"}},
		{"another answers", map[string]string{"Xvfb": display, "firefox-esr": `while [ $# -gt 1 ]; do [ "$1" = --profile ] && profile="$2"; shift; done
			echo speaking another language >&2; exec 2>&- # it is heard before it ends
			echo 1 >"$profile/MarionetteActivePort"; sleep 1; exit 4`},
			[]string{"firefox-esr", "exit status 4", "speaking another language"}},
		{"no display", map[string]string{"Xvfb": "echo no memory >&2; exit 1", "firefox-esr": "exit 1"},
			[]string{"Xvfb", "no memory"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			imposters(t, c.scripts)
			_, err := firefox.Start(Settings{})
			for _, words := range append(c.words, "starting Firefox") {
				if err == nil || !strings.Contains(err.Error(), words) {
					t.Errorf("no %q in: %v", words, err)
				}
			}
		})
	}
}

func TestNothingIsLeftOfABrowserThatDoesNotStart(t *testing.T) {
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	note := filepath.Join(t.TempDir(), "child")
	imposters(t, map[string]string{"Xvfb": display, "firefox-esr": "sleep 600 & echo $! >" + note + "; exit 1"})
	if _, err := Browsers[0].Start(Settings{}); err == nil {
		t.Fatal("it started")
	}
	child, err := os.ReadFile(note)
	if err != nil {
		t.Fatal(err)
	}
	for start := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		status, err := os.ReadFile(filepath.Join("/proc", strings.TrimSpace(string(child)), "stat"))
		if err != nil || strings.Contains(string(status), ") Z ") {
			break
		}
		if time.Since(start) > time.Minute {
			t.Fatalf("what it had started runs on: %s", status)
		}
	}
	if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestAMissingBrowserIsToldWithItsPackages(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for _, b := range Browsers {
		if err := b.Find(); err == nil || !strings.Contains(err.Error(), "no "+b.Name) || !strings.Contains(err.Error(), "apt-get install "+b.Packages) {
			t.Errorf("%v", err)
		}
	}
}

func FuzzMessages(f *testing.F) {
	for _, seed := range []string{"", "2:[]", "5:[1,2]3:[1]", "-1:x", "99999999999:[]", "999999999999999999999:", "x", "3 :[1]"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, said string) {
		m := &marionette{in: bufio.NewReader(strings.NewReader(said))}
		for {
			message, err := m.read()
			if err != nil {
				return
			}
			if len(message) > len(said) {
				t.Fatalf("%d bytes of %d", len(message), len(said))
			}
		}
	})
}

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const committed = "../../../../weights/digits.json"

func TestRun(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(t.TempDir(), "broken.json")
	if err := os.WriteFile(broken, []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		code            int
		printed, failed string
		args            []string
	}{
		{0, "run,epoch,step,learningRate,loss,", "", []string{committed}},
		{1, "", "there are no records", []string{dir}},
		{1, "", "missing.json", []string{committed, filepath.Join(dir, "missing.json")}},
		{1, "", broken + ": it is no record", []string{committed, broken}},
		{1, "", "not a directory", []string{"-out", filepath.Join(broken, "out.csv"), committed}},
		{2, "", "usage", nil},
		{2, "", "not defined: -unknown", []string{"-unknown"}},
	} {
		var stdout, stderr strings.Builder
		code := run(test.args, &stdout, &stderr)
		if code != test.code || !strings.HasPrefix(stdout.String(), test.printed) || !strings.Contains(stderr.String(), test.failed) {
			t.Errorf("%v: exit code %d, %.60q, %q", test.args, code, stdout.String(), stderr.String())
		}
		if code != 0 && stdout.Len() > 0 {
			t.Errorf("%v: printed %.60q though it failed", test.args, stdout.String())
		}
	}
}

// A file is the same as what is printed.
func TestOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "curves.csv")
	var printed, stderr strings.Builder
	if code := run([]string{committed}, &printed, &stderr); code != 0 {
		t.Fatal(stderr.String())
	}
	if code := run([]string{"-out", path, committed}, &stderr, &stderr); code != 0 || stderr.Len() > 0 {
		t.Fatal(stderr.String())
	}
	if written, err := os.ReadFile(path); err != nil || string(written) != printed.String() {
		t.Errorf("wrote %d bytes, %v", len(written), err)
	}
}

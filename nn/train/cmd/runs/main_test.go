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
	for _, test := range []struct {
		code    int
		printed string
		args    []string
	}{
		{0, "\n" + committed, []string{committed}},
		{0, "the same", []string{"-compare", committed, committed}},
		{1, "there are no records", []string{dir}},
		{1, "missing.json", []string{committed, filepath.Join(dir, "missing.json")}},
		{2, "two records are compared", []string{"-compare", committed, ""}},
		{2, "usage", []string{"-compare", committed}},
		{2, "usage", nil},
	} {
		var stdout, stderr strings.Builder
		if code := run(test.args, &stdout, &stderr); code != test.code || !strings.Contains(stdout.String()+stderr.String(), test.printed) {
			t.Errorf("%v: exit code %d, %q%q", test.args, code, stdout.String(), stderr.String())
		}
	}
}

// What can be read is shown, whatever lies beside.
func TestBrokenRecordIsNamed(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.json")
	if err := os.WriteFile(broken, []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr strings.Builder
	if code := run([]string{committed, broken}, &stdout, &stderr); code != 1 || !strings.Contains(stderr.String(), broken+": it is no record") || !strings.Contains(stdout.String(), committed) {
		t.Errorf("exit code %d, %q, %q", code, stdout.String(), stderr.String())
	}
}

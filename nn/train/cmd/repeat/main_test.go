package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"digitscope/nn/train"
	"digitscope/nn/train/runs"
	"digitscope/nn/train/tiny"
	"digitscope/nn/train/whole"
)

// trained trains a tiny network and returns its record's path.
func trained(t *testing.T, data string) string {
	return filepath.Join(tiny.Train(t, data, "a", tiny.Hyperparameters()), "a.json")
}

// change rewrites a record.
func change(t *testing.T, path string, change func(*train.Record)) {
	t.Helper()
	run, err := runs.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	change(&run.Record)
	text, err := run.Record.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if err := whole.Write(path, text); err != nil {
		t.Fatal(err)
	}
}

func TestRepeat(t *testing.T) {
	data := tiny.Data(t)
	for name, test := range map[string]struct {
		code    int
		change  func(*train.Record)
		printed []string
	}{
		"as it was": {0, func(*train.Record) {}, []string{"epoch 2 of 2: loss ", "the same weights: SHA-256 "}},
		"another seed": {1, func(r *train.Record) { r.Hyperparameters.Seed++ },
			[]string{"other weights, though nothing is known to be different: SHA-256 "}},
		"other data, commit and processor": {1, func(r *train.Record) {
			r.Hyperparameters.Seed++
			r.Data[1].Files[0].SHA256, r.Data[1].Files[0].Content = "123456", "7890"
			r.Build.Commit, r.Build.Processor = "f250cfd", "Z80"
		}, []string{
			"not the same as then: pendigits/strokes-train.jsonl.gz was 123456, is ",
			"not the same as then: commit was f250cfd, is ",
			"not the same as then: processor was Z80, is ",
			"other weights, see above for what is not the same as then: SHA-256 ",
		}},
		"other notes in the file": {0, func(r *train.Record) { r.Weights.SHA256 = "123456" },
			[]string{"the same weights in another file: only its notes differ, SHA-256 "}},
	} {
		path := trained(t, data)
		change(t, path, test.change)
		var stdout, stderr strings.Builder
		code := run(t.Context(), []string{"-record", path, "-data", data}, &stdout, &stderr)
		printed := stdout.String() + stderr.String()
		if code != test.code {
			t.Errorf("%s: exit code %d: %s", name, code, printed)
		}
		for _, line := range test.printed {
			if !strings.Contains(printed, line) {
				t.Errorf("%s: %q is not in %s", name, line, printed)
			}
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.repeat.checkpoint")); left != nil {
			t.Errorf("%s: the checkpoint is left over", name)
		}
	}
}

func TestRunFails(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.json")
	if err := os.WriteFile(broken, []byte(`{"hyperparameters"`), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		code  int
		fault string
		args  []string
	}{
		{1, "no such file", []string{"-record", "missing.json"}},
		{1, "broken.json: it is no record", []string{"-record", broken}},
		{1, "fetch it with make data", []string{"-record", trained(t, tiny.Data(t)), "-data", t.TempDir()}},
		{2, "unexpected argument", []string{"more"}},
	} {
		var stdout, stderr strings.Builder
		if code := run(t.Context(), test.args, &stdout, &stderr); code != test.code || !strings.Contains(stderr.String(), test.fault) {
			t.Errorf("%v: exit code %d, %q", test.args, code, stderr.String())
		}
	}
}

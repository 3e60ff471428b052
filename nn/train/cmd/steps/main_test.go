package main

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"digitscope/nn"
	"digitscope/nn/train"
	"digitscope/nn/train/data"
	"digitscope/nn/train/whole"
)

// testData is a directory with the files that training needs, of a 1 each.
func testData(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	images := "\x00\x00\x08\x03\x00\x00\x00\x01\x00\x00\x00\x1c\x00\x00\x00\x1c" +
		strings.Repeat(strings.Repeat("\x00", 13)+"\xff\xff"+strings.Repeat("\x00", 13), 28)
	labels := "\x00\x00\x08\x01\x00\x00\x00\x01\x01"
	strokes := ""
	for _, x := range "1234" {
		strokes += `{"label":1,"strokes":[[[10,0],[` + string(x) + `0,80]]]}` + "\n"
	}
	for name, content := range map[string]string{
		"mnist/train-images-idx3-ubyte.gz": images, "mnist/train-labels-idx1-ubyte.gz": labels,
		"mnist/t10k-images-idx3-ubyte.gz": images, "mnist/t10k-labels-idx1-ubyte.gz": labels,
		"pendigits/strokes-train.jsonl.gz": strokes, "pendigits/strokes-test.jsonl.gz": strokes,
	} {
		if err := whole.Write(filepath.Join(dir, filepath.FromSlash(name)), []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func smallSteps() []train.Step {
	steps := train.Steps()[:2]
	for i := range steps {
		h := &steps[i].Hyperparameters
		h.Architecture = nn.Classic(1, 1, 2)
		h.Epochs, h.EpochSteps, h.BatchSize = 1, 2, 2
		h.Answered = 0.5
	}
	return steps
}

func TestRunWritesSteps(t *testing.T) {
	dir, out := testData(t), filepath.Join(t.TempDir(), "steps.json")
	var stdout, stderr strings.Builder
	if code := run(t.Context(), smallSteps(), []string{"-data", dir, "-out", out}, &stdout, &stderr); code != 0 {
		t.Fatal(stderr.String())
	}
	text, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var scored []train.ScoredStep
	held := 0
	for _, set := range data.KnownSets(dir) {
		if set.Test {
			held++
		}
	}
	if err := json.Unmarshal(text, &scored); err != nil {
		t.Fatal(err)
	}
	if len(scored) != 2 || scored[0].Name != "MNIST alone" || held < 4 || len(scored[1].Results) != held {
		t.Errorf("wrote %+v", scored)
	}
	for _, result := range scored[1].Results {
		if result.Name == train.PresenceSet && math.Abs(result.Refused-0.5) > 0.25 { // one of four may be at the border
			t.Errorf("%v of the pictures are refused, expected half of them", result.Refused)
		}
	}
	lines := strings.Split(strings.TrimSpace(stdout.String()), "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[1], "+ varied images | mnist-test ") {
		t.Errorf("printed %q", lines)
	}
}

func TestRunFails(t *testing.T) {
	out := filepath.Join(t.TempDir(), "steps.json")
	for _, test := range []struct {
		code  int
		fault string
		args  []string
	}{
		{1, "is missing: fetch it with make data", []string{"-data", t.TempDir(), "-out", out}},
		{2, "unexpected argument", []string{"more"}},
		{2, "not defined", []string{"-other"}},
	} {
		var stdout, stderr strings.Builder
		if code := run(t.Context(), smallSteps(), test.args, &stdout, &stderr); code != test.code || !strings.Contains(stderr.String(), test.fault) {
			t.Errorf("%v: exit code %d, %q", test.args, code, stderr.String())
		}
	}
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Errorf("a failed run left a file: %v", err)
	}
}

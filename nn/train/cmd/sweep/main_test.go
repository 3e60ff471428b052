package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"digitscope/nn/train/sweep"
	"digitscope/nn/train/tiny"
)

const file = "../../sweep/testdata/tiny.json"

var trialLine = regexp.MustCompile(`(?m)^trial-.*`)

// trials are the table's lines without their times.
func trials(table string) (lines []string) {
	for _, line := range trialLine.FindAllString(table, -1) {
		fields := strings.Fields(line)
		lines = append(lines, strings.Join(fields[:len(fields)-1], " "))
	}
	return lines
}

func sweepWith(t *testing.T, code int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	if got := run(t.Context(), append([]string{"-file", file}, args...), &out, &errs); got != code {
		t.Fatalf("%v: exit code %d, expected %d: %s", args, got, code, errs.String())
	}
	return out.String(), errs.String()
}

// All trials on this machine, and each by its index in another order, some twice, make
// the same table.
func TestAllAndEach(t *testing.T) {
	data, all, each := tiny.Data(t), t.TempDir(), t.TempDir()
	whole, _ := sweepWith(t, 0, "-data", data, "-out", all)
	if !strings.Contains(whole, "tiny: 6 trials, 0 finished, 6 to do") || len(trials(whole)) != 6 {
		t.Errorf("printed %s", whole)
	}
	for n, i := range []int{5, 0, 3, 3, 1, 4, 2} {
		if n == 5 {
			if _, faults := sweepWith(t, 1, "-out", each, "-table"); !strings.Contains(faults, "trial 2 is missing: ") {
				t.Errorf("printed %s", faults)
			}
		}
		sweepWith(t, 0, "-data", data, "-out", each, "-index", strconv.Itoa(i))
	}
	merged, _ := sweepWith(t, 0, "-out", each, "-table")
	if one, other := strings.Join(trials(whole), "\n"), strings.Join(trials(merged), "\n"); one != other {
		t.Errorf("one machine:\n%s\nseveral:\n%s", one, other)
	}
	again, _ := sweepWith(t, 0, "-data", data, "-out", all)
	if !strings.Contains(again, "6 finished, 0 to do") || trialLine.FindString(again) != trialLine.FindString(whole) {
		t.Errorf("printed %s", again)
	}
	if left, _ := filepath.Glob(filepath.Join(each, "*[!n]")); len(left) != 6 { // .safetensors; .json is left out by the n
		t.Errorf("left over: %v", left)
	}
}

// Stopped within a trial, the sweep goes on from there and comes to the same weights.
func TestGoesOn(t *testing.T) {
	data, out, whole := tiny.Data(t), t.TempDir(), t.TempDir()
	stopped, stop := context.WithCancel(t.Context())
	stop()
	var stdout, stderr strings.Builder
	args := []string{"-file", file, "-data", data, "-out", out}
	if code := run(stopped, args, &stdout, &stderr); code != 1 || !strings.Contains(stderr.String(), "stopped; run it again") {
		t.Fatalf("exit code %d: %s", code, stderr.String())
	}
	if printed, _ := sweepWith(t, 0, args[2:]...); !strings.Contains(printed, "trial 0 goes on at step 0 of 6") {
		t.Errorf("printed %s", printed)
	}
	sweepWith(t, 0, "-data", data, "-out", whole)
	for i := range 6 {
		name := sweep.File(i) + ".safetensors"
		one, err := os.ReadFile(filepath.Join(out, name))
		other, errWhole := os.ReadFile(filepath.Join(whole, name))
		if err != nil || errWhole != nil || string(one) != string(other) {
			t.Errorf("%s: the weights differ: %v, %v", name, err, errWhole)
		}
	}
}

// Trials need not learn from the same samples.
func TestTrialsOfOtherSamples(t *testing.T) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	both := filepath.Join(t.TempDir(), "both.json")
	other := regexp.MustCompile(`"grid": .*`).ReplaceAllString(string(text), `"grid": {"exclude": [true, false]},`)
	if err := os.WriteFile(both, []byte(other), 0o644); err != nil {
		t.Fatal(err)
	}
	from := tiny.Data(t)
	path := filepath.Join(from, "pendigits", "strokes-train.jsonl.gz")
	drawings, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, bytes.Repeat(drawings, 74), 0o644); err != nil { // the 1470th is listed
		t.Fatal(err)
	}
	if printed, _ := sweepWith(t, 0, "-file", both, "-data", from, "-out", t.TempDir()); len(trials(printed)) != 2 {
		t.Errorf("printed %s", printed)
	}
}

// Nothing is trained beside results of another sweep's.
func TestRefusesForeignResults(t *testing.T) {
	data, out := tiny.Data(t), t.TempDir()
	sweepWith(t, 0, "-data", data, "-out", out, "-index", "4")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "other.json")
	if err := os.WriteFile(other, append(text, ' '), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, more := range [][]string{nil, {"-index", "4"}, {"-table"}} {
		if _, faults := sweepWith(t, 1, append(more, "-file", other, "-data", data, "-out", out)...); !strings.Contains(faults, "trial-00004.json: it belongs to another sweep file, tiny") {
			t.Errorf("%v: %s", more, faults)
		}
	}
	if results, _ := filepath.Glob(filepath.Join(out, "*.json")); len(results) != 1 {
		t.Errorf("trained: %v", results)
	}
}

func TestRunFails(t *testing.T) {
	for _, test := range []struct {
		code  int
		fault string
		args  []string
	}{
		{2, "which sweep?", []string{"-index", "3"}},
		{2, "unexpected argument", []string{"-file", file, "more"}},
		{2, "do not go together", []string{"-file", file, "-table", "-index", "1"}},
		{1, "there is no trial 6: tiny has the trials 0…5", []string{"-file", file, "-index", "6", "-out", t.TempDir()}},
		{1, "fetch it with make data", []string{"-file", file, "-data", t.TempDir(), "-out", t.TempDir()}},
		{1, "no such file", []string{"-file", "missing.json"}},
	} {
		var stdout, stderr strings.Builder
		if code := run(t.Context(), test.args, &stdout, &stderr); code != test.code || !strings.Contains(stderr.String(), test.fault) {
			t.Errorf("%v: exit code %d, %q", test.args, code, stderr.String())
		}
	}
}

package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"digitscope/nn/train/data"
	"digitscope/nn/train/whole"
)

func writeFile(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := whole.Write(filepath.Join(dir, filepath.FromSlash(name)), []byte(content)); err != nil {
		t.Fatal(err)
	}
}

// Three drawings by other people: a 1; a 7 that is labelled 1; a 0.
func drawings(seven string) string {
	var zero strings.Builder
	for _, p := range [][2]int{{50, 0}, {80, 20}, {90, 50}, {80, 80}, {50, 99}, {20, 80}, {10, 50}, {20, 20}, {50, 0}} {
		fmt.Fprintf(&zero, ",[%d,%d]", p[0], p[1])
	}
	return `{"label":1,"strokes":[[[10,0],[11,40],[10,80]]]}` + "\n" +
		`{"label":1,"strokes":[[` + seven + `]]}` + "\n" +
		`{"label":0,"strokes":[[` + zero.String()[1:] + `]]}` + "\n"
}

func expectRun(t *testing.T, code int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, err strings.Builder
	if got := run(args, &out, &err); got != code {
		t.Fatalf("%v: exit code %d, %s", args, got, err.String())
	}
	return out.String(), err.String()
}

// The drawings of the test set that are in the training set, too, are found, on its side;
// so is the digit with a wrong label; the sheets are written.
func TestRun(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	writeFile(t, dir, "pendigits/strokes-test.jsonl.gz", drawings("[0,0],[50,0],[20,80]"))
	writeFile(t, dir, "pendigits/strokes-train.jsonl.gz", drawings("[0,0],[30,0],[50,1],[20,80]"))
	stdout, _ := expectRun(t, 0, "-data", dir, "-out", out)
	for _, expected := range []string{
		"# listed, but not in the set: pendigits-train 1470 mislabelled shows a 2, labelled 3\n",
		"# pendigits: 6 pictures, pairs of duplicates: 2\n",
		"pendigits-train 1 duplicate pendigits-test 1 at a distance of 0.000\n",
		"pendigits-train 3 duplicate pendigits-test 3 at a distance of 0.000\n",
		"pendigits-train 2 mislabelled labelled 1, read as 7 with ",
		"# pendigits-test: 1 of 3 are read otherwise\npendigits-test 2 mislabelled labelled 1, read as 7 with ",
		"# pendigits-test: 0 of 3 are refused; these most firmly\n",
		"# 4 found, 4 of them not listed; ",
	} {
		if !strings.Contains(stdout, expected) {
			t.Errorf("expected %q in\n%s", expected, stdout)
		}
	}
	for _, name := range []string{"duplicates.png", "misread.png", "refused.png"} {
		if content, err := os.ReadFile(filepath.Join(out, name)); err != nil || !strings.HasPrefix(string(content), "\x89PNG") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// labelledAnyhow are characters of another alphabet, each labelled as every digit.
func labelledAnyhow(t *testing.T) string {
	t.Helper()
	characters, err := data.ReadDrawings("../../../../weights/testdata/omniglot.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	var lines strings.Builder
	for _, c := range characters[:10] {
		var strokes [][][2]float64
		for _, stroke := range c.Strokes {
			var points [][2]float64
			for _, p := range stroke {
				points = append(points, [2]float64{p.X, p.Y})
			}
			strokes = append(strokes, points)
		}
		text, err := json.Marshal(strokes)
		if err != nil {
			t.Fatal(err)
		}
		for label := range 10 {
			fmt.Fprintf(&lines, `{"label":%d,"strokes":%s}`+"\n", label, text)
		}
	}
	return lines.String()
}

// Digits are shown that the network refuses, the least digit-like first.
func TestRunShowsRefusals(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "pendigits/strokes-test.jsonl.gz", labelledAnyhow(t))
	stdout, _ := expectRun(t, 0, "-data", dir)
	last, count := math.Inf(-1), 0
	for line := range strings.Lines(stdout) {
		if _, text, found := strings.Cut(strings.TrimSpace(line), "refused with log odds of "); found {
			odds, err := strconv.ParseFloat(text, 64)
			if err != nil || odds < last || odds > 0 {
				t.Errorf("%q after %v: %v", line, last, err)
			}
			last = odds
			count++
		}
	}
	if count < 5 {
		t.Errorf("of ten characters %d are refused:\n%s", count, stdout)
	}
}

// What is listed is told apart: the 1470th of pendigits' training set.
func TestRunKnowsTheList(t *testing.T) {
	dir := t.TempDir()
	lines := strings.Repeat(`{"label":1,"strokes":[[[10,0],[11,40],[10,80]]]}`+"\n", 1469) + `{"label":3,"strokes":[[[0,0],[50,0],[20,80]]]}`
	writeFile(t, dir, "pendigits/strokes-train.jsonl.gz", lines)
	stdout, _ := expectRun(t, 0, "-data", dir)
	if strings.Contains(stdout, "not in the set: pendigits-train 1470") || !strings.Contains(stdout, "# listed: pendigits-train 1470 mislabelled shows a 2, labelled 3\n") {
		t.Errorf("got %.300q", stdout[len(stdout)-300:])
	}
}

func TestRunFails(t *testing.T) {
	dir := t.TempDir()
	if _, stderr := expectRun(t, 1, "-data", dir); !strings.Contains(stderr, "has no known set: fetch some with make data DATA="+dir) {
		t.Errorf("got %q", stderr)
	}
	writeFile(t, dir, "pendigits/strokes-train.jsonl.gz", "\n{}\n")
	if _, stderr := expectRun(t, 1, "-data", dir); !strings.Contains(stderr, "strokes-train.jsonl.gz: line 2: no label") {
		t.Errorf("got %q", stderr)
	}
	expectRun(t, 2, "-other")
	expectRun(t, 2, "-data", dir, "more")
}

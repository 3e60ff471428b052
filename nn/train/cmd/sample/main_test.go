package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"digitscope/nn/ink"
	"digitscope/nn/train"
	"digitscope/nn/train/data"
	"digitscope/nn/train/whole"
)

func writeFile(t *testing.T, dir, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := whole.Write(path, content); err != nil {
		t.Fatal(err)
	}
	return path
}

// images are all alike but for the first pixel, their number; their labels go
// round.
func images(count, labels int) *data.Images {
	made := &data.Images{Height: ink.Side, Width: ink.Side}
	for i := range count {
		picture := make([]byte, ink.Side*ink.Side)
		picture[0], picture[400] = byte(i), 255
		made.Pixels = append(made.Pixels, picture...)
		made.Labels = append(made.Labels, i%labels)
	}
	return made
}

// knownSets is a directory in which each set has about three times as many
// pictures as its sample.
func knownSets(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	var digits, letters strings.Builder
	for i := range 750 {
		fmt.Fprintf(&digits, `{"label":%d,"writer":%d,"strokes":[[[0,0],[%d,90]]]}`+"\n", i%10, i, i%7)
	}
	for i := range 300 {
		fmt.Fprintf(&letters, `{"label":"Greek/character02","writer":"%d","strokes":[[[0,0],[90,0]]]}`+"\n", i)
	}
	writeFile(t, dir, "pendigits/strokes-test.jsonl.gz", pack([]byte(digits.String())))
	writeFile(t, dir, "omniglot/strokes-small1.jsonl.gz", pack([]byte(letters.String())))
	kana, doodles := images(1000, 10), images(900, 3)
	writeFile(t, dir, "kmnist/t10k-images-idx3-ubyte.gz", pack(encodeImages(kana)))
	writeFile(t, dir, "kmnist/t10k-labels-idx1-ubyte.gz", pack(encodeLabels(kana)))
	writeFile(t, dir, "quickdraw/images-idx3-ubyte.gz", pack(encodeImages(doodles)))
	writeFile(t, dir, "quickdraw/labels-idx1-ubyte.gz", pack(encodeLabels(doodles)))
	return dir
}

// What the command writes is what train.SampleSets reads.
func TestRun(t *testing.T) {
	dir, out := knownSets(t), t.TempDir()
	var stdout, stderr strings.Builder
	if code := run([]string{"-data", dir, "-out", out}, &stdout, &stderr); code != 0 || strings.Count(stdout.String(), "\n") != 6 {
		t.Fatalf("exit code %d, %q, %q", code, stdout.String(), stderr.String())
	}
	sets, err := train.SampleSets(out)
	if err != nil {
		t.Fatal(err)
	}
	if len(sets) != len(samples()) {
		t.Fatalf("got %d sets", len(sets))
	}
	for i, sample := range samples() {
		if set := sets[i]; set.Name != sample.split.Name+"-sample" || set.Len() != sample.split.Sample {
			t.Errorf("%s: %d pictures, expected %d", set.Name, set.Len(), sample.split.Sample)
		}
	}
	if labels := readLabels(t, out, "quickdraw"); slices.ContainsFunc(labels, func(label int) bool { return label != 1 }) {
		t.Errorf("quickdraw: labels %v, expected the held-back class alone", labels)
	}
	first := readAll(t, out)
	if code := run([]string{"-data", dir, "-out", out}, &stdout, &stderr); code != 0 || !reflect.DeepEqual(readAll(t, out), first) {
		t.Error("the second time other bytes")
	}
}

func readLabels(t *testing.T, dir, set string) []int {
	t.Helper()
	images, err := data.ReadImages(filepath.Join(dir, set+"-images.gz"), filepath.Join(dir, set+"-labels.gz"))
	if err != nil {
		t.Fatal(err)
	}
	return images.Labels
}

func readAll(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	contents := map[string]string{}
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		contents[entry.Name()] = string(content)
	}
	return contents
}

func TestRunFails(t *testing.T) {
	few := t.TempDir()
	writeFile(t, few, "pendigits/strokes-test.jsonl.gz", []byte(`{"label":1,"strokes":[[[0,0],[0,90]]]}`))
	for _, c := range []struct {
		code  int
		fault string
		args  []string
	}{
		{1, "pendigits-test: not in ", []string{"-data", t.TempDir(), "-out", t.TempDir()}},
		{1, "pendigits-test: 1 pictures, expected at least 250", []string{"-data", few, "-out", t.TempDir()}},
		{2, "expected -data and -out", nil},
		{2, "expected -data and -out", []string{"-data", few}},
		{2, "unexpected argument", []string{"-data", few, "-out", few, "more"}},
		{2, "-other", []string{"-other"}},
	} {
		var stdout, stderr strings.Builder
		if code := run(c.args, &stdout, &stderr); code != c.code || !strings.Contains(stderr.String(), c.fault) {
			t.Errorf("%v: exit code %d, %q, expected %d, %q", c.args, code, stderr.String(), c.code, c.fault)
		}
	}
}

func TestSpread(t *testing.T) {
	for n, expected := range map[int][]int{4: {0, 1, 2, 3}, 10: {0, 2, 5, 7}} {
		if got, err := spread(4, n); err != nil || !slices.Equal(got, expected) {
			t.Errorf("4 of %d: got %v, %v, expected %v", n, got, err, expected)
		}
	}
}

// Drawings come back as they were, but for a rounding far below a cell of the
// network's input.
func TestDrawingsComeBack(t *testing.T) {
	const lines = `{"label":7,"writer":12,"strokes":[[[273,15],[272,11],[1.25,307]],[[9,9]]]}
{"label":"Greek/character02","strokes":[[[0,0],[1e-7,3e-7]]]}
`
	drawings, err := data.DecodeDrawings(strings.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	path := writeFile(t, t.TempDir(), "drawings", pack(encodeDrawings(drawings)))
	got, err := data.ReadDrawings(path)
	if err != nil || len(got) != len(drawings) {
		t.Fatalf("%d drawings, %v", len(got), err)
	}
	for i, drawing := range drawings {
		if got[i].Label != drawing.Label || got[i].Writer != drawing.Writer {
			t.Errorf("drawing %d: %q by %q", i, got[i].Label, got[i].Writer)
		}
		for j, stroke := range drawing.Strokes {
			for k, p := range stroke {
				if q := got[i].Strokes[j][k]; math.Hypot(p.X-q.X, p.Y-q.Y) > 2e-4 {
					t.Errorf("drawing %d: %v, expected %v", i, q, p)
				}
			}
		}
	}
}

func TestImagesComeBack(t *testing.T) {
	expected := &data.Images{Height: 2, Width: 3, Pixels: []byte("\x00abc\xfedefghi\xff"), Labels: []int{255, 0}}
	images, labels := filepath.Join(t.TempDir(), "images"), filepath.Join(t.TempDir(), "labels")
	if err := errors.Join(os.WriteFile(images, encodeImages(expected), 0o644), os.WriteFile(labels, encodeLabels(expected), 0o644)); err != nil {
		t.Fatal(err)
	}
	got, err := data.ReadImages(images, labels)
	if err != nil || !reflect.DeepEqual(got, expected) {
		t.Errorf("got %+v, %v, expected %+v", got, err, expected)
	}
}

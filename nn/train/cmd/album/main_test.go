package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"digitscope/nn/safetensors"
	"digitscope/nn/train"
	"digitscope/nn/train/album"
	"digitscope/nn/train/data"
	"digitscope/nn/train/tiny"
	"digitscope/nn/train/whole"
)

// trained is a folder with a tiny network, of a training long enough to vary samples.
func trained(t *testing.T, data string) string {
	t.Helper()
	h := tiny.Hyperparameters()
	h.EpochSteps, h.BatchSize = 40, 32
	return tiny.Train(t, data, network, h)
}

func read(t *testing.T, dir, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func decode(t *testing.T, dir string) (made album.Album, tests image.Image) {
	t.Helper()
	sheet := read(t, dir, album.TestsFile)
	made, err := album.Decode(read(t, dir, album.File), sheet, read(t, dir, album.SamplesFile))
	if err != nil {
		t.Fatal(err)
	}
	if tests, err = png.Decode(bytes.NewReader(sheet)); err != nil {
		t.Fatal(err)
	}
	return made, tests
}

func TestRunWritesTheAlbum(t *testing.T) {
	data := tiny.Data(t)
	dir := trained(t, data)
	var stdout, stderr strings.Builder
	if code := run([]string{"-data", data, "-weights", dir}, &stdout, &stderr); code != 0 {
		t.Fatal(stderr.String())
	}
	if printed := stdout.String(); strings.Count(printed, " bytes\n") != 3 || !strings.Contains(printed, "album-tests.png: ") {
		t.Errorf("printed %q", printed)
	}
	made, tests := decode(t, dir)
	if made.Weights != train.FileOf("digits.safetensors", read(t, dir, "digits.safetensors")) {
		t.Errorf("the weights are %+v", made.Weights)
	}
	if len(made.Tests) != 1 || made.Tests[0].Set != "pendigits-test" || made.Tests[0].Labels != "01234567890123456789" {
		t.Fatalf("the tests are %+v", made.Tests)
	}
	checkAnswers(t, dir, made, tests)
	checkSamples(t, made)

	first := map[string][]byte{}
	for _, name := range []string{album.File, album.TestsFile, album.SamplesFile} {
		first[name] = read(t, dir, name)
	}
	if code := run([]string{"-data", data, "-weights", dir}, &stdout, &stderr); code != 0 {
		t.Fatal(stderr.String())
	}
	for name, content := range first {
		if !bytes.Equal(read(t, dir, name), content) {
			t.Errorf("the second time another %s is written", name)
		}
	}
}

// checkAnswers asks the network once more, with the tiles.
func checkAnswers(t *testing.T, dir string, made album.Album, tests image.Image) {
	t.Helper()
	n, err := safetensors.Load(read(t, dir, "digits.safetensors"))
	if err != nil {
		t.Fatal(err)
	}
	test, pass, same := made.Tests[0], n.NewPass(), 0
	missed := map[int]bool{}
	for _, misses := range made.Misses {
		for _, miss := range misses.Misses {
			missed[miss.Tile] = true
		}
	}
	for number := range test.Count {
		tile := test.First + number
		for i := range made.Side * made.Side {
			x, y := tile%made.Columns*made.Side+i%made.Side, tile/made.Columns*made.Side+i/made.Side
			pass.Input()[i] = float32(color.GrayModel.Convert(tests.At(x, y)).(color.Gray).Y) / 255
		}
		pass.Forward()
		if '0'+byte(pass.Answer().Digit) == test.Answers[number] {
			same++
		}
		if test.Labels[number] != test.Answers[number] && !missed[tile] {
			t.Errorf("drawing %d is misread, but not among the misses", number)
		}
	}
	if same < test.Count-1 { // the sheet has fewer greys
		t.Errorf("%d of %d tiles are answered as the album says", same, test.Count)
	}
}

// checkSamples wants samples of pendigits and of the project's own, and not of MNIST,
// which the network learned from too but of which no licence says that it may be shown.
func checkSamples(t *testing.T, made album.Album) {
	t.Helper()
	classes := map[string]int{}
	for _, sample := range made.Samples {
		if sample.Count == 0 {
			t.Errorf("there are no samples of %s %q", sample.Set, sample.Class)
		}
		if sample.Set == album.Forms && sample.Count != 12 {
			t.Errorf("%d forms of %s, expected as many of each digit", sample.Count, sample.Class)
		}
		classes[sample.Set]++
	}
	for set, expected := range map[string]int{
		"pendigits-train": 10, "pendigits-test": 10, "pendigits-test-pictures": 10, album.Forms: 10, album.Invented: 1,
	} {
		if classes[set] != expected {
			t.Errorf("%s: %d classes, expected %d", set, classes[set], expected)
		}
	}
	if len(classes) != 5 || len(made.Data) != 3 {
		t.Errorf("samples of %v, data of %d sets", classes, len(made.Data))
	}
	labels := map[string]bool{}
	for _, v := range made.Variations {
		labels[v.Label] = true
		if v.Count < 8 {
			t.Errorf("%s %s: %d variations", v.Name, v.Label, v.Count)
		}
	}
	if len(labels) != 3 {
		t.Errorf("the variations are %+v", made.Variations)
	}
}

// Of what went wrong and is listed the reason is told.
func TestListedMistakes(t *testing.T) {
	from := tiny.Data(t)
	drawings := bytes.Repeat(read(t, from, "pendigits/strokes-test.jsonl.gz"), 6) // the 99th is listed
	if err := whole.Write(filepath.Join(from, "pendigits", "strokes-test.jsonl.gz"), drawings); err != nil {
		t.Fatal(err)
	}
	dir := trained(t, from)
	var stdout, stderr strings.Builder
	if code := run([]string{"-data", from, "-weights", dir}, &stdout, &stderr); code != 0 {
		t.Fatal(stderr.String())
	}
	made, _ := decode(t, dir)
	reasons := map[int]string{}
	for _, l := range data.ListedSamples() {
		if l.Set == "pendigits-test" {
			reasons[l.Number] = l.Reason
		}
	}
	told := 0
	for _, misses := range made.Misses {
		for _, miss := range misses.Misses {
			if miss.Reason != reasons[miss.Number] {
				t.Errorf("%s %d is listed because of %q, not of %q", misses.Set, miss.Number, reasons[miss.Number], miss.Reason)
			}
			if miss.Reason != "" {
				told++
			}
		}
	}
	if told == 0 {
		t.Error("nothing that is listed went wrong")
	}
}

func TestRunFails(t *testing.T) {
	data := tiny.Data(t)
	good, other, unrecorded := trained(t, data), trained(t, data), t.TempDir()
	weights := read(t, good, "digits.safetensors")
	weights[len(weights)-1] ^= 1
	for path, content := range map[string][]byte{
		filepath.Join(other, "digits.safetensors"):      weights,
		filepath.Join(unrecorded, "digits.safetensors"): weights,
	} {
		if err := whole.Write(path, content); err != nil {
			t.Fatal(err)
		}
	}
	broken := tiny.Data(t)
	if err := os.WriteFile(filepath.Join(broken, "pendigits", "strokes-test.jsonl.gz"), []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	partial := tiny.Data(t)
	if err := os.Remove(filepath.Join(partial, "pendigits", "strokes-test.jsonl.gz")); err != nil {
		t.Fatal(err)
	}
	unlearned := tiny.Data(t)
	if err := os.Remove(filepath.Join(unlearned, "mnist", "train-images-idx3-ubyte.gz")); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		code  int
		fault string
		args  []string
	}{
		{1, "has no pendigits-train, which the record of the network names: see make data DATA=", []string{"-data", t.TempDir(), "-weights", good}},
		{1, "has no pendigits-test, which ", []string{"-data", partial, "-weights", good}},
		{1, "train-images-idx3-ubyte.gz is missing: fetch it with make data", []string{"-data", unlearned, "-weights", good}},
		{1, "strokes-test.jsonl.gz: line 1: ", []string{"-data", broken, "-weights", good}},
		{1, "digits.safetensors: no such file", []string{"-data", data, "-weights", t.TempDir()}},
		{1, "digits.json: no such file", []string{"-data", data, "-weights", unrecorded}},
		{1, "digits.safetensors is not the network that ", []string{"-data", data, "-weights", other}},
		{2, "unexpected argument", []string{"more"}},
		{2, "not defined", []string{"-other"}},
	} {
		var stdout, stderr strings.Builder
		if code := run(test.args, &stdout, &stderr); code != test.code || !strings.Contains(stderr.String(), test.fault) {
			t.Errorf("%v: exit code %d, %q", test.args, code, stderr.String())
		}
	}
	for _, dir := range []string{good, other, unrecorded} {
		if left, _ := filepath.Glob(filepath.Join(dir, "album*")); left != nil {
			t.Errorf("a failed run left %v", left)
		}
	}
}

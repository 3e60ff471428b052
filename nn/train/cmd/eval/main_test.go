package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"digitscope/nn"
	"digitscope/nn/safetensors"
	"digitscope/nn/train"
	"digitscope/nn/train/data"
	"digitscope/nn/train/sheet"
)

// writeFile writes a file, gzip if its name ends so, and returns its path.
func writeFile(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(name, ".gz") {
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		content = packed.String()
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func idx(magic uint32, sizes []uint32, body string) string {
	content := binary.BigEndian.AppendUint32(nil, magic)
	for _, size := range sizes {
		content = binary.BigEndian.AppendUint32(content, size)
	}
	return string(content) + body
}

func idxLabels(labels ...byte) string {
	return idx(0x801, []uint32{uint32(len(labels))}, string(labels))
}

// idxImages has a vertical line in the middle of each picture.
func idxImages(count, side int) string {
	picture := make([]byte, side*side)
	for row := side / 5; row < side-side/5; row++ {
		for column := side/2 - side/20; column <= side/2+side/20; column++ {
			picture[row*side+column] = 255
		}
	}
	return idx(0x803, []uint32{uint32(count), uint32(side), uint32(side)}, strings.Repeat(string(picture), count))
}

const (
	one   = `{"label":1,"strokes":[[[10,0],[10,80]]]}` + "\n"
	seven = `{"label":"7","strokes":[[[0,0],[50,0],[20,80]]]}` + "\n"
	thing = `{"label":"cat","strokes":[[[0,0],[50,0]]]}` + "\n"
)

func expectRun(t *testing.T, expected string, args ...string) {
	t.Helper()
	var stdout, stderr strings.Builder
	if code := run(args, &stdout, &stderr); code != 0 || stderr.Len() > 0 {
		t.Fatalf("%v: exit code %d, %s", args, code, stderr.String())
	}
	if !regexp.MustCompile(`\A` + expected + `\z`).MatchString(stdout.String()) {
		t.Errorf("%v: got\n%s\nexpected\n%s", args, stdout.String(), expected)
	}
}

// rates are the lines below the accuracy of the set with this name.
func rates(name string) string {
	return name + ` answered [01]\.\d{4} right [01]\.\d{4} rejected [01]\.\d{4}\n` + name + ` calibration-error [01]\.\d{4}\n`
}

func TestRunWithAFile(t *testing.T) {
	dir := t.TempDir()
	strokes := writeFile(t, dir, "my-strokes.jsonl.gz", one+one+seven)
	images, labels := writeFile(t, dir, "ones-idx3-ubyte", idxImages(2, 28)), writeFile(t, dir, "labels.gz", idxLabels(1, 1))
	large := writeFile(t, dir, "large.idx.gz", idxImages(2, 60))
	expectRun(t, `my-strokes accuracy [01]\.\d{4} n 3\n`+rates("my-strokes"), "-strokes", strokes)
	expectRun(t, `ones-idx3-ubyte accuracy 1\.0000 n 2\n`+rates("ones-idx3-ubyte"), "-images", images, "-labels", labels)
	expectRun(t, `large accuracy 1\.0000 n 2\n`+rates("large"), "-images", large, "-labels", labels, "-normalise")
	expectRun(t, `my-strokes accuracy [01]\.\d{4} n 3\ntrue( {6}\d){10}\n(   \d( {6}\d){10}\n){10}`+rates("my-strokes"),
		"-strokes", strokes, "-confusion")
	expectRun(t, `(?s:.*)\nrobustness moved changed 0\.0000 \(digit 0\.0000\) input [01]\.\d{4}\n(robustness [a-z-]+ changed .*\n){5}`,
		"-strokes", strokes, "-robustness")
	things := writeFile(t, dir, "things.jsonl", thing)
	expectRun(t, `things refused [01]\.\d{4} n 1\n`, "-strokes", things, "-not-digits")
	expectRun(t, `large refused [01]\.\d{4} n 2\n`, "-images", large, "-labels", labels, "-normalise", "-not-digits")
}

func TestRunWithADirectory(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "mnist/t10k-images-idx3-ubyte.gz", idxImages(3, 28))
	writeFile(t, dir, "mnist/t10k-labels-idx1-ubyte.gz", idxLabels(1, 1, 1))
	writeFile(t, dir, "pendigits/strokes-test.jsonl.gz", one)
	writeFile(t, dir, "omniglot/strokes-small1.jsonl.gz", thing+one)
	expected := ""
	for _, set := range data.KnownSets(dir) { // sets with listed samples come twice
		if !set.NotDigits {
			expected += set.Name + ` accuracy [01]\.\d{4} n [123]\n` + rates(set.Name)
		}
	}
	for _, name := range []string{"mnist-test", "pendigits-test", "pendigits-test-readable", "pendigits-test-pictures"} {
		if !strings.Contains(expected, name+" accuracy") {
			t.Errorf("%s is not known", name)
		}
	}
	expectRun(t, expected+
		`omniglot-train refused [01]\.\d{4} n 2\nomniglot refused 0\.0000 n 0\nomniglot-drawers refused 0\.0000 n 0\n`, "-data", dir)
}

// A network that always says 0, of ten equals, and takes everything for a digit.
func TestRunWithOtherWeights(t *testing.T) {
	dir := t.TempDir()
	save := func(name string, a nn.Architecture) string {
		network, err := nn.New(a, nn.Thresholds{Sure: 0.9, Known: 0.5})
		if err != nil {
			t.Fatal(err)
		}
		var file bytes.Buffer
		if err := safetensors.Save(&file, network, nil); err != nil {
			t.Fatal(err)
		}
		return writeFile(t, dir, name, file.String())
	}
	images, labels := writeFile(t, dir, "i", idxImages(4, 28)), writeFile(t, dir, "l", idxLabels(0, 1, 0, 0))
	expectRun(t, `i accuracy 0\.7500 n 4\n(?s:.*)\ni answered 1\.0000 right 0\.7500 rejected 0\.0000\ni calibration-error 0\.6500\n`,
		"-images", images, "-labels", labels, "-confusion", "-weights", save("zero", nn.Classic(1, 1, 1)))
	small := nn.Classic(1, 1, 1)
	small.Input = [3]int{1, 20, 20}
	expectFailure(t, 1, "small: the network does not read pictures of 28 × 28",
		"-images", images, "-labels", labels, "-weights", save("small", small))
}

func expectFailure(t *testing.T, code int, fault string, args ...string) {
	t.Helper()
	var stdout, stderr strings.Builder
	got := run(args, &stdout, &stderr)
	if got != code || stdout.Len() > 0 || !strings.Contains(stderr.String(), fault) {
		t.Errorf("%v: exit code %d, %q, expected %d, %q", args, got, stderr.String(), code, fault)
	}
	if code == 1 && strings.Count(stderr.String(), "\n") != 1 {
		t.Errorf("%v: not one line: %q", args, stderr.String())
	}
}

func TestRunFails(t *testing.T) {
	dir := t.TempDir()
	images, labels := writeFile(t, dir, "images", idxImages(2, 28)), writeFile(t, dir, "labels", idxLabels(1, 10))
	large, good := writeFile(t, dir, "large", idxImages(2, 30)), writeFile(t, dir, "good", idxLabels(1, 1))
	strokes := writeFile(t, dir, "strokes", one+thing)
	expectFailure(t, 1, `strokes: line 2: the label "cat" is no digit`, "-strokes", strokes)
	expectFailure(t, 1, "labels: image 2: the label 10 is no digit", "-images", images, "-labels", labels)
	expectFailure(t, 1, "large: the images are 30 × 30", "-images", large, "-labels", good)
	expectFailure(t, 1, "none", "-strokes", filepath.Join(dir, "none"))
	expectFailure(t, 1, "good", "-strokes", strokes, "-weights", good)
	expectFailure(t, 1, "make data DATA=", "-data", dir)
	known := t.TempDir()
	writeFile(t, known, "mnist/t10k-images-idx3-ubyte.gz", idxImages(1, 28))
	writeFile(t, known, "mnist/t10k-labels-idx1-ubyte.gz", idxLabels(1))
	expectFailure(t, 1, "has no drawings of digits", "-data", known, "-robustness")
	for _, args := range [][]string{
		{}, {"-strokes", "a", "-data", "b"}, {"-images", "a"}, {"-labels", "a"}, {"-images", "a", "-labels", "b", "c"},
		{"-strokes", "a", "-normalise"}, {"-data", "a", "-not-digits"}, {"-strokes", "a", "-not-digits", "-confusion"},
		{"-images", "a", "-labels", "b", "-robustness"}, {"-other"},
	} {
		expectFailure(t, 2, "", args...)
	}
}

func TestSheet(t *testing.T) {
	dir := t.TempDir()
	strokes := writeFile(t, dir, "strokes-train", strings.Replace(one, `"label":1`, `"label":8`, 1)+one)
	path := filepath.Join(dir, "misses.png")
	expectRun(t, `(?s:.*)`, "-strokes", strokes, "-sheet", path)
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	// One of two was misread: ink in the first cell, none in the second.
	if dark(picture, 0) == 0 || dark(picture, 1) != 0 {
		t.Errorf("%d and %d dark pixels in the first cells", dark(picture, 0), dark(picture, 1))
	}
}

// A set can be a part of its file: pictures have their number there.
func TestSheetNumbersAsTheFileDoes(t *testing.T) {
	dir := t.TempDir()
	greek := strings.Replace(one, "1", `"Greek/character01"`, 1)
	writeFile(t, dir, "omniglot/strokes-small1.jsonl.gz", strings.Replace(thing, "cat", "Latin/character01", 1)+greek+greek)
	known := slices.DeleteFunc(data.KnownSets(dir), func(s data.Set) bool { return s.Name != "omniglot" })
	set, err := train.LoadSet(known[0])
	if err != nil {
		t.Fatal(err)
	}
	misses := contactSheet{named: true}
	misses.add(set, train.Score{Misses: []train.Miss{{Index: 1}}})
	if got := misses.cells[0].Caption[0]; got != "o 3" {
		t.Errorf("the second of the set, the third of the file, is %q", got)
	}
}

// dark counts the dark pixels of a cell in the first row.
func dark(picture image.Image, cell int) (count int) {
	width := picture.Bounds().Dx() / sheet.Columns
	for y := range 80 {
		for x := cell * width; x < (cell+1)*width; x++ {
			if r, _, _, _ := picture.At(x, y).RGBA(); r < 0x4000 {
				count++
			}
		}
	}
	return count
}

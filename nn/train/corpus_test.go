package train

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"digitscope/nn/ink"
	"digitscope/nn/train/data"
	"digitscope/nn/train/whole"
)

// testDrawings are ten easy digits, each as if drawn by a person in a hurry.
var testDrawings = [10][]ink.Stroke{
	{arc(0.5, 0.5, 0.25, 0.4, 0, 360)},
	{{{X: 0.5, Y: 0.1}, {X: 0.5, Y: 0.9}}},
	{arc(0.5, 0.3, 0.25, 0.2, 180, 380), {{X: 0.72, Y: 0.4}, {X: 0.25, Y: 0.9}, {X: 0.75, Y: 0.9}}},
	{arc(0.5, 0.3, 0.2, 0.2, 200, 450), arc(0.5, 0.7, 0.2, 0.2, 270, 520)},
	{{{X: 0.4, Y: 0.1}, {X: 0.2, Y: 0.6}, {X: 0.8, Y: 0.6}}, {{X: 0.6, Y: 0.3}, {X: 0.6, Y: 0.9}}},
	{{{X: 0.7, Y: 0.1}, {X: 0.3, Y: 0.1}, {X: 0.3, Y: 0.45}}, arc(0.45, 0.65, 0.25, 0.25, 230, 500)},
	{{{X: 0.6, Y: 0.1}, {X: 0.3, Y: 0.6}}, arc(0.5, 0.7, 0.2, 0.2, 0, 360)},
	{{{X: 0.2, Y: 0.1}, {X: 0.8, Y: 0.1}, {X: 0.4, Y: 0.9}}},
	{arc(0.5, 0.3, 0.18, 0.2, 0, 360), arc(0.5, 0.7, 0.2, 0.2, 0, 360)},
	{arc(0.5, 0.3, 0.2, 0.2, 0, 360), {{X: 0.7, Y: 0.3}, {X: 0.6, Y: 0.9}}},
}

func arc(x, y, radiusX, radiusY, from, to float64) (stroke ink.Stroke) {
	for angle := from; angle <= to; angle += 20 {
		sin, cos := math.Sincos(angle * math.Pi / 180)
		stroke = append(stroke, ink.Point{X: x + radiusX*cos, Y: y + radiusY*sin})
	}
	return stroke
}

func testImage(digit int) []byte {
	picture, image := make([]float32, ink.Side*ink.Side), make([]byte, ink.Side*ink.Side)
	var renderer ink.Renderer
	renderer.Render(picture, testDrawings[digit], ink.Pen)
	for i, v := range picture {
		image[i] = byte(v * 255)
	}
	return image
}

func testCorpus(t testing.TB) *Corpus {
	t.Helper()
	images := &data.Images{Height: ink.Side, Width: ink.Side}
	var drawings []data.Drawing
	for digit, strokes := range testDrawings {
		images.Pixels = append(images.Pixels, testImage(digit)...)
		images.Labels = append(images.Labels, digit)
		drawings = append(drawings, data.Drawing{Label: fmt.Sprint(digit), Strokes: strokes})
	}
	corpus, err := newCorpus(images, drawings, []Source{
		{Name: "test", Use: "training", Count: 20, Files: []data.FileHash{{Path: "test/file", SHA256: "1234"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	corpus.exclude = true // there is nothing listed
	return corpus
}

func TestCorpusRefuses(t *testing.T) {
	good := testCorpus(t).images
	drawing := data.Drawing{Label: "1", Strokes: testDrawings[1]}
	for _, test := range []struct {
		images  data.Images
		drawing data.Drawing
		fault   string
	}{
		{data.Images{Height: 1, Width: 1, Pixels: []byte{0}, Labels: []int{1}}, drawing, "1 × 1"},
		{data.Images{Height: 28, Width: 28, Pixels: good.Pixels[:784], Labels: []int{10}}, drawing, "label 10"},
		{data.Images{Height: 28, Width: 28}, drawing, "0 images"},
		{*good, data.Drawing{Label: "cat"}, `label "cat"`},
	} {
		_, err := newCorpus(&test.images, []data.Drawing{test.drawing}, nil)
		if err == nil || !strings.Contains(err.Error(), test.fault) {
			t.Errorf("got %v, expected %q", err, test.fault)
		}
	}
}

func TestLoadCorpusNamesTheMissingFile(t *testing.T) {
	dir := t.TempDir()
	files := slices.Concat(data.Known().Collections[0].Files, data.Known().Collections[1].Files)
	for i, file := range files {
		_, err := LoadCorpus(dir, true)
		path := filepath.Join(dir, filepath.FromSlash(file.Path))
		if expected := path + " is missing: fetch it with make data DATA=" + dir; err == nil || err.Error() != expected {
			t.Fatalf("file %d: got %v, expected %s", i, err, expected)
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// listedData is a directory in which pendigits' training set has one drawing more than
// the number of the first that is listed, and all other sets two.
func listedData(t *testing.T) (dir string, number int) {
	t.Helper()
	dir = t.TempDir()
	for _, listing := range data.ListedSamples() {
		if listing.Set == "pendigits-train" && (number == 0 || listing.Number < number) {
			number = listing.Number
		}
	}
	if number == 0 {
		t.Fatal("nothing of pendigits-train is listed")
	}
	line := `{"label":1,"strokes":[[[10,0],[10,80]]]}` + "\n"
	images := "\x00\x00\x08\x03\x00\x00\x00\x02\x00\x00\x00\x1c\x00\x00\x00\x1c" + strings.Repeat("\xff", 2*28*28)
	labels := "\x00\x00\x08\x01\x00\x00\x00\x02\x01\x01"
	for name, content := range map[string]string{
		"mnist/train-images-idx3-ubyte.gz": images, "mnist/train-labels-idx1-ubyte.gz": labels,
		"mnist/t10k-images-idx3-ubyte.gz": images, "mnist/t10k-labels-idx1-ubyte.gz": labels,
		"pendigits/strokes-train.jsonl.gz": strings.Repeat(line, number+1), "pendigits/strokes-test.jsonl.gz": line + line,
	} {
		if err := whole.Write(filepath.Join(dir, filepath.FromSlash(name)), []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	return dir, number
}

// Nothing is learned from what is listed, if the hyperparameters say so; the record
// counts what was learned from.
func TestCorpusExcludesListedSamples(t *testing.T) {
	dir, number := listedData(t)
	for exclude, expected := range map[bool]int{false: number + 1, true: number} {
		corpus, err := LoadCorpus(dir, exclude)
		if err != nil {
			t.Fatal(err)
		}
		source := corpus.sources[1]
		if len(corpus.drawings) != expected || source.Name != "pendigits-train" || source.Count != expected {
			t.Errorf("exclude %t: %d drawings, %s with %d, expected %d", exclude, len(corpus.drawings), source.Name, source.Count, expected)
		}
		h := small()
		h.Exclude = !exclude
		if _, err := NewTrainer(h, corpus, nil, 1); err == nil || !strings.Contains(err.Error(), "listed samples") {
			t.Errorf("a trainer with other hyperparameters: got %v", err)
		}
	}
}

// What is wrong with a file is said with its name and the place, and nothing is
// learned from the rest.
func TestLoadCorpusNamesTheFault(t *testing.T) {
	line := `{"label":1,"strokes":[[[10,0],[10,80]]]}` + "\n"
	header := "\x00\x00\x08\x03\x00\x00\x00\x02\x00\x00\x00\x1c\x00\x00\x00\x1c"
	for _, test := range []struct{ name, content, fault string }{
		{"pendigits/strokes-train.jsonl.gz", line + "{\n", ": line 2: unexpected end of JSON input"},
		{"pendigits/strokes-train.jsonl.gz", line + strings.Replace(line, ":1", ":12", 1), `: line 2: the label "12" is no digit`},
		{"pendigits/strokes-train.jsonl.gz", line + strings.Replace(line, "80", `"80"`, 1), ": line 2: "},
		{"pendigits/strokes-train.jsonl.gz", "", ": no drawing that may be learned from"},
		{"pendigits/strokes-train.jsonl.gz", "\x1f\x8b\x08cut", ": unexpected EOF"},
		{"mnist/train-images-idx3-ubyte.gz", header + "\xff", ": byte 17: cut off, the header promises 1584 bytes"},
		{"mnist/train-images-idx3-ubyte.gz", "<html>", ": byte 6: the header of 16 bytes is cut off"},
		{"mnist/train-images-idx3-ubyte.gz", "\x00\x00\x08\x03\x00\x00\x00\x02\x00\x00\x00\x01\x00\x00\x00\x01ab", ": the images are 1 × 1"},
		{"mnist/train-labels-idx1-ubyte.gz", "\x00\x00\x08\x01\x00\x00\x00\x02\x01\x0a", `: image 2: the label "10" is no digit`},
		{"mnist/train-labels-idx1-ubyte.gz", "\x00\x00\x08\x01\x00\x00\x00\x01\x01", ": 2 images but 1 labels"},
	} {
		dir, _ := listedData(t)
		path := filepath.Join(dir, filepath.FromSlash(test.name))
		if err := whole.Write(path, []byte(test.content)); err != nil {
			t.Fatal(err)
		}
		corpus, err := LoadCorpus(dir, true)
		if corpus != nil || err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), test.fault) {
			t.Errorf("got %v, expected %s%s", err, path, test.fault)
		}
	}
}

func TestLoadCorpusWithoutADirectory(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	if _, err := LoadCorpus(dir, true); err == nil || !strings.HasSuffix(err.Error(), " is missing: fetch it with make data DATA="+dir) {
		t.Errorf("got %v", err)
	}
	if _, err := LoadSets(dir); err == nil || !strings.HasSuffix(err.Error(), "make data DATA="+dir) {
		t.Errorf("got %v", err)
	}
}

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
		_, err := LoadCorpus(dir)
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

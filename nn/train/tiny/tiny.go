// Package tiny is a data folder and hyperparameters for trainings of a second, to test
// what trains.
package tiny

import (
	"encoding/binary"
	"encoding/json/v2"
	"errors"
	"io"
	"path/filepath"
	"testing"

	"digitscope/nn"
	"digitscope/nn/ink"
	"digitscope/nn/train"
	"digitscope/nn/train/experiment"
	"digitscope/nn/train/whole"
)

// Hyperparameters are those of a training of two epochs.
func Hyperparameters() train.Hyperparameters {
	h := train.Default()
	h.Architecture = nn.Classic(1, 2, 4)
	h.Epochs, h.EpochSteps, h.BatchSize = 2, 3, 4
	h.Schedule.WarmUp = 2
	return h
}

// Data writes the files that training needs into a folder: ten digits of strokes, each
// upright and slanted, for training and the same for tests.
func Data(t testing.TB) (dir string) {
	t.Helper()
	dir = t.TempDir()
	images := binary.BigEndian.AppendUint32([]byte{0, 0, 8, 3, 0, 0, 0, 20, 0, 0, 0, 28}, 28)
	labels := []byte{0, 0, 8, 1, 0, 0, 0, 20}
	var drawings []byte
	for i := range 20 {
		strokes := drawing(i%10, 20*float64(i/10))
		images, labels = append(images, picture(strokes)...), append(labels, byte(i%10))
		line, err := json.Marshal(map[string]any{"label": i % 10, "strokes": strokes})
		if err != nil {
			t.Fatal(err)
		}
		drawings = append(append(drawings, line...), '\n')
	}
	for name, content := range map[string][]byte{
		"mnist/train-images-idx3-ubyte.gz": images, "mnist/train-labels-idx1-ubyte.gz": labels,
		"mnist/t10k-images-idx3-ubyte.gz": images, "mnist/t10k-labels-idx1-ubyte.gz": labels,
		"pendigits/strokes-train.jsonl.gz": drawings, "pendigits/strokes-test.jsonl.gz": drawings,
	} {
		if err := whole.Write(filepath.Join(dir, filepath.FromSlash(name)), content); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Train trains with a data folder and writes weights and record, with the given name,
// into a folder.
func Train(t testing.TB, data, name string, h train.Hyperparameters) (dir string) {
	t.Helper()
	dir = t.TempDir()
	loaded, err := experiment.Load(data, "", h.Exclude)
	if err != nil {
		t.Fatal(err)
	}
	run, err := loaded.Start(h, filepath.Join(dir, name+".checkpoint"))
	if err != nil {
		t.Fatal(err)
	}
	if err := run.Train(t.Context(), experiment.NewDisplay(h, 0, io.Discard, io.Discard)); err != nil {
		t.Fatal(err)
	}
	outcome, err := run.Finish(name, func(train.Score) {})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(outcome.Write(dir), run.Close()); err != nil {
		t.Fatal(err)
	}
	return dir
}

// segments are the corners of a display with seven segments that a digit's line joins.
var segments = [10][]int{
	{0, 1, 5, 4, 0}, {1, 5}, {0, 1, 3, 2, 4, 5}, {0, 1, 3, 2, 3, 5, 4}, {0, 2, 3, 1, 5},
	{1, 0, 2, 3, 5, 4}, {1, 0, 4, 5, 3, 2}, {0, 1, 5}, {2, 3, 1, 0, 4, 5, 3}, {3, 2, 0, 1, 5, 4},
}

// drawing is a digit of 40 × 80, its top moved to the right.
func drawing(digit int, slant float64) [][][2]float64 {
	var stroke [][2]float64
	for _, corner := range segments[digit] {
		x, y := float64(corner%2)*40, float64(corner/2)*40
		stroke = append(stroke, [2]float64{x + slant*(80-y)/80, y})
	}
	return [][][2]float64{stroke}
}

func picture(strokes [][][2]float64) []byte {
	var stroke ink.Stroke
	for _, point := range strokes[0] {
		stroke = append(stroke, ink.Point{X: point[0] / 100, Y: point[1] / 100})
	}
	greys, bytes := make([]float32, ink.Side*ink.Side), make([]byte, ink.Side*ink.Side)
	var renderer ink.Renderer
	renderer.Render(greys, []ink.Stroke{stroke}, ink.Pen)
	for i, grey := range greys {
		bytes[i] = byte(255 * grey)
	}
	return bytes
}

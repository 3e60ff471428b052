package train

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"digitscope/nn"
	"digitscope/nn/ink"
	"digitscope/nn/train/data"
)

// pixelNetwork answers the digit whose pixel, among the first ten, is the most
// inked: full ink makes it sure; without any the network knows no digit.
func pixelNetwork(t *testing.T) *nn.Network {
	t.Helper()
	network, err := nn.New(nn.Architecture{
		Input:  [3]int{1, ink.Side, ink.Side},
		Layers: []nn.LayerSpec{{Kind: nn.KindFlatten}, {Kind: nn.KindDense, Units: 10}, {Kind: nn.KindSoftmax}},
	}, nn.Thresholds{Sure: 0.9, Known: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	for digit := range 10 {
		network.Parameters()[digit*10+digit] = 10
	}
	network.Shift(-5)
	return network
}

// pixelImages has one picture for each pair of label and inked pixel; pixel −1
// stands for none, 10 for one that says nothing.
func pixelImages(pairs [][2]int) *data.Images {
	images := &data.Images{Height: ink.Side, Width: ink.Side}
	for _, pair := range pairs {
		image := make([]byte, ink.Side*ink.Side)
		if pair[1] >= 0 {
			image[pair[1]] = 255
		}
		images.Pixels = append(images.Pixels, image...)
		images.Labels = append(images.Labels, pair[0])
	}
	return images
}

func TestEvaluateCounts(t *testing.T) {
	// 3 right, 2 wrong, one blank, two that say nothing and so are a refused 0
	pairs := [][2]int{{3, 3}, {4, 4}, {4, 4}, {4, 9}, {1, 7}, {0, -1}, {0, 10}, {5, 10}}
	set, err := imageSet("made", pixelImages(pairs), false, false)
	if err != nil {
		t.Fatal(err)
	}
	expected := Score{Name: "made", Count: 8, Right: 4, Refused: 3, RightKept: 3}
	for pair, n := range map[[2]int]int{{3, 3}: 1, {4, 4}: 2, {4, 9}: 1, {1, 7}: 1, {0, 0}: 1, {5, 0}: 1} {
		expected.Confusion[pair[0]][pair[1]] = n
	}
	for _, workers := range []int{1, 3} {
		score := Evaluate(pixelNetwork(t), set, workers)
		misses := score.Misses
		score.Misses, score.calibration = nil, calibration{}
		if !reflect.DeepEqual(score, expected) {
			t.Errorf("got %+v, expected %+v", score, expected)
		}
		if indices := []int{3, 4, 5, 6, 7}; !slices.EqualFunc(misses, indices, func(m Miss, i int) bool { return m.Index == i }) {
			t.Errorf("got the misses %+v, expected %v", misses, indices)
		}
	}
	if line := expected.String(); line != "made accuracy 0.5000 n 8" {
		t.Errorf("got %q", line)
	}
	near(t, "the share of refused answers", expected.RefusedShare(), 3.0/8, 0)
	near(t, "the accuracy of the others", expected.KeptAccuracy(), 3.0/5, 0)
}

// More pictures than a goroutine takes at a time.
func TestEvaluateSharesTheWork(t *testing.T) {
	var pairs [][2]int
	for i := range 1000 {
		pairs = append(pairs, [2]int{i % 10, i % 5})
	}
	set, err := imageSet("many", pixelImages(pairs), false, false)
	if err != nil {
		t.Fatal(err)
	}
	score := Evaluate(pixelNetwork(t), set, 3)
	if score.Count != 1000 || score.Right != 500 || score.Confusion[7][2] != 100 {
		t.Errorf("got %+v", score)
	}
}

func TestEvaluateNotDigits(t *testing.T) {
	set, err := imageSet("other", pixelImages([][2]int{{200, 3}, {1, 10}, {2, -1}, {99, 10}}), true, false)
	if err != nil {
		t.Fatal(err)
	}
	if line := Evaluate(pixelNetwork(t), set, 2).String(); line != "other refused 0.7500 n 4" {
		t.Errorf("got %q", line)
	}
}

// The same drawing as strokes and as a picture, once normalised from another
// size, give the same picture but for the grey of its edges.
func TestSetsDrawAlike(t *testing.T) {
	drawings, images := []data.Drawing{}, &data.Images{Height: 2 * ink.Side, Width: 2 * ink.Side}
	for digit, strokes := range testDrawings {
		drawings = append(drawings, data.Drawing{Label: fmt.Sprint(digit), Strokes: strokes})
		small := testImage(digit)
		for i := range 4 * len(small) {
			row, column := i/images.Width/2, i%images.Width/2
			images.Pixels = append(images.Pixels, small[row*ink.Side+column])
		}
		images.Labels = append(images.Labels, digit)
	}
	drawn, err := drawingSet("drawn", drawings, false)
	if err != nil {
		t.Fatal(err)
	}
	normalised, err := imageSet("normalised", images, false, true)
	if err != nil {
		t.Fatal(err)
	}
	a, b := newPicture(), newPicture()
	for digit := range 10 {
		if !drawn.draw(a, digit) || !normalised.draw(b, digit) {
			t.Fatalf("%d is blank", digit)
		}
		difference := 0.0
		for i := range a {
			difference += max(float64(a[i]-b[i]), float64(b[i]-a[i])) / float64(len(a))
		}
		if difference > 0.05 {
			t.Errorf("%d: the pictures differ by %v a cell", digit, difference)
		}
	}
}

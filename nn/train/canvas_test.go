package train

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"digitscope/nn/ink"
	"digitscope/nn/train/whole"
)

// A drawing that was put on a small canvas and found there again looks like the
// one that is drawn directly, but for the width of its line.
func TestCanvasKeepsTheDrawing(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	d := canvasDistorter{CanvasDistortion: CanvasDistortion{Smallest: 18, Largest: 26, ThinPen: 2, ThickPen: 3, Hard: 0.5}}
	picture := newPicture()
	for i := range 200 {
		digit := i % 10
		d.draw(picture, testDrawings[digit], random)
		x, y, sum := mass(t, picture)
		if _, _, expected := mass(t, plain(digit)); sum < expected/2 || sum > expected*2 {
			t.Errorf("a %d has %v ink, drawn directly %v", digit, sum, expected)
		}
		near(t, "the middle across", x, ink.Side/2, 1)
		near(t, "the middle down", y, ink.Side/2, 1)
		if got := nearest(picture); got != digit {
			t.Errorf("a %d is nearest to %d", digit, got)
		}
	}
}

// A dot stays a dot, wherever it lies and however the canvas is.
func TestCanvasKeepsADot(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	d := canvasDistorter{CanvasDistortion: Default().Drawings.Canvas}
	picture := newPicture()
	for i := range 5000 {
		dot := ink.Stroke{{X: 0.9, Y: 0.1}}
		if i%2 == 0 {
			dot = append(dot, ink.Point{X: 0.9, Y: 0.109}) // as a trembling hand makes it
		}
		d.draw(picture, []ink.Stroke{dot}, random)
		// ink.Normalise enlarges what is on the canvas: a dot becomes a disc.
		_, _, sum := mass(t, picture)
		if low, high := rows(picture); !(sum > 0) || high-low > 2*columns(picture) {
			t.Fatalf("the dot has %v ink in %d rows and %d columns", sum, high-low, columns(picture))
		}
	}
}

func TestHarden(t *testing.T) {
	for _, test := range [][2][]float32{
		{{0, 0.49, 0.5, 1}, {0, 0, 1, 1}},
		{{0, 0.1, 0.2, 0.3}, {0, 0, 1, 1}}, // a thin dot is not lost
		{{0, 0, 0, 0}, {0, 0, 0, 0}},
	} {
		picture, expected := test[0], test[1]
		harden(picture)
		if !slices.Equal(picture, expected) {
			t.Errorf("got %v, expected %v", picture, expected)
		}
	}
}

// rows are the first and one past the last row with ink.
func rows(picture []float32) (from, to int) {
	from = ink.Side
	for i, v := range picture {
		if v > 0 {
			from, to = min(from, i/ink.Side), i/ink.Side+1
		}
	}
	return from, to
}

// columns is the number of columns between the first and the last with ink.
func columns(picture []float32) int {
	turned := make([]float32, len(picture))
	for i, v := range picture {
		turned[i%ink.Side*ink.Side+i/ink.Side] = v
	}
	from, to := rows(turned)
	return to - from
}

// A stored picture differs from the drawing as it is rendered, and from that of
// the same drawing elsewhere in the set, but is always the same.
func TestCanvasPictures(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pendigits", "strokes-test.jsonl.gz")
	seven := `{"label":7,"strokes":[[[0,0],[50,0],[20,80]]]}` + "\n"
	if err := whole.Write(path, []byte(strings.Repeat(seven, 6))); err != nil {
		t.Fatal(err)
	}
	sets, err := LoadSets(filepath.Dir(filepath.Dir(path)))
	if err != nil {
		t.Fatal(err)
	}
	rendered, pictures := sets.All[0], sets.Presence
	if rendered.Name != "pendigits-test" || pictures.Len() != 6 {
		t.Fatalf("%s, and %d pictures", rendered.Name, pictures.Len())
	}
	last := rendered.Picture(0)
	var first [6][]float32
	for i := range first {
		first[i] = pictures.Picture(i)
		if slices.Equal(first[i], last) {
			t.Errorf("picture %d is like the one before", i)
		}
		last = first[i]
	}
	for i := range 6 {
		if !slices.Equal(pictures.Picture(5-i), first[5-i]) {
			t.Errorf("picture %d changes", 5-i)
		}
	}
}

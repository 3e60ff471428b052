package train

import (
	"math/rand/v2"
	"testing"

	"digitscope/nn/ink"
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
	for range 100 {
		d.draw(picture, []ink.Stroke{{{X: 0.9, Y: 0.1}}}, random)
		if _, _, sum := mass(t, picture); !(sum > 0) {
			t.Fatal("the dot is gone")
		}
	}
}

func TestHarden(t *testing.T) {
	picture := []float32{0, 0.49, 0.5, 1}
	harden(picture)
	for i, expected := range []float32{0, 0, 1, 1} {
		if picture[i] != expected {
			t.Errorf("cell %d is %v, expected %v", i, picture[i], expected)
		}
	}
}

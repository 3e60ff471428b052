package train

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"digitscope/nn/ink"
)

func TestWarpWithoutLimitsKeepsPoints(t *testing.T) {
	var w warp
	w.draw(rand.New(rand.NewPCG(1, 2)), WarpLimits{})
	for _, p := range []ink.Point{{X: 0.1, Y: 0.7}, {X: 0, Y: 1}, {X: -0.2, Y: 1.3}} {
		q := w.at(p)
		near(t, "x", q.X, p.X, 1e-12)
		near(t, "y", q.Y, p.Y, 1e-12)
	}
}

func TestWarpRotates(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		var w warp
		w.draw(random, WarpLimits{Rotation: 15})
		p := w.at(ink.Point{X: 1, Y: 0.5})
		near(t, "the radius", math.Hypot(p.X-0.5, p.Y-0.5), 0.5, 1e-9)
		if angle := math.Abs(math.Asin(2*(p.Y-0.5))) * 180 / math.Pi; angle > 15 {
			t.Errorf("turned by %v°", angle)
		}
	}
}

// The weights of a B-spline sum to one, and go over from span to span smoothly.
func TestSplineWeights(t *testing.T) {
	for x := -0.1; x < 1.1; x += 0.01 {
		sum := 0.0
		for _, weight := range splineAt(x).weights {
			sum += weight
		}
		near(t, "the sum of the weights", sum, 1, 1e-12)
	}
	before, after := splineAt(1.0/spans-1e-9), splineAt(1.0/spans+1e-9)
	for i := range 3 {
		near(t, "a weight at the knot", before.weights[i+1], after.weights[i], 1e-6)
	}
}

// The displacement is smooth: points that are near stay near.
func TestWarpIsSmooth(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var w warp
	for range 100 {
		w.draw(random, WarpLimits{Elastic: 0.06})
		for x := 0.0; x < 1; x += 0.05 {
			p, q := w.at(ink.Point{X: x, Y: x}), w.at(ink.Point{X: x + 0.001, Y: x})
			if d := math.Hypot(p.X-q.X, p.Y-q.Y); d > 0.003 {
				t.Fatalf("0.001 became %v", d)
			}
		}
	}
}

func TestImageWithoutDistortionStays(t *testing.T) {
	image := testImage(3)
	got := make([]float32, len(image))
	newImageDistorter(ImageDistortion{}).draw(got, image, rand.New(rand.NewPCG(1, 2)))
	for i, v := range image {
		near(t, "a cell", float64(got[i]), float64(v)/255, 1e-5)
	}
}

func TestKeptImagesStay(t *testing.T) {
	distortion := Default().Images
	distortion.Keep = 1
	expected, got := newPicture(), newPicture()
	greys(expected, testImage(4))
	if newImageDistorter(distortion).draw(got, testImage(4), rand.New(rand.NewPCG(1, 2))) || !slices.Equal(got, expected) {
		t.Error("an image that is to be kept was varied")
	}
}

func TestTone(t *testing.T) {
	picture := newPicture()
	picture[5*ink.Side+5] = 0.8
	var buffer framed
	buffer.fillValues(picture)
	blur(picture, 0.5, &buffer)
	for cell, expected := range map[int]float64{
		5*ink.Side + 5: 0.5, 4*ink.Side + 5: 0.05, 5*ink.Side + 6: 0.05, 6*ink.Side + 6: 0.025, 7*ink.Side + 5: 0,
	} {
		near(t, "a blurred cell", float64(picture[cell]), expected, 1e-6)
	}
	values := []float32{0, 0.3, 0.5, 0.6, 0.9, 1}
	spread(values, 2)
	for i, expected := range []float64{0, 0.1, 0.5, 0.7, 1, 1} {
		near(t, "a spread value", float64(values[i]), expected, 1e-6)
	}
}

func TestThicken(t *testing.T) {
	picture := make([]float32, ink.Side*ink.Side)
	for row := range ink.Side {
		copy(picture[row*ink.Side+13:], []float32{1, 1, 1})
	}
	for _, test := range []struct {
		share    float32
		expected []float32 // columns 12 to 16
	}{
		{0.5, []float32{0.5, 1, 1, 1, 0.5}}, {-0.5, []float32{0, 0.5, 1, 0.5, 0}},
	} {
		got := slices.Clone(picture)
		newImageDistorter(ImageDistortion{}).thicken(got, test.share)
		if line := got[14*ink.Side+12:][:5]; !slices.Equal(line, test.expected) {
			t.Errorf("share %v: got %v, expected %v", test.share, line, test.expected)
		}
	}
}

func TestDrawingWithoutDistortionStays(t *testing.T) {
	expected, got := make([]float32, ink.Side*ink.Side), make([]float32, ink.Side*ink.Side)
	strokes := testDrawings[5]
	var renderer ink.Renderer
	renderer.Render(expected, strokes, ink.Pen)
	d := newDrawingDistorter(DrawingDistortion{ThinPen: ink.Pen, ThickPen: ink.Pen})
	d.draw(got, strokes, rand.New(rand.NewPCG(1, 2)))
	for i := range expected {
		near(t, "a cell", float64(got[i]), float64(expected[i]), 1e-5)
	}
}

func TestThinningKeepsTheEnds(t *testing.T) {
	stroke := ink.Stroke{{X: 0}, {X: 1}, {X: 2}, {X: 3}, {X: 4}, {X: 5}}
	var d drawingDistorter
	for step, expected := range map[int][]float64{1: {0, 1, 2, 3, 4, 5}, 2: {0, 2, 4, 5}, 4: {0, 4, 5}, 9: {0, 5}} {
		d.copy([]ink.Stroke{stroke, stroke[:1]}, step)
		var got []float64
		for _, p := range d.strokes[0] {
			got = append(got, p.X)
		}
		if !slices.Equal(got, expected) || len(d.strokes[1]) != 1 {
			t.Errorf("step %d: got %v, expected %v", step, d.strokes, expected)
		}
	}
}

func TestSmooth(t *testing.T) {
	stroke := ink.Stroke{{X: 0}, {X: 4}, {X: 0}, {X: 4}}
	smooth(stroke)
	if expected := (ink.Stroke{{X: 0}, {X: 2}, {X: 2}, {X: 4}}); !slices.Equal(stroke, expected) {
		t.Errorf("got %v, expected %v", stroke, expected)
	}
}

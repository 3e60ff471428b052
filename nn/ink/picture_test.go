package ink

import (
	"math"
	"testing"
)

// A filled rectangle has a picture that can be worked out by hand.
func TestNormaliseRectangle(t *testing.T) {
	const height, width = 50, 90
	source := make([]float32, height*width)
	for y := 5; y < 45; y++ { // 40 high, 20 wide: shrinks by 2 to 20 × 10
		for x := 60; x < 80; x++ {
			source[y*width+x] = 1
		}
	}
	dst := make([]float32, Side*Side)
	if !Normalise(dst, source, height, width) {
		t.Fatal("no ink found")
	}
	for i, v := range dst {
		row, column := i/Side, i%Side
		inside := row >= 4 && row < 24 && column >= 9 && column < 19
		edge := row == 3 || row == 4 || row == 23 || row == 24 || column == 8 || column == 9 || column == 18 || column == 19
		switch {
		case edge: // the bilinear border fades
		case inside && math.Abs(float64(v)-1) > 1e-6, !inside && v != 0:
			t.Fatalf("row %d column %d is %v", row, column, v)
		}
	}
}

func TestNormaliseFindsSmallAndLargeAlike(t *testing.T) {
	large, small := make([]float32, 280*280), make([]float32, 28*28)
	want := rendered(t, seven())
	for i := range large { // the 28 × 28 picture ten times enlarged
		large[i] = want[i/280/10*28+i%280/10]
	}
	for i := range small { // and at a third of its size, in a corner
		if y, x := i/28, i%28; y < 9 && x < 9 {
			for k := range 9 {
				small[i] += want[(y*3+k/3)*28+x*3+k%3] / 9
			}
		}
	}
	got := make([]float32, Side*Side)
	Normalise(got, large, 280, 280)
	compare(t, "enlarged", got, want, 0.35)
	Normalise(got, small, 28, 28)
	if x, y := massCentre(got, Side); math.Hypot(x-14, y-14) > 0.2 {
		t.Errorf("centre of mass at %.2f, %.2f", x, y)
	}
	if _, top, _, bottom := inkExtent(got); bottom-top < Box-2 || bottom-top > Box+2 {
		t.Errorf("ink in rows %d–%d, want about %d", top, bottom, Box)
	}
}

func TestNormaliseBlankAndSinglePixel(t *testing.T) {
	dst, source := make([]float32, Side*Side), make([]float32, 12)
	if Normalise(dst, source, 3, 4) {
		t.Error("a blank picture has ink")
	}
	source[5] = 0.4
	if !Normalise(dst, source, 3, 4) || dst[14*Side+14] < 0.3 {
		t.Errorf("a single pixel is not in the middle: %v", dst[14*Side+14])
	}
}

package train

import (
	"math/rand/v2"
	"testing"

	"digitscope/nn/ink"
)

func alongX(points ...float64) (stroke ink.Stroke) {
	for _, x := range points {
		stroke = append(stroke, ink.Point{X: x, Y: 0.5})
	}
	return stroke
}

func TestShortenAndLengthen(t *testing.T) {
	for name, test := range map[string]struct {
		got  ink.Stroke
		from float64
		to   float64
	}{
		"within the last step":     {shorten(alongX(0, 0.4, 0.8), 0.1), 0, 0.7},
		"past a point":             {shorten(alongX(0, 0.4, 0.8), 0.5), 0, 0.3},
		"of two points":            {shorten(alongX(0, 0.4), 0.1), 0, 0.3},
		"more than there is":       {shorten(alongX(0, 0.4), 0.5), 0, 0.4},
		"longer":                   {lengthen(alongX(0.1, 0.4, 0.8), 0.2), 0.1, 1},
		"a dot has no direction":   {lengthen(alongX(0.3), 0.2), 0.3, 0.3},
		"a dot has nothing to cut": {shorten(alongX(0.3), 0.2), 0.3, 0.3},
	} {
		near(t, name+": the first point", test.got[0].X, test.from, 1e-12)
		near(t, name+": the last point", test.got[len(test.got)-1].X, test.to, 1e-12)
	}
}

// Ends move by no more than they may, and only in their own direction.
func TestEndsStayWithinTheirLimits(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	ends := Ends{Probability: 1, Shorter: 0.1, Longer: 0.2}
	changed := 0
	for range 200 {
		stroke := ends.vary(alongX(0, 0.25, 0.5, 0.75, 1), random)
		first, last := stroke[0], stroke[len(stroke)-1]
		if first.X < -0.2-1e-9 || first.X > 0.1+1e-9 || last.X < 0.9-1e-9 || last.X > 1.2+1e-9 || first.Y != 0.5 || last.Y != 0.5 {
			t.Fatalf("the ends are at %v and %v", first, last)
		}
		if first.X != 0 && last.X != 1 {
			changed++
		}
	}
	if changed < 190 {
		t.Errorf("both ends moved in %d of 200 strokes", changed)
	}
}

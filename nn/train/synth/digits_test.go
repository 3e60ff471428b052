package synth

import (
	"math"
	"strings"
	"testing"
)

// forms are those of a digit whose name holds a word.
func forms(t *testing.T, digit int, word string) (found []form) {
	t.Helper()
	for _, f := range loaded(t).digits[digit].items {
		if strings.Contains(f.name, word) {
			found = append(found, f)
		}
	}
	if len(found) == 0 {
		t.Fatalf("no %d is %q", digit, word)
	}
	return found
}

// missed are the paths of a form as one hand follows them.
func missed(d dice, f form) []path {
	h := newHand(d)
	paths := make([]path, len(f.paths))
	for i, p := range f.paths {
		paths[i] = append(path(nil), h.miss(p)...)
	}
	return paths
}

const degree = math.Pi / 180

// slope is the angle of a…b above the horizontal, in radians.
func slope(a, b knot) float64 { return math.Atan2(a.Y-b.Y, b.X-a.X) }

// A continental 1 stays one: its upstroke is steep and its angle narrow.
func TestUpstrokes(t *testing.T) {
	d := dice{seeded(7)}
	all := append(forms(t, 1, "continental"), forms(t, 1, "upstroke")...)
	for range 10_000 {
		f := all[d.IntN(len(all))]
		paths := missed(d, f)
		start, top := upstroke(paths[0])
		foot := paths[0][len(paths[0])-1]
		if f.name == "continental two strokes" {
			foot = paths[1][1]
		}
		rise, stem := slope(start, top), slope(foot, top)
		if rise < 35*degree || stem-rise > 50*degree {
			t.Fatalf("%s: the upstroke rises at %.0f°, the stem at %.0f°", f.name, rise/degree, stem/degree)
		}
	}
}

// upstroke is where the first stroke of a 1 begins and its highest knot.
func upstroke(p path) (start, top knot) {
	top = p[0]
	for _, k := range p {
		if k.Y < top.Y {
			top = k
		}
	}
	return p[0], top
}

// A 7's head stays roughly level and its stem falls.
func TestSevens(t *testing.T) {
	d := dice{seeded(8)}
	all := forms(t, 7, "")
	for range 10_000 {
		f := all[d.IntN(len(all))]
		paths := missed(d, f)
		left, right := head(paths[0])
		if tilt := math.Abs(slope(left, right)); tilt > 22*degree {
			t.Fatalf("%s: the head leans by %.0f°", f.name, tilt/degree)
		}
	}
}

// head is the left and the right end of the part of a path that is in the upper
// fifth of the pad.
func head(p path) (left, right knot) {
	left, right = p[0], p[0]
	for _, k := range p {
		if k.Y < 0.2 {
			right = k
		}
	}
	if p[1].X < p[0].X+0.1 { // a serif comes first
		left = p[1]
	}
	return left, right
}

func TestBarredSevensHaveTwoStrokes(t *testing.T) {
	for _, f := range append(forms(t, 7, "barred"), forms(t, 7, "bar")...) {
		if len(f.paths) != 2 {
			t.Errorf("%s: %d strokes", f.name, len(f.paths))
		}
	}
}

// A 4 differs from a 9 by its corners.
func TestFoursHaveCorners(t *testing.T) {
	for _, f := range forms(t, 4, "") {
		corners := 0
		for _, p := range f.paths {
			for _, k := range p[1 : len(p)-1] {
				if k.corner {
					corners++
				}
			}
		}
		if corners == 0 && len(f.paths) < 2 {
			t.Errorf("%s: neither corners nor a stem of its own", f.name)
		}
	}
}

func TestInventedCharactersHaveThreeToSixStrokes(t *testing.T) {
	d := dice{seeded(9)}
	for range 10_000 {
		if strokes := len(inventedCharacter(d)); strokes < 3 || strokes > 6 {
			t.Fatalf("%d strokes", strokes)
		}
	}
}

func TestDotsAreTiny(t *testing.T) {
	d := dice{seeded(10)}
	f := family{"dot", dot, false}
	for range 10_000 {
		blob := f.draw(d)[0]
		for _, p := range blob {
			if distance(p, blob[0]) > 0.005 {
				t.Fatalf("a dot from %v to %v", blob[0], p)
			}
		}
	}
}

package check

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"digitscope/nn/ink"
)

// scribble draws one stroke of random points, moved and as thick as is said.
func scribble(seed uint64, shift, pen float64) []float32 {
	random := rand.New(rand.NewPCG(seed, 1))
	stroke := make(ink.Stroke, 6)
	for i := range stroke {
		stroke[i] = ink.Point{X: random.Float64(), Y: random.Float64()}
	}
	picture := make([]float32, ink.Side*ink.Side)
	var renderer ink.Renderer
	renderer.RenderAt(picture, []ink.Stroke{stroke}, 16, 4+shift, 4+shift, pen)
	return picture
}

func length(p Fingerprint) float64 {
	square := 0.0
	for _, v := range p {
		square += float64(v) * float64(v)
	}
	return math.Sqrt(square)
}

func apart(a, b Fingerprint) float64 {
	for i := range a {
		a[i] -= b[i]
	}
	return length(a)
}

// A fingerprint is of unit length, and hardly changes when the picture is moved or
// fainter; those of different pictures are far apart.
func TestFingerprint(t *testing.T) {
	printer := NewPrinter()
	for seed := range uint64(20) {
		picture := scribble(seed, 0, 2)
		one := printer.Print(picture)
		if math.Abs(length(one)-1) > 1e-5 {
			t.Errorf("the length is %v", length(one))
		}
		if d := apart(one, printer.Print(scribble(seed, 3, 2))); d > Same {
			t.Errorf("moved by %v", d)
		}
		for i := range picture {
			picture[i] /= 2
		}
		if d := apart(one, printer.Print(picture)); d > Same {
			t.Errorf("fainter by %v", d)
		}
		if d := apart(one, printer.Print(scribble(seed+1, 0, 2))); d < 0.3 {
			t.Errorf("another picture is only %v apart", d)
		}
	}
	if blank := printer.Print(make([]float32, ink.Side*ink.Side)); length(blank) != 0 {
		t.Errorf("a blank picture has %v", blank)
	}
}

// randomPrints are clouds of fingerprints of unit length.
func randomPrints(n int, spread float64) []Fingerprint {
	random := rand.New(rand.NewPCG(3, 4))
	prints := make([]Fingerprint, n)
	for i := range prints {
		for j := range prints[i] {
			prints[i][j] = float32(random.NormFloat64() * spread / float64(1+j))
		}
		prints[i][i%3]++
		scale := float32(length(prints[i]))
		for j := range prints[i] {
			prints[i][j] /= scale
		}
	}
	return prints
}

// All pairs are found, and no others, whatever the number of goroutines.
func TestPairs(t *testing.T) {
	prints := randomPrints(300, 0.1)
	const radius = 0.14
	var expected []Pair
	for a := range prints {
		for b := a + 1; b < len(prints); b++ {
			if d := apart(prints[a], prints[b]); d <= radius {
				expected = append(expected, Pair{a, b, d})
			}
		}
	}
	got := Pairs(prints, radius, 1)
	if len(got) != len(expected) || len(got) < 100 {
		t.Fatalf("%d pairs, expected %d", len(got), len(expected))
	}
	for i, pair := range got {
		if math.Abs(pair.Distance-apart(prints[pair.A], prints[pair.B])) > 1e-5 || i > 0 && pair.Distance < got[i-1].Distance {
			t.Fatalf("pair %d is %+v", i, pair)
		}
	}
	if many := Pairs(prints, radius, 5); !slices.Equal(many, got) {
		t.Error("with more goroutines other pairs")
	}
}

// The same picture is a duplicate wherever it is; a near one only where nothing else
// is near.
func TestDuplicates(t *testing.T) {
	at := func(angle float64) (p Fingerprint) {
		sin, cos := math.Sincos(angle)
		p[5], p[7] = float32(cos), float32(sin)
		return p
	}
	prints := []Fingerprint{
		at(0), at(0.06), // alone
		at(1), at(1), at(1.02), // the same, and one near them
		at(2), at(2.05), at(2.1), // too many alike
		at(3), at(3.08), // too far apart
	}
	got := Duplicates(prints, 2)
	if len(got) != 2 || got[0].A != 2 || got[0].B != 3 || got[1].A != 0 || got[1].B != 1 {
		t.Errorf("got %+v", got)
	}
}

// The same movement, a little moved or with a point less, is found; the same line at
// another pace, or in the other direction, is not.
func TestAlike(t *testing.T) {
	line := func(n int, at func(share float64) float64) []ink.Stroke {
		stroke := make(ink.Stroke, n)
		for i := range stroke {
			stroke[i] = ink.Point{X: 0.5, Y: at(float64(i) / float64(n-1))}
		}
		return []ink.Stroke{stroke}
	}
	one := line(30, func(share float64) float64 { return share })
	dot := []ink.Stroke{{{X: 0.5, Y: 0.5}}}
	for name, c := range map[string]struct {
		other    []ink.Stroke
		expected bool
	}{
		"itself":          {one, true},
		"moved":           {line(30, func(share float64) float64 { return share + 0.02 }), true},
		"a point less":    {line(29, func(share float64) float64 { return share }), true},
		"half the points": {line(15, func(share float64) float64 { return share }), false},
		"faster":          {line(30, func(share float64) float64 { return share * share }), false},
		"backwards":       {line(30, func(share float64) float64 { return 1 - share }), false},
		"two strokes":     {append(dot, one...), false},
		"a dot":           {dot, false},
	} {
		if Alike(one, c.other) != c.expected {
			t.Errorf("%s: alike is not %t", name, c.expected)
		}
	}
	if !Alike(dot, dot) {
		t.Error("a dot is not like itself")
	}
}

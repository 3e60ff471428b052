package ink

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// along is one stroke of n points, each at a part, from 0 to 1, of a curve.
func along(n int, curve func(part float64) Point) []Stroke {
	s := make(Stroke, n)
	for i := range s {
		s[i] = curve(float64(i) / float64(n))
	}
	return []Stroke{s}
}

// long are drawings of n points in shapes of all kinds.
func long(n int) map[string][]Stroke {
	random := rand.New(rand.NewPCG(3, 4))
	spiral := func(turns float64) func(float64) Point {
		return func(part float64) Point {
			y, x := math.Sincos(2 * math.Pi * turns * part)
			return Point{0.5 + 0.45*part*x, 0.5 + 0.45*part*y}
		}
	}
	walk := Point{0.5, 0.5}
	dots := make([]Stroke, n)
	for i := range dots {
		dots[i] = Stroke{{random.Float64(), random.Float64()}}
	}
	return map[string][]Stroke{
		"dots":          dots,
		"a spiral":      along(n, spiral(60)),
		"a fine spiral": along(n, spiral(500)),
		"a small scrawl": along(n, func(part float64) Point {
			return Point{0.3 + 0.1*math.Sin(200*part), 0.7 + 0.1*math.Cos(230*part)}
		}),
		"a trembling line": along(n, func(part float64) Point {
			return Point{0.2 + 0.6*part, 0.5 + 0.01*math.Sin(9000*part)}
		}),
		"hatching": along(n, func(part float64) Point {
			return Point{math.Abs(math.Mod(200*part, 2) - 1), part}
		}),
		"chords": along(n, func(float64) Point { return Point{random.Float64(), random.Float64()} }),
		"a walk": along(n, func(float64) Point {
			walk.X = min(max(walk.X+0.01*random.NormFloat64(), 0), 1)
			walk.Y = min(max(walk.Y+0.01*random.NormFloat64(), 0), 1)
			return walk
		}),
	}
}

// However long a drawing is, reading and showing it takes so many segments, and
// neither the network nor a person can tell.
func TestLongDrawingsAreSketched(t *testing.T) {
	for _, n := range []int{5_000, 40_000} {
		for name, strokes := range long(n) {
			var d Drawing
			d.Replace(strokes)
			sketched := d.Sketch()
			if points := countPoints(sketched); points > sketchPoints {
				t.Errorf("%s of %d points: the sketch has %d", name, n, points)
			}
			if read := d.Legible(); len(read) != len(sketched) || &read[0] != &sketched[0] {
				t.Errorf("%s of %d points are read one by one", name, n)
			}
			expectSameLook(t, name, sketched, strokes)
		}
	}
}

// expectSameLook compares a sketch with what it stands for, in the network's picture
// and in places all over the pad.
func expectSameLook(t *testing.T, name string, sketched, strokes []Stroke) {
	t.Helper()
	var r Renderer
	var got, want [Side * Side]float32
	r.Render(got[:], sketched, Pen)
	r.Render(want[:], strokes, Pen)
	if worst, mean := difference(got, want); worst > 0.1 || mean > 0.005 {
		t.Errorf("%s: the network's picture differs by up to %.3f of ink, by %.4f in the mean", name, worst, mean)
	}
	const pixels, apart = 400, 5 * Side
	for x := 0.0; x < pixels; x += apart {
		for y := 0.0; y < pixels; y += apart {
			r.RenderAt(got[:], sketched, pixels, -x, -y, 0.085*pixels)
			r.RenderAt(want[:], strokes, pixels, -x, -y, 0.085*pixels)
			if _, mean := difference(got, want); mean > 0.05 { // a pixel or two along an edge
				t.Errorf("%s: at %v, %v the pad differs by %.4f of ink in the mean", name, x, y, mean)
				return
			}
		}
	}
}

func difference(a, b [Side * Side]float32) (worst, mean float64) {
	for i := range a {
		difference := math.Abs(float64(a[i] - b[i]))
		worst = max(worst, difference)
		mean += difference / (Side * Side)
	}
	return worst, mean
}

// What people draw is read to the last bit as in the training.
func TestOrdinaryDrawingsAreReadAsTheyAre(t *testing.T) {
	var r Renderer
	var got, want [Side * Side]float32
	for _, n := range []int{1, 2, 100, 560, 2_000, 4_000} {
		for name, strokes := range long(n) {
			var d Drawing
			for _, s := range strokes {
				stroke(&d, s...)
			}
			r.Render(got[:], d.Legible(), Pen)
			new(Renderer).Render(want[:], strokes, Pen)
			if got != want {
				t.Errorf("%s of %d points is read otherwise than in the training", name, n)
			}
		}
	}
}

// A sketch follows the history as the drawing does.
func TestASketchIsUndone(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var d Drawing
	for range 300 { // scribbles all over the pad
		at := Point{random.Float64(), random.Float64()}
		d.Press(at)
		for range 100 {
			at = Point{at.X + 0.03*random.NormFloat64(), at.Y + 0.03*random.NormFloat64()}
			d.Move(at)
		}
		d.Lift()
	}
	if d.sketch.rough == 0 {
		t.Fatal("all of it fits into a fine sketch")
	}
	expectSameLook(t, "drawn", d.Sketch(), d.Strokes())
	for range 150 {
		d.Undo()
	}
	expectSameLook(t, "undone", d.Sketch(), d.Strokes())
	for range 100 {
		d.Redo()
	}
	expectSameLook(t, "redone", d.Sketch(), d.Strokes())
	d.Replace(nil)
	d.Undo()
	expectSameLook(t, "cleared and undone", d.Sketch(), d.Strokes())
	for d.points > 1_000 {
		d.Undo()
	}
	if d.sketch.rough > 0 {
		t.Error("what is left of a long drawing stays rough")
	}
	expectSameLook(t, "short again", d.Sketch(), d.Strokes())
}

// A dot that becomes a drawing of the pad's size: what is near enough to be left out
// changes with it.
func TestASketchGrows(t *testing.T) {
	strokes := along(50_000, func(part float64) Point {
		y, x := math.Sincos(3000 * part)
		size := 0.0001 * math.Pow(4500, part)
		return Point{0.5 + size*x, 0.5 + size*y}
	})
	var d Drawing
	for i, p := range strokes[0] {
		if i == 0 {
			d.Press(p)
		} else {
			d.Move(p)
		}
		if i == 10_000 || i == 30_000 || i == len(strokes[0])-1 {
			expectSameLook(t, "growing", d.Sketch(), d.Strokes())
		}
	}
}

func BenchmarkLongDrawing(b *testing.B) {
	for _, n := range []int{560, 5_000, 20_000, 100_000} {
		for _, name := range []string{"a walk", "dots"} {
			var d Drawing
			d.Replace(long(n)[name])
			var r Renderer
			dst := make([]float32, Side*Side)
			b.Run(fmt.Sprint(name, " of ", n), func(b *testing.B) {
				for b.Loop() {
					r.Render(dst, d.Legible(), Pen)
				}
			})
		}
	}
}

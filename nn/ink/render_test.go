package ink

import (
	"math"
	"math/rand/v2"
	"testing"
)

// seven is a barred 7 in pad units.
func seven() []Stroke {
	return []Stroke{
		{{0.2, 0.2}, {0.8, 0.2}, {0.45, 0.9}},
		{{0.35, 0.55}, {0.7, 0.55}},
	}
}

func rendered(t *testing.T, strokes []Stroke) []float32 {
	t.Helper()
	dst := make([]float32, Side*Side)
	if !new(Renderer).Render(dst, strokes, Pen) {
		t.Fatal("nothing drawn")
	}
	for i, v := range dst {
		if !(v >= 0 && v <= 1) {
			t.Fatalf("cell %d is %v, want 0…1", i, v)
		}
	}
	return dst
}

// direct draws by the definition alone: for every cell the distance to every
// segment, the box and the mass computed from scratch.
func direct(strokes []Stroke, pen float64) []float32 {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range strokes {
		for _, p := range s {
			left, right = math.Min(left, p.X), math.Max(right, p.X)
			top, bottom = math.Min(top, p.Y), math.Max(bottom, p.Y)
		}
	}
	scale := (20 - pen) / math.Max(right-left, bottom-top)
	shiftX, shiftY := 0.0, 0.0
	draw := func() []float32 {
		out := make([]float32, 28*28)
		for i := range out {
			x, y := float64(i%28)+0.5, float64(i/28)+0.5
			nearest := math.Inf(1)
			for _, s := range strokes {
				for k := range s {
					a, b := s[max(k-1, 0)], s[k]
					ax, ay := (a.X-(left+right)/2)*scale+14+shiftX, (a.Y-(top+bottom)/2)*scale+14+shiftY
					bx, by := (b.X-(left+right)/2)*scale+14+shiftX, (b.Y-(top+bottom)/2)*scale+14+shiftY
					along := 0.0
					if length := math.Hypot(bx-ax, by-ay); length > 0 {
						along = ((x-ax)*(bx-ax) + (y-ay)*(by-ay)) / (length * length)
					}
					along = math.Max(0, math.Min(1, along))
					nearest = math.Min(nearest, math.Hypot(x-ax-along*(bx-ax), y-ay-along*(by-ay)))
				}
			}
			out[i] = float32(math.Max(0, math.Min(1, pen/2+0.5-nearest)))
		}
		return out
	}
	x, y := massCentre(draw(), 28)
	shiftX, shiftY = 14-x, 14-y
	return draw()
}

func compare(t *testing.T, what string, got, want []float32, tolerance float64) {
	t.Helper()
	for i := range want {
		if math.Abs(float64(got[i]-want[i])) > tolerance {
			t.Fatalf("%s: row %d column %d is %v, want %v", what, i/Side, i%Side, got[i], want[i])
		}
	}
}

func TestRenderAgainstDefinition(t *testing.T) {
	compare(t, "seven", rendered(t, seven()), direct(seven(), Pen), 1e-6)
}

// inkExtent gives the first and last row and column that hold ink.
func inkExtent(picture []float32) (left, top, right, bottom int) {
	left, top = Side, Side
	for i, v := range picture {
		if v > 0 {
			left, right = min(left, i%Side), max(right, i%Side)
			top, bottom = min(top, i/Side), max(bottom, i/Side)
		}
	}
	return
}

func TestRenderFillsTheBoxAndCentresTheMass(t *testing.T) {
	picture := rendered(t, seven())
	_, top, _, bottom := inkExtent(picture)
	if height := bottom - top + 1; height < Box || height > Box+2 {
		t.Errorf("ink is %d cells high, want %d and at most a half-covered row at each end", height, Box)
	}
	if x, y := massCentre(picture, Side); math.Hypot(x-14, y-14) > 0.05 {
		t.Errorf("centre of mass at %.2f, %.2f, want 14, 14", x, y)
	}
}

func TestPlaceAndSizeDoNotMatter(t *testing.T) {
	want := rendered(t, seven())
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		scale := 0.05 + random.Float64()
		moveX, moveY := random.Float64()*2-1, random.Float64()*2-1
		moved := transformed(seven(), func(p Point) Point { return Point{p.X*scale + moveX, p.Y*scale + moveY} })
		compare(t, "moved and scaled", rendered(t, moved), want, 1.0/255)
	}
}

func transformed(strokes []Stroke, f func(Point) Point) []Stroke {
	var out []Stroke
	for _, s := range strokes {
		var moved Stroke
		for _, p := range s {
			moved = append(moved, f(p))
		}
		out = append(out, moved)
	}
	return out
}

func TestDuplicatedPointsChangeNothing(t *testing.T) {
	var doubled []Stroke
	for _, s := range seven() {
		var d Stroke
		for _, p := range s {
			d = append(d, p, p)
		}
		doubled = append(doubled, d)
	}
	compare(t, "doubled", rendered(t, doubled), rendered(t, seven()), 0)
}

func TestRenderEdgeCases(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	blank := map[string][]Stroke{
		"no strokes": nil, "empty stroke": {{}}, "only NaN": {{{nan, 0.5}, {0.5, nan}}},
		"infinite": {{{inf, 0}, {0, -inf}}}, "too far to compute with": {{{1e300, -1e300}}},
	}
	for name, strokes := range blank {
		dst := []float32{0: 1, Side*Side - 1: 1}
		if new(Renderer).Render(dst, strokes, Pen) || dst[0] != 0 || dst[Side*Side-1] != 0 {
			t.Errorf("%s: want a blank picture", name)
		}
	}
	with := seven()
	with[0] = Stroke{with[0][0], {nan, 0.1}, with[0][1], {0.3, inf}, with[0][2]}
	compare(t, "NaN among points", rendered(t, with), rendered(t, seven()), 0)
}

func TestDotIsASmallDiscInTheMiddle(t *testing.T) {
	for name, strokes := range map[string][]Stroke{
		"one point": {{{0.9, 0.1}}}, "trembling tap": {{{0.5, 0.5}, {0.504, 0.503}, {0.499, 0.5}}},
		"the same point again": {{{0.2, 0.2}, {0.2, 0.2}}, {{0.2, 0.2}}},
	} {
		picture := rendered(t, strokes)
		left, top, right, bottom := inkExtent(picture)
		if left != 12 || top != 12 || right != 15 || bottom != 15 {
			t.Errorf("%s: ink in columns %d–%d, rows %d–%d, want 12–15", name, left, right, top, bottom)
		}
	}
}

func TestStraightLines(t *testing.T) {
	for name, c := range map[string]struct {
		strokes                  []Stroke
		left, top, right, bottom int
	}{
		"upright": {[]Stroke{{{0.3, 0.1}, {0.3, 0.9}}}, 12, 4, 15, 23},
		"level":   {[]Stroke{{{0.1, 0.7}, {0.2, 0.7}}}, 4, 12, 23, 15},
	} {
		left, top, right, bottom := inkExtent(rendered(t, c.strokes))
		// the round ends fade over one more cell
		if left < c.left-1 || top < c.top-1 || right > c.right+1 || bottom > c.bottom+1 ||
			right-left < c.right-c.left || bottom-top < c.bottom-c.top {
			t.Errorf("%s: ink in columns %d–%d, rows %d–%d", name, left, right, top, bottom)
		}
	}
}

// A heavy end pulls the centre of mass; the light end must stay in the picture.
func TestInkStaysInThePicture(t *testing.T) {
	heavy := []Stroke{{{0, 0.5}, {1, 0.5}}}
	for y := 0.3; y < 0.7; y += 0.02 {
		heavy = append(heavy, Stroke{{0.9, y}, {1, y}})
	}
	picture := rendered(t, heavy)
	left, _, right, _ := inkExtent(picture)
	if right-left+1 < Box {
		t.Errorf("ink in columns %d–%d, want %d of them", left, right, Box)
	}
}

func TestLinesBesideThePictureLeaveItBlank(t *testing.T) {
	var r Renderer
	dst := make([]float32, Side*Side)
	for _, move := range [][2]float64{{-50, 0}, {50, 0}, {0, -50}, {0, 50}, {-1e5, 1e5}, {-3, 14}, {Side + 3, 14}, {14, -3}, {14, Side + 3}} {
		r.RenderAt(dst, []Stroke{{{0, 0}, {1, 1}}}, 1, move[0], move[1], Pen)
		for i, v := range dst {
			if v != 0 {
				t.Fatalf("moved by %v: row %d column %d is %v", move, i/Side, i%Side, v)
			}
		}
	}
}

func TestThousandsOfPoints(t *testing.T) {
	var spiral Stroke
	for i := range 20000 {
		angle := float64(i) / 1000
		spiral = append(spiral, Point{0.5 + angle/50*math.Cos(angle), 0.5 + angle/50*math.Sin(angle)})
	}
	rendered(t, []Stroke{spiral})
}

func TestRenderAllocatesNothing(t *testing.T) {
	var r Renderer
	dst, strokes := make([]float32, Side*Side), seven()
	if n := testing.AllocsPerRun(10, func() { r.Render(dst, strokes, Pen) }); n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}

func BenchmarkRender(b *testing.B) {
	var r Renderer
	dst, strokes := make([]float32, Side*Side), seven()
	for b.Loop() {
		r.Render(dst, strokes, Pen)
	}
}

package ink

import (
	"math"
	"math/rand/v2"
	"testing"
)

// placed renders strokes and gives the placement too.
func placed(t *testing.T, strokes []Stroke) ([]float32, Placement) {
	t.Helper()
	var r Renderer
	picture := make([]float32, Side*Side)
	if !r.Render(picture, strokes, Pen) {
		t.Fatal("nothing drawn")
	}
	return picture, r.Placement()
}

// Wherever a stroke is on the pad, the picture that lies there has ink, and where
// there is none within the pen's reach it is paper.
func TestPlacementLiesOnTheStrokes(t *testing.T) {
	for name, strokes := range map[string][]Stroke{
		"seven":  seven(),
		"thin":   {{{0.31, 0.1}, {0.31, 0.9}}},
		"short":  {{{0.9, 0.05}, {0.93, 0.05}}},
		"corner": {{{0, 0}, {0.2, 0}, {0.2, 0.4}}},
		"heavy":  {{{0, 0.5}, {1, 0.5}, {1, 0.3}, {0.95, 0.7}, {0.9, 0.3}, {0.85, 0.7}}},
	} {
		picture, p := placed(t, strokes)
		for i, ink := range picture {
			x, y := p.X+(float64(i%Side)+0.5)*p.Cell, p.Y+(float64(i/Side)+0.5)*p.Cell
			distance := distanceTo(strokes, Point{x, y}) / p.Cell
			if want := min(1, max(0, Pen/2+0.5-distance)); math.Abs(float64(ink)-want) > 1e-6 {
				t.Fatalf("%s: cell %d, %d lies %.2f cells from the strokes and is %v, want %v", name, i/Side, i%Side, distance, ink, want)
			}
		}
	}
}

// distanceTo is how far a point is from the nearest of many points along the strokes.
func distanceTo(strokes []Stroke, p Point) float64 {
	nearest := math.Inf(1)
	for _, s := range strokes {
		for i, a := range s[:len(s)-1] {
			b := s[i+1]
			length := math.Hypot(b.X-a.X, b.Y-a.Y)
			along := ((p.X-a.X)*(b.X-a.X) + (p.Y-a.Y)*(b.Y-a.Y)) / (length * length)
			along = min(1, max(0, along))
			nearest = min(nearest, math.Hypot(p.X-a.X-along*(b.X-a.X), p.Y-a.Y-along*(b.Y-a.Y)))
		}
	}
	return nearest
}

// The seven's larger side, 0.7 of the pad, and the pen make 20 cells, and the centre
// of the ink's mass stands in the picture's middle.
func TestPlacementByHand(t *testing.T) {
	picture, p := placed(t, seven())
	if want := 0.7 / (20 - 2.4); math.Abs(p.Cell-want) > 1e-12 {
		t.Errorf("a cell is %v of the pad, want %v", p.Cell, want)
	}
	x, y := massCentre(picture, Side)
	x, y = p.X+x*p.Cell, p.Y+y*p.Cell
	if middle := (Point{p.X + 14*p.Cell, p.Y + 14*p.Cell}); math.Hypot(x-middle.X, y-middle.Y) > 0.05*p.Cell {
		t.Errorf("the ink's centre lies at %.3f, %.3f of the pad, the picture's middle at %.3f", x, y, middle)
	}
	// Of lines without width it would be at 0.562, 0.429; where strokes meet, ink counts once.
	if math.Hypot(x-0.562, y-0.429) > 0.75*p.Cell {
		t.Errorf("the ink's centre lies at %.3f, %.3f of the pad", x, y)
	}
	// A level line stays in the middle of its box: 0.1 is 17.6 cells.
	_, p = placed(t, []Stroke{{{0.1, 0.7}, {0.2, 0.7}}})
	if cell := 0.1 / 17.6; math.Abs(p.Cell-cell) > 1e-12 || math.Abs(p.X-(0.15-14*cell)) > 1e-9 || math.Abs(p.Y-(0.7-14*cell)) > 1e-9 {
		t.Errorf("a level line's picture lies at %+v", p)
	}
}

// A drawing that is scaled and moved moves and scales the picture's place.
func TestPlacementMovesWithTheDrawing(t *testing.T) {
	picture, p := placed(t, seven())
	random := rand.New(rand.NewPCG(5, 6))
	for range 50 {
		scale, moveX, moveY := 0.05+random.Float64(), random.Float64()*2-1, random.Float64()*2-1
		moved, q := placed(t, transformed(seven(), func(p Point) Point { return Point{p.X*scale + moveX, p.Y*scale + moveY} }))
		compare(t, "moved and scaled", moved, picture, 1.0/255)
		want := Placement{p.X*scale + moveX, p.Y*scale + moveY, p.Cell * scale}
		// the centre of mass, summed over rounded values, is not the same to the last bit
		if math.Abs(q.X-want.X) > 1e-6 || math.Abs(q.Y-want.Y) > 1e-6 || math.Abs(q.Cell-want.Cell) > 1e-12 {
			t.Fatalf("scaled by %v, moved by %v, %v: the picture lies at %+v, want %+v", scale, moveX, moveY, q, want)
		}
	}
}

// A dot stands in the middle of a picture as large as the pad.
func TestPlacementOfDot(t *testing.T) {
	for name, strokes := range map[string][]Stroke{
		"one point": {{{0.9, 0.1}}}, "trembling tap": {{{0.899, 0.1}, {0.901, 0.102}, {0.9, 0.098}}},
	} {
		_, p := placed(t, strokes)
		if math.Abs(p.X-0.4) > 1e-9 || math.Abs(p.Y+0.4) > 1e-9 || p.Cell != 1.0/28 {
			t.Errorf("%s: the picture lies at %+v, want its middle at 0.9, 0.1", name, p)
		}
	}
}

// The placement is the last picture's, and none's where there was nothing to draw.
func TestPlacementIsOfTheLastRender(t *testing.T) {
	var r Renderer
	picture := make([]float32, Side*Side)
	if r.Placement() != (Placement{}) {
		t.Errorf("before a picture there is one at %+v", r.Placement())
	}
	_, want := placed(t, seven())
	r.Render(picture, []Stroke{{{0.1, 0.7}, {0.2, 0.7}}}, Pen)
	r.Render(picture, seven(), Pen)
	if r.Placement() != want {
		t.Errorf("the second picture lies at %+v, want %+v", r.Placement(), want)
	}
	r.Render(picture, nil, Pen)
	if r.Placement() != (Placement{}) {
		t.Errorf("blank paper lies at %+v", r.Placement())
	}
}

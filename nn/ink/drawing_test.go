package ink

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

func stroke(d *Drawing, points ...Point) {
	d.Press(points[0])
	for _, p := range points[1:] {
		d.Move(p)
	}
	d.Lift()
}

func TestDrawUndoRedo(t *testing.T) {
	var d Drawing
	a, b := Stroke{{0.1, 0.1}, {0.2, 0.2}}, Stroke{{0.5, 0.5}}
	stroke(&d, a...)
	stroke(&d, b...)
	want := func(strokes ...Stroke) {
		t.Helper()
		if len(strokes) != len(d.Strokes()) || len(strokes) > 0 && !reflect.DeepEqual(d.Strokes(), strokes) {
			t.Fatalf("drawing is %v, want %v", d.Strokes(), strokes)
		}
	}
	want(a, b)
	d.Undo()
	want(a)
	d.Undo()
	want()
	if d.Undo() || d.CanUndo() {
		t.Error("there is no step before the first")
	}
	d.Redo()
	d.Redo()
	want(a, b)
	d.Replace(nil) // clear
	want()
	d.Undo()
	want(a, b)
	stroke(&d, Point{0.9, 0.9})
	if d.CanRedo() {
		t.Error("a new stroke leaves nothing to redo")
	}
	d.Undo()
	stroke(&d, Point{0.8, 0.8})
	want(a, b, Stroke{{0.8, 0.8}})
	d.Undo()
	want(a, b)
}

// What was drawn can be drawn again from its points, any number of times.
func TestPointsAreKeptToTheLastBit(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	var points Stroke
	for range 1000 {
		points = append(points, Point{random.Float64(), random.Float64()})
	}
	var d Drawing
	stroke(&d, points...)
	if !slices.Equal(d.Strokes()[0], points) {
		t.Error("the stroke has other points than the pen")
	}
}

func TestUndoDuringAStrokeTakesIt(t *testing.T) {
	var d Drawing
	d.Press(Point{0.1, 0.1})
	d.Move(Point{0.2, 0.1})
	d.Undo()
	d.Move(Point{0.3, 0.1})
	if len(d.Strokes()) != 0 {
		t.Errorf("drawing is %v, want none", d.Strokes())
	}
}

func TestClearingAnEmptyPadIsNoStep(t *testing.T) {
	var d Drawing
	d.Replace(nil)
	if d.CanUndo() {
		t.Error("clearing an empty pad made a step")
	}
}

// The pen leaves the pad and comes back: two strokes that end at the edge.
func TestInkEndsAtTheEdge(t *testing.T) {
	var d Drawing
	stroke(&d, Point{0.5, 0.5}, Point{1.5, 0.5}, Point{1.5, 0.8}, Point{0.5, 0.8})
	want := []Stroke{{{0.5, 0.5}, {1, 0.5}}, {{1, 0.8}, {0.5, 0.8}}}
	if !reflect.DeepEqual(d.Strokes(), want) {
		t.Errorf("drawing is %v, want %v", d.Strokes(), want)
	}
	d = Drawing{}
	stroke(&d, Point{-0.5, 0.5}, Point{1.5, 0.5}) // across
	if want := []Stroke{{{0, 0.5}, {1, 0.5}}}; !reflect.DeepEqual(d.Strokes(), want) {
		t.Errorf("drawing is %v, want %v", d.Strokes(), want)
	}
	d = Drawing{}
	stroke(&d, Point{-0.5, 0.5}, Point{0.5, -0.6}) // past the corner
	if len(d.Strokes()) != 0 || d.CanUndo() {
		t.Errorf("drawing is %v, want none and nothing to undo", d.Strokes())
	}
}

func FuzzDrawing(f *testing.F) {
	f.Add([]byte{0, 10, 10, 1, 20, 30, 2, 0, 0, 3, 0, 0, 4, 0, 0}, 0.01)
	f.Add([]byte{0, 1, 1, 1, 2, 2}, math.NaN())
	f.Add([]byte{0, 255, 1, 1, 2, 255, 5, 0, 0, 3, 0, 0}, 1e200)
	f.Fuzz(func(t *testing.T, actions []byte, unit float64) {
		var d Drawing
		var r Renderer
		dst := make([]float32, Side*Side)
		for ; len(actions) >= 3; actions = actions[3:] {
			p := Point{float64(actions[1]) * unit, float64(actions[2]) * unit}
			switch actions[0] % 6 {
			case 0:
				d.Press(p)
			case 1:
				d.Move(p)
			case 2:
				d.Lift()
			case 3:
				d.Undo()
			case 4:
				d.Redo()
			case 5:
				d.Replace([]Stroke{{p, {p.Y, p.X}}})
			}
			for _, strokes := range [][]Stroke{d.Strokes(), d.Sketch()} {
				r.Render(dst, strokes, Pen)
				for _, v := range dst {
					if !(v >= 0 && v <= 1) {
						t.Fatalf("a cell of %v for %v", v, strokes)
					}
				}
			}
		}
	})
}

// A stroke that is taken back leaves no trace: not on the pad, and not in what can be
// undone or done again.
func TestAStrokeTakenBackLeavesNoTrace(t *testing.T) {
	a, b := Stroke{{0.1, 0.1}, {0.2, 0.2}}, Stroke{{0.5, 0.5}}
	for name, points := range map[string][]Point{
		"a stroke":                 {{0.3, 0.3}, {0.6, 0.6}},
		"a dot":                    {{0.3, 0.3}},
		"beside the pad":           {{1.3, 0.3}, {1.6, 0.6}},
		"beside the pad and on it": {{1.3, 0.3}, {0.6, 0.6}, {1.2, 0.2}, {0.5, 0.2}},
	} {
		t.Run(name, func(t *testing.T) {
			var d Drawing
			stroke(&d, a...)
			stroke(&d, b...)
			d.Undo()
			d.Press(points[0])
			for _, p := range points[1:] {
				d.Move(p)
			}
			d.Cancel()
			d.Move(Point{0.9, 0.9})
			d.Lift()
			if !reflect.DeepEqual(d.Strokes(), []Stroke{a}) {
				t.Errorf("the drawing is %v", d.Strokes())
			}
			if !d.Redo() || !reflect.DeepEqual(d.Strokes(), []Stroke{a, b}) {
				t.Errorf("redone, the drawing is %v", d.Strokes())
			}
			if d.Undo(); !d.Undo() || len(d.Strokes()) != 0 || d.CanUndo() {
				t.Errorf("undone, the drawing is %v", d.Strokes())
			}
		})
	}
	var d Drawing
	d.Cancel() // with the pen up nothing is under way
	stroke(&d, a...)
	d.Cancel()
	if len(d.Strokes()) != 1 || !d.CanUndo() {
		t.Errorf("the drawing is %v", d.Strokes())
	}
}

// Pressing beside the pad is no step, and takes none away.
func TestAPressBesideThePadKeepsWhatCanBeDoneAgain(t *testing.T) {
	var d Drawing
	stroke(&d, Point{0.5, 0.5})
	d.Undo()
	stroke(&d, Point{1.5, 0.5})
	if !d.Redo() || len(d.Strokes()) != 1 {
		t.Errorf("the drawing is %v", d.Strokes())
	}
}

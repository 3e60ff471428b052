package train

import (
	"reflect"
	"testing"

	"digitscope/nn/ink"
)

// line is a stroke to the right whose points are at 1, 2, 3…
func line(points int) ink.Stroke {
	stroke := make(ink.Stroke, points)
	for i := range stroke {
		stroke[i] = ink.Point{X: float64(i + 1)}
	}
	return stroke
}

func TestDropped(t *testing.T) {
	for _, c := range []struct{ points, n, left int }{
		{1, 2, 1}, {2, 2, 2}, {3, 2, 2}, {4, 2, 3}, {7, 2, 4},
		{1, 3, 1}, {2, 3, 2}, {3, 3, 3}, {4, 3, 3}, {7, 3, 5},
	} {
		stroke := line(c.points)
		kept := dropped(c.n)(stroke)
		if len(kept) != c.left || kept[0] != stroke[0] || kept[len(kept)-1] != stroke[c.points-1] {
			t.Errorf("%d points, each %dth dropped: %v", c.points, c.n, kept)
		}
	}
	if kept := dropped(3)(line(8)); !reflect.DeepEqual(kept, ink.Stroke{{X: 1}, {X: 2}, {X: 4}, {X: 5}, {X: 7}, {X: 8}}) {
		t.Errorf("got %v", kept)
	}
}

func TestDoubled(t *testing.T) {
	if twice := doubled(line(2)); !reflect.DeepEqual(twice, ink.Stroke{{X: 1}, {X: 1}, {X: 2}, {X: 2}}) {
		t.Errorf("got %v", twice)
	}
}

func TestPlaced(t *testing.T) {
	strokes := []ink.Stroke{{{X: 0.3, Y: 0.5}, {X: 0.1, Y: 0.9}}, {{X: 0.9, Y: 0.1}}}
	expected := []ink.Stroke{{{X: -0.2, Y: 2.6}, {X: -1, Y: 4.2}}, {{X: 2.2, Y: 1}}}
	for i, stroke := range placed(4, -1, 1)(strokes) {
		for j, p := range stroke {
			near(t, "x", p.X, expected[i][j].X, 1e-12)
			near(t, "y", p.Y, expected[i][j].Y, 1e-12)
		}
	}
}

// No alteration touches the strokes that it is given.
func TestAlterationsLeaveTheDrawing(t *testing.T) {
	strokes, untouched := []ink.Stroke{line(5), line(1)}, []ink.Stroke{line(5), line(1)}
	for _, alteration := range alterations() {
		if altered := alteration.apply(strokes); len(altered) != 2 || !reflect.DeepEqual(strokes, untouched) {
			t.Errorf("%s: got %v of %v", alteration.name, altered, strokes)
		}
	}
}

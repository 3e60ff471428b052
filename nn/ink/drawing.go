package ink

import "slices"

// A Drawing is what is on the pad, with a history. Strokes already drawn are
// never changed, so that an earlier state is only a shorter or another list.
// Its zero value is an empty pad.
type Drawing struct {
	strokes      []Stroke
	past, future [][]Stroke
	// pen is where the pen is while it is down, on the pad or beside it.
	pen  Point
	down bool
	// inside says that the last stroke goes on at the pen.
	inside bool
}

// Strokes is what is on the pad. The caller must not change it.
func (d *Drawing) Strokes() []Stroke { return d.strokes }

// Press puts the pen down at p.
func (d *Drawing) Press(p Point) {
	if !p.drawable() {
		return
	}
	d.remember()
	d.down, d.pen, d.inside = true, p, p.onPad()
	if d.inside {
		d.strokes = append(d.strokes, Stroke{p})
	}
}

// Move draws a segment to p if the pen is down. At the edge of the pad the ink
// ends, and starts anew where the pen comes back: what is seen is what is read.
func (d *Drawing) Move(p Point) {
	if !d.down || !p.drawable() || p == d.pen {
		return
	}
	from, to, visible := clip(d.pen, p)
	switch {
	case visible && d.inside:
		last := len(d.strokes) - 1
		d.strokes[last] = append(d.strokes[last], to)
	case visible:
		d.strokes = append(d.strokes, Stroke{from, to})
	}
	d.pen, d.inside = p, p.onPad()
}

// Lift ends the stroke.
func (d *Drawing) Lift() {
	if d.down {
		d.down = false
		d.dropEmptyStep()
	}
}

// dropEmptyStep drops the step from the history if it drew nothing, as when the
// pen was pressed beside the pad.
func (d *Drawing) dropEmptyStep() {
	if last := len(d.past) - 1; last >= 0 && len(d.past[last]) == len(d.strokes) {
		d.past = d.past[:last]
	}
}

// Replace puts other strokes on the pad, as one step of the history.
func (d *Drawing) Replace(strokes []Stroke) {
	d.Lift()
	if len(strokes) == 0 && len(d.strokes) == 0 {
		return
	}
	d.remember()
	d.strokes = nil
	for _, s := range strokes {
		if len(s) > 0 {
			d.strokes = append(d.strokes, slices.Clone(s))
		}
	}
}

// Undo takes the last step back, Redo does it again. They report false where
// there is none.
func (d *Drawing) Undo() bool { return d.step(&d.past, &d.future) }
func (d *Drawing) Redo() bool { return d.step(&d.future, &d.past) }

// CanUndo and CanRedo say whether there is a step to take.
func (d *Drawing) CanUndo() bool { return len(d.past) > 0 }
func (d *Drawing) CanRedo() bool { return len(d.future) > 0 }

func (d *Drawing) step(from, to *[][]Stroke) bool {
	d.Lift()
	last := len(*from) - 1
	if last < 0 {
		return false
	}
	*to = append(*to, d.strokes)
	d.strokes = (*from)[last]
	*from = (*from)[:last]
	return true
}

// remember starts a new step; what was undone before it is gone.
func (d *Drawing) remember() {
	d.Lift()
	d.past = append(d.past, slices.Clip(d.strokes))
	d.future = nil
}

func (p Point) onPad() bool { return p.X >= 0 && p.X <= 1 && p.Y >= 0 && p.Y <= 1 }

// clip cuts the segment a…b to the pad (Liang and Barsky, "A new concept and
// method for line clipping", 1984).
func clip(a, b Point) (from, to Point, visible bool) {
	enter, leave := 0.0, 1.0
	dx, dy := b.X-a.X, b.Y-a.Y
	for _, edge := range [4]struct{ direction, room float64 }{
		{-dx, a.X}, {dx, 1 - a.X}, {-dy, a.Y}, {dy, 1 - a.Y},
	} {
		switch t := edge.room / edge.direction; {
		case edge.direction == 0 && edge.room < 0:
			return a, b, false
		case edge.direction < 0:
			enter = max(enter, t)
		case edge.direction > 0:
			leave = min(leave, t)
		}
	}
	at := func(t float64) Point {
		return Point{min(max(a.X+t*dx, 0), 1), min(max(a.Y+t*dy, 0), 1)}
	}
	return at(enter), at(leave), enter <= leave
}

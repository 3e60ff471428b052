package ink

import "slices"

// MaxPoints is how many points a drawing can have: there the pen runs dry.
const MaxPoints = 500_000

// A Drawing is what is on the pad, with a history. A stroke is never changed once
// the pen has left it, so that the steps of the history share it. Its zero value is
// an empty pad.
type Drawing struct {
	strokes []Stroke
	points  int // of all strokes
	sketch  sketch
	history history
	// pen is where the pen is while it is down, on the pad or beside it.
	pen  Point
	down bool
	// inside says that the last stroke goes on at the pen.
	inside bool
	// undone is what could be done again before the pen came down.
	undone []step
	// told is how many of the strokes are as they were when News last told.
	told int
}

// Strokes is what is on the pad. The caller must not change it, nor keep it.
func (d *Drawing) Strokes() []Stroke { return d.strokes }

// Sketch is what is on the pad in at most some thousand segments, however long the
// drawing is, and so alike that nobody sees the difference.
func (d *Drawing) Sketch() []Stroke { return d.sketch.runs }

// Redrawn counts how often the sketch was changed otherwise than at its end: as long as
// it is the same, only the last point of the last stroke changes, and more follow.
func (d *Drawing) Redrawn() int { return d.sketch.redrawn }

// Legible is what the network is to read: the strokes themselves, to the last bit,
// or their sketch where reading them would take long.
func (d *Drawing) Legible() []Stroke {
	const legible = 2 * sketchPoints
	if d.points <= legible {
		return d.strokes
	}
	return d.sketch.runs
}

// News gives what has changed since it was called last: the first strokes are the
// same, as many as kept says, and these follow.
func (d *Drawing) News() (kept int, strokes []Stroke) {
	kept, d.told = d.told, len(d.strokes)
	return kept, d.strokes[kept:]
}

// Press puts the pen down at p.
func (d *Drawing) Press(p Point) {
	if !p.drawable() {
		return
	}
	d.Lift()
	d.undone = d.history.future
	d.history.remember(step{kept: len(d.strokes)})
	d.down, d.pen, d.inside = true, p, p.onPad()
	if d.inside {
		d.add(Stroke{p})
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
		d.goOn(to)
	case visible:
		d.add(Stroke{from, to})
	}
	d.pen, d.inside = p, p.onPad()
}

// Lift ends the stroke. The step is no step if it drew nothing, as when the pen was
// pressed beside the pad.
func (d *Drawing) Lift() {
	if d.down && d.history.latest().kept == len(d.strokes) {
		d.history.drop(d.undone)
	}
	d.down, d.undone = false, nil
}

// Cancel takes the stroke under way back, without a trace in the history.
func (d *Drawing) Cancel() {
	if d.down {
		d.cut(d.history.latest().kept)
		d.Lift()
	}
}

// Replace puts other strokes on the pad, as one step of the history.
func (d *Drawing) Replace(strokes []Stroke) {
	d.Lift()
	if len(strokes) == 0 && len(d.strokes) == 0 {
		return
	}
	d.history.remember(step{others: slices.Clone(d.strokes)})
	d.cut(0)
	for _, s := range strokes {
		if len(s) > 0 {
			d.add(slices.Clone(s))
		}
	}
}

// Undo takes the last step back, Redo does it again. They report false where
// there is none.
func (d *Drawing) Undo() bool {
	d.Lift()
	return d.walk(&d.history.past, &d.history.future)
}

func (d *Drawing) Redo() bool {
	d.Lift()
	return d.walk(&d.history.future, &d.history.past)
}

// CanUndo and CanRedo say whether there is a step to take.
func (d *Drawing) CanUndo() bool { return len(d.history.past) > 0 }
func (d *Drawing) CanRedo() bool { return len(d.history.future) > 0 }

func (d *Drawing) walk(from, to *[]step) bool {
	s, ok := d.history.take(from, to, func(s step) step {
		return step{s.kept, slices.Clone(d.strokes[s.kept:])}
	})
	if ok {
		d.cut(s.kept)
		for _, stroke := range s.others {
			d.add(stroke)
		}
	}
	return ok
}

// add puts a stroke on the pad.
func (d *Drawing) add(s Stroke) {
	s = s[:min(len(s), MaxPoints-d.points)]
	if len(s) == 0 {
		return
	}
	d.strokes = append(d.strokes, s)
	d.points += len(s)
	d.sketch.begin()
	for _, p := range s {
		d.sketch.to(p)
	}
}

// goOn lengthens the last stroke.
func (d *Drawing) goOn(p Point) {
	if d.points == MaxPoints {
		return
	}
	last := len(d.strokes) - 1
	d.strokes[last] = append(d.strokes[last], p)
	d.points++
	d.sketch.to(p)
	d.told = min(d.told, last)
}

// cut takes all strokes off the pad but the first.
func (d *Drawing) cut(kept int) {
	d.points -= countPoints(d.strokes[kept:])
	clear(d.strokes[kept:])
	d.strokes = d.strokes[:kept]
	d.told = min(d.told, kept)
	if d.sketch.rough > 0 && d.points <= sketchPoints { // a fine one can be had again
		d.sketch = sketch{redrawn: d.sketch.redrawn + 1}
		for _, s := range d.strokes {
			d.sketch.begin()
			for _, p := range s {
				d.sketch.to(p)
			}
		}
		return
	}
	d.sketch.cut(kept)
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
		if t == 1 {
			return b // to the last bit
		}
		return Point{min(max(a.X+t*dx, 0), 1), min(max(a.Y+t*dy, 0), 1)}
	}
	return at(enter), at(leave), enter <= leave
}

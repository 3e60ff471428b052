package train

import "digitscope/nn/ink"

// An alteration is a way in which a drawing may come to the network otherwise
// and still be the same drawing.
type alteration struct {
	name  string
	apply func([]ink.Stroke) []ink.Stroke
}

// alterations are for drawings as data.ReadDrawings leaves them, 0.8 of the pad
// long.
func alterations() []alteration {
	return []alteration{
		{"moved", placed(1, 0, 0)},         // into the pad's upper left corner
		{"shrunk", placed(0.25, 0.8, 0.8)}, // to a fifth of the pad, in its lower right corner
		{"enlarged", placed(4, -1, -1)},    // beyond all edges of the pad, and not clipped there
		{"second-dropped", strokeByStroke(dropped(2))},
		{"third-dropped", strokeByStroke(dropped(3))},
		{"doubled", strokeByStroke(doubled)},
	}
}

// placed scales strokes and moves them until the upper left corner of the box
// around them is at left, top.
func placed(scale, left, top float64) func([]ink.Stroke) []ink.Stroke {
	return func(strokes []ink.Stroke) []ink.Stroke {
		corner, _, _ := ink.Bounds(strokes)
		return strokeByStroke(func(stroke ink.Stroke) (moved ink.Stroke) {
			for _, p := range stroke {
				moved = append(moved, ink.Point{X: left + (p.X-corner.X)*scale, Y: top + (p.Y-corner.Y)*scale})
			}
			return moved
		})(strokes)
	}
}

// strokeByStroke alters each stroke without regard to the others.
func strokeByStroke(alter func(ink.Stroke) ink.Stroke) func([]ink.Stroke) []ink.Stroke {
	return func(strokes []ink.Stroke) []ink.Stroke {
		altered := make([]ink.Stroke, len(strokes))
		for i, stroke := range strokes {
			altered[i] = alter(stroke)
		}
		return altered
	}
}

// dropped leaves out every nth point, as a device that reports fewer does, but
// never the last: that is where the pen lifts.
func dropped(n int) func(ink.Stroke) ink.Stroke {
	return func(stroke ink.Stroke) (kept ink.Stroke) {
		for i, p := range stroke {
			if (i+1)%n != 0 || i == len(stroke)-1 {
				kept = append(kept, p)
			}
		}
		return kept
	}
}

// doubled repeats every point, as a device does that reports a pen at rest.
func doubled(stroke ink.Stroke) (twice ink.Stroke) {
	for _, p := range stroke {
		twice = append(twice, p, p)
	}
	return twice
}

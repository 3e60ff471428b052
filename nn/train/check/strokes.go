package check

import (
	"math"

	"digitscope/nn/ink"
)

// tremor is how far apart two points may be, in pad units, to count as the same.
const tremor = 0.03

// Alike tells whether two drawings, as data.ReadDrawings leaves them, are of the same
// hand movement: stroke by stroke about as many points, that lie about where the
// other's do. Two people may well draw the same line, but not at the same pace.
func Alike(a, b []ink.Stroke) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !sameMovement(a[i], b[i]) {
			return false
		}
	}
	return true
}

func sameMovement(a, b ink.Stroke) bool {
	if math.Abs(float64(len(a)-len(b))) > 0.1*float64(max(len(a), len(b))) {
		return false
	}
	pace := float64(len(b)-1) / float64(max(1, len(a)-1))
	for i, p := range a {
		q := b[int(math.Round(float64(i)*pace))]
		if math.Hypot(p.X-q.X, p.Y-q.Y) > tremor {
			return false
		}
	}
	return true
}

package ink

import "math"

// A sector is where a line from a point may lead if it is to pass closely all that
// has been left out since that point.
type sector struct {
	from        Point
	left, right Point // its edges, as directions; none, until something narrows it
	isNarrowed  bool
	farthest    float64 // of what was left out
}

// narrow reports whether the line may lead to p, and then has later lines pass p
// within the tolerance.
func (s *sector) narrow(p Point, tolerance float64) bool {
	to := Point{p.X - s.from.X, p.Y - s.from.Y}
	distance := math.Hypot(to.X, to.Y)
	if s.isNarrowed && (distance < s.farthest || cross(s.right, to) < 0 || cross(to, s.left) < 0) {
		return false
	}
	s.farthest = distance
	if distance <= tolerance {
		return true // any line passes it
	}
	sin := tolerance / distance
	cos := math.Sqrt(1 - sin*sin)
	left := Point{to.X*cos - to.Y*sin, to.X*sin + to.Y*cos}
	right := Point{to.X*cos + to.Y*sin, to.Y*cos - to.X*sin}
	if !s.isNarrowed || cross(left, s.left) > 0 {
		s.left = left
	}
	if !s.isNarrowed || cross(s.right, right) > 0 {
		s.right = right
	}
	s.isNarrowed = true
	return true
}

// cross is positive where b is to the left of a, by the angle between them if y goes
// up.
func cross(a, b Point) float64 { return a.X*b.Y - a.Y*b.X }

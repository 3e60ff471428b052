package synth

import (
	"math"

	"digitscope/nn/ink"
)

// sampled are points along the path about a step apart, in pad units: a
// centripetal Catmull-Rom spline through the knots (Yuksel et al.,
// "Parameterization and applications of Catmull-Rom curves", 2011), which makes
// neither loops nor cusps between knots, broken at the corners.
func sampled(p path, step float64) ink.Stroke {
	stroke := append(make(ink.Stroke, 0, 2*len(p)+int(length(p)*1.2/step)), p[0].Point)
	for i := range len(p) - 1 {
		from, to := p[i].Point, p[i+1].Point
		before, after := mirrored(to, from), mirrored(from, to)
		if i > 0 && !p[i].corner {
			before = p[i-1].Point
		}
		if i+2 < len(p) && !p[i+1].corner {
			after = p[i+2].Point
		}
		stroke = piece{before, from, to, after}.sample(stroke, step)
	}
	return stroke
}

func length(p path) (sum float64) {
	for i := 1; i < len(p); i++ {
		sum += distance(p[i-1].Point, p[i].Point)
	}
	return sum
}

// mirrored is p on the other side of the centre.
func mirrored(p, centre ink.Point) ink.Point { return minus(scaled(centre, 2), p) }

// A piece of a spline runs from its second to its third point; the outer points
// give it its directions there.
type piece [4]ink.Point

// sample appends points about a step apart, the last one at the end of the piece.
func (s piece) sample(stroke ink.Stroke, step float64) ink.Stroke {
	out, in := s.tangents()
	count := math.Ceil(distance(s[1], s[2]) * 1.1 / step)
	for i := 1.0; i < count; i++ {
		t := i / count
		rest := 1 - t
		stroke = append(stroke, ink.Point{
			X: hermite(s[1].X, out.X, s[2].X, in.X, t, rest),
			Y: hermite(s[1].Y, out.Y, s[2].Y, in.Y, t, rest),
		})
	}
	return append(stroke, s[2])
}

// tangents are the velocities at the beginning and the end of the piece, which
// lasts for one unit of time.
func (s piece) tangents() (out, in ink.Point) {
	before, within, after := duration(s[0], s[1]), duration(s[1], s[2]), duration(s[2], s[3])
	chord := minus(s[2], s[1])
	out = bend(chord, minus(s[1], s[0]), within, before)
	in = bend(chord, minus(s[3], s[2]), within, after)
	return out, in
}

// bend is the velocity, per time within, between a chord that takes that time
// and its neighbour, which takes the time beside.
func bend(chord, neighbour ink.Point, within, beside float64) ink.Point {
	share := within / (within + beside)
	return plus(scaled(chord, 1-share), scaled(neighbour, share*within/beside))
}

// duration is never 0: knots may coincide.
func duration(a, b ink.Point) float64 { return max(math.Sqrt(distance(a, b)), 1e-6) }

// hermite is the cubic from a with velocity u to b with velocity v.
func hermite(a, u, b, v, t, rest float64) float64 {
	return rest*rest*(a*(1+2*t)+u*t) + t*t*(b*(1+2*rest)-v*rest)
}

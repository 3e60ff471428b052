package ink

import (
	"math"
	"math/bits"
)

// ground is a grid of points around a drawing, of which those count as covered that
// a line is so near to that they are all ink in the network's picture. (So they are
// on the pad, where lines are not thinner, wherever the drawing is no larger than
// the pad.) What covers no more of them changes the picture by less than a step of
// the grid.
type ground struct {
	left, top float64
	step      float64 // of the grid, in pad units
	radius    float64 // of what a point covers, in steps
	side      int     // of the grid
	words     []uint64
}

const (
	// inked is how near to a line all is ink, as a part of the drawing's longer side.
	inked = (Pen/2 - 0.5) / (Box - Pen)
	// growth is how much larger a drawing may become before it needs other ground.
	growth = 1.25
	// finest is the side of the finest grid. Each rougher one has half of it; of the
	// roughest, 32 x 32, each point may need a segment, and a sketch has room for those.
	finest, roughest = 512, 5
)

// newGround is bare ground for a drawing in a box, the coarser the rougher.
func newGround(box rectangle, rough int) *ground {
	side := finest >> (rough - 1)
	g := &ground{step: growth * box.side() / float64(side), side: side, words: make([]uint64, side*side/64)}
	g.radius = inked * box.side() / g.step
	half := float64(side) / 2 * g.step
	g.left, g.top = (box.left+box.right)/2-half, (box.top+box.bottom)/2-half
	return g
}

// groundOf is the ground of a drawing in a box that the runs cover.
func groundOf(runs []Stroke, box rectangle, rough int) *ground {
	g := newGround(box, rough)
	for _, run := range runs {
		for i, p := range run {
			g.cover(run[max(i-1, 0)], p, 0)
		}
	}
	return g
}

// grid is where a point is in steps of the grid.
func (g *ground) grid(p Point) Point { return Point{(p.X - g.left) / g.step, (p.Y - g.top) / g.step} }

// holds says whether all that a point covers is on the grid.
func (g *ground) holds(p Point) bool {
	p, end := g.grid(p), float64(g.side)-g.radius
	return p.X >= g.radius && p.X <= end && p.Y >= g.radius && p.Y <= end
}

// cover covers what is within the radius of the line a…b, if enough of it is bare: the
// given part, and at least one point. It reports whether it did.
func (g *ground) cover(a, b Point, part float64) bool {
	c := newCapsule(g.grid(a), g.grid(b), g.radius)
	first := max(0, int(math.Ceil(c.a.Y-c.radius)))
	last := min(g.side-1, int(math.Floor(c.b.Y+c.radius)))
	bare, all := 0, 0
	for row := first; row <= last; row++ {
		if from, to := g.span(&c, row); from <= to {
			bare += g.bare(from, to)
			all += to - from + 1
		}
	}
	if bare == 0 || float64(bare) < part*float64(all) {
		return false
	}
	for row := first; row <= last; row++ {
		g.fill(g.span(&c, row))
	}
	return true
}

// span gives the first and the last point of a row that are in the capsule.
func (g *ground) span(c *capsule, row int) (from, to int) {
	left, right := c.edge(float64(row), -1), c.edge(float64(row), 1)
	return row*g.side + max(0, int(math.Ceil(left))), row*g.side + min(g.side-1, int(math.Floor(right)))
}

// bare counts the points from…to that are not covered.
func (g *ground) bare(from, to int) (count int) {
	for at := from; at <= to; at = at&^63 + 64 {
		count += bits.OnesCount64(wordMask(at, to) &^ g.words[at/64])
	}
	return count
}

// fill covers them.
func (g *ground) fill(from, to int) {
	for at := from; at <= to; at = at&^63 + 64 {
		g.words[at/64] |= wordMask(at, to)
	}
}

// wordMask has the bits from…to of the word that from is in.
func wordMask(from, to int) uint64 {
	mask := ^uint64(0) << (from % 64)
	if to/64 == from/64 {
		mask &= ^uint64(0) >> (63 - to%64)
	}
	return mask
}

// A capsule is all within the radius of a line, of which a is the upper end.
type capsule struct {
	a, b   Point
	radius float64
	// The edges touch the round ends at a+right and b+right, and across at a-right and
	// b-right. From row to row they go slope to the right.
	right Point
	slope float64
}

func newCapsule(a, b Point, radius float64) capsule {
	if a.Y > b.Y {
		a, b = b, a
	}
	c := capsule{a: a, b: b, radius: radius, right: Point{radius, 0}}
	if dx, dy := b.X-a.X, b.Y-a.Y; dy > 0 {
		part := radius / math.Sqrt(dx*dx+dy*dy)
		c.right, c.slope = Point{dy * part, -dx * part}, dx/dy
	}
	return c
}

// edge is the left (-1) or right (1) edge in a row from a.Y-radius to b.Y+radius:
// between where it touches the round ends a straight line, beyond one of these.
func (c *capsule) edge(row, side float64) float64 {
	x, y := side*c.right.X, row-side*c.right.Y
	switch {
	case y < c.a.Y:
		return c.a.X + side*c.arc(row-c.a.Y)
	case y > c.b.Y:
		return c.b.X + side*c.arc(row-c.b.Y)
	}
	return c.a.X + x + (y-c.a.Y)*c.slope
}

// arc is how far a round end reaches to the side, so many rows from its middle.
func (c *capsule) arc(rows float64) float64 {
	return math.Sqrt(max(0, c.radius*c.radius-rows*rows))
}

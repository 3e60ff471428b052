package ink

import "math"

// The picture is made as MNIST's were: the ink fits a box of 20 × 20 cells and
// its centre of mass stands in the middle of 28 × 28 (LeCun et al., 1998).
const (
	Side = 28
	Box  = 20
	// Pen is the width of the line in cells, the same for every drawing. MNIST's
	// strokes are about as wide.
	Pen = 2.4
)

// DotSide is the largest side, in pad units, of a drawing that counts as a dot:
// what a trembling tap leaves is not to be blown up to a full picture.
const DotSide = 0.01

// farthest is the largest coordinate that is taken seriously; beyond it, and for
// NaN, a point is left out.
const farthest = 1e6

// A Renderer draws strokes as pictures. Its zero value is ready; it keeps its
// buffer, so that rendering allocates nothing, and serves one goroutine.
type Renderer struct {
	// squared holds, for each cell, the squared distance from its centre to the
	// nearest segment.
	squared   [Side * Side]float64
	placement Placement
}

// Render draws the strokes into dst, Side·Side values row by row, 0 for paper
// and 1 for ink, with lines of the given width in cells. Neither place nor size
// of the drawing matters. It reports false, and leaves dst empty, if there is
// no point to draw.
//
// The strokes' bounding box, the pen's width included, is scaled (aspect kept)
// into Box × Box and moved so that the centre of mass is in the middle, but
// never so far that ink would leave the picture.
func (r *Renderer) Render(dst []float32, strokes []Stroke, pen float64) bool {
	box, ok := bounds(strokes)
	if !ok {
		clear(dst)
		r.placement = Placement{}
		return false
	}
	v := box.view(pen)
	r.draw(dst, strokes, v, pen)
	x, y := massCentre(dst, Side)
	v.moveX += keepWithin(Side/2-x, box.width()*v.scale+pen)
	v.moveY += keepWithin(Side/2-y, box.height()*v.scale+pen)
	r.draw(dst, strokes, v, pen)
	r.placement = box.placement(v)
	return true
}

// Placement says where the picture of the last Render lies on the pad.
func (r *Renderer) Placement() Placement { return r.placement }

// RenderAt draws the strokes into dst as Render does but leaves place and size
// as they are: a point at X, Y of the pad is drawn scale·X + moveX,
// scale·Y + moveY cells from the top left corner.
func (r *Renderer) RenderAt(dst []float32, strokes []Stroke, scale, moveX, moveY, pen float64) {
	r.draw(dst, strokes, view{scale, moveX, moveY}, pen)
}

// keepWithin limits a shift so that ink of the given extent, centred before the
// shift, stays inside the picture.
func keepWithin(shift, extent float64) float64 {
	room := max(0, (Side-extent)/2)
	return min(max(shift, -room), room)
}

// A rectangle bounds points.
type rectangle struct{ left, top, right, bottom float64 }

func (b rectangle) width() float64  { return b.right - b.left }
func (b rectangle) height() float64 { return b.bottom - b.top }

// side is the longer one, but at least that of a dot.
func (b rectangle) side() float64 { return max(b.width(), b.height(), DotSide) }

// with is the rectangle that bounds p, too.
func (b rectangle) with(p Point) rectangle {
	return rectangle{min(b.left, p.X), min(b.top, p.Y), max(b.right, p.X), max(b.bottom, p.Y)}
}

func bounds(strokes []Stroke) (b rectangle, ok bool) {
	low, high, ok := Bounds(strokes)
	return rectangle{low.X, low.Y, high.X, high.Y}, ok
}

// A view maps pad units to cells: cell = pad·scale + move.
type view struct{ scale, moveX, moveY float64 }

// view puts the middle of the bounding box into the middle of the picture.
func (b rectangle) view(pen float64) view {
	scale := 0.0
	if side := max(b.width(), b.height()); side >= DotSide {
		scale = (Box - pen) / side
	}
	return view{
		scale: scale,
		moveX: Side/2 - (b.left+b.right)/2*scale,
		moveY: Side/2 - (b.top+b.bottom)/2*scale,
	}
}

func (v view) cell(p Point) Point {
	return Point{p.X*v.scale + v.moveX, p.Y*v.scale + v.moveY}
}

// draw covers each cell by how far the pen's edge reaches beyond its centre, a
// line one cell wide from paper to ink.
func (r *Renderer) draw(dst []float32, strokes []Stroke, v view, pen float64) {
	reach := pen/2 + 0.5
	for i := range r.squared {
		r.squared[i] = reach * reach
	}
	for _, s := range strokes {
		r.stroke(s, v, reach)
	}
	for i, squared := range r.squared {
		dst[i] = 0
		if squared < reach*reach {
			dst[i] = float32(min(1, reach-math.Sqrt(squared)))
		}
	}
}

func (r *Renderer) stroke(s Stroke, v view, reach float64) {
	var last Point
	started := false
	for _, p := range s {
		if !p.drawable() {
			continue
		}
		p = v.cell(p)
		switch {
		case !started:
			r.segment(p, p, reach)
		case p != last: // a repeated point adds nothing
			r.segment(last, p, reach)
		}
		last, started = p, true
	}
}

// segment lowers the distances of all cells within reach of the line a…b.
func (r *Renderer) segment(a, b Point, reach float64) {
	dx, dy := b.X-a.X, b.Y-a.Y
	perLength := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		perLength = 1 / length
	}
	left, right := cells(a.X, b.X, reach)
	top, bottom := cells(a.Y, b.Y, reach)
	if left >= right {
		return // beside the picture
	}
	for row := top; row < bottom; row++ {
		line := r.squared[row*Side+left : row*Side+right]
		py := float64(row) + 0.5 - a.Y
		for i := range line {
			px := float64(left+i) + 0.5 - a.X
			t := (px*dx + py*dy) * perLength
			if t < 0 { // max and min are calls on WebAssembly
				t = 0
			}
			if t > 1 {
				t = 1
			}
			ex, ey := px-t*dx, py-t*dy
			if squared := ex*ex + ey*ey; squared < line[i] {
				line[i] = squared
			}
		}
	}
}

// cells are the first and one past the last cell whose centre can lie within
// reach of a…b.
func cells(a, b, reach float64) (from, to int) {
	if a > b {
		a, b = b, a
	}
	return max(int(a-reach), 0), min(int(b+reach), Side-1) + 1
}

// massCentre is the mean position of the ink in a picture of the given width,
// in cells; the picture must not be empty.
func massCentre(picture []float32, width int) (x, y float64) {
	var sum, sumX, sumY float64
	for i, v := range picture {
		sum += float64(v)
		sumX += float64(v) * (float64(i%width) + 0.5)
		sumY += float64(v) * (float64(i/width) + 0.5)
	}
	return sumX / sum, sumY / sum
}

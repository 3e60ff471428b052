package train

import (
	"math/rand/v2"

	"digitscope/nn/ink"
)

// DrawingDistortion says how drawings are varied. Lengths are in pad units
// unless they say otherwise; place and size need no variation, ink.Renderer
// takes them away.
type DrawingDistortion struct {
	Warp WarpLimits `json:"warp"`
	// Thin is the probability that points are left out, as slow devices do:
	// of every 2 to LargeStep points one stays.
	Thin      float64 `json:"thin"`
	LargeStep int     `json:"largeStep"`
	// Jitter is the largest standard deviation of each point's tremble.
	Jitter float64 `json:"jitter"`
	// Smooth is the probability that each point is averaged with its neighbours.
	Smooth float64 `json:"smooth"`
	// Shift is the standard deviation of the move of each stroke by itself.
	Shift float64 `json:"shift"`
	Ends  Ends    `json:"ends"`
	// ThinPen and ThickPen bound the width of the line, in cells.
	ThinPen  float64 `json:"thinPen"`
	ThickPen float64 `json:"thickPen"`
	// Canvas is another way of rendering, for some of the drawings.
	Canvas CanvasDistortion `json:"canvas"`
}

// A drawingDistorter makes pictures of varied drawings. It keeps its buffers and
// serves one goroutine.
type drawingDistorter struct {
	DrawingDistortion
	renderer ink.Renderer
	canvas   canvasDistorter
	warp     warp
	strokes  []ink.Stroke
	points   []ink.Point
}

func newDrawingDistorter(distortion DrawingDistortion) *drawingDistorter {
	return &drawingDistorter{
		DrawingDistortion: distortion,
		canvas:            canvasDistorter{CanvasDistortion: distortion.Canvas},
	}
}

// draw renders the strokes, varied, into dst.
func (d *drawingDistorter) draw(dst []float32, strokes []ink.Stroke, random *rand.Rand) {
	d.copy(strokes, d.step(random))
	for i, stroke := range d.strokes {
		d.strokes[i] = d.Ends.vary(stroke, random)
	}
	d.tremble(random)
	if random.Float64() < d.Smooth {
		for _, stroke := range d.strokes {
			smooth(stroke)
		}
	}
	d.warp.draw(random, d.Warp)
	for _, stroke := range d.strokes {
		dx, dy := random.NormFloat64()*d.Shift, random.NormFloat64()*d.Shift
		for i, p := range stroke {
			stroke[i] = d.warp.at(ink.Point{X: p.X + dx, Y: p.Y + dy})
		}
	}
	if random.Float64() < d.Canvas.Share {
		d.canvas.draw(dst, d.strokes, random)
		return
	}
	pen := d.ThinPen + random.Float64()*(d.ThickPen-d.ThinPen)
	d.renderer.Render(dst, d.strokes, pen)
}

// step is how many points are passed over, and one more.
func (d *drawingDistorter) step(random *rand.Rand) int {
	if random.Float64() >= d.Thin || d.LargeStep < 2 {
		return 1
	}
	return 2 + random.IntN(d.LargeStep-1)
}

// copy takes every step-th point and the last one of each stroke.
func (d *drawingDistorter) copy(strokes []ink.Stroke, step int) {
	d.strokes, d.points = d.strokes[:0], d.points[:0]
	for _, stroke := range strokes {
		start := len(d.points)
		for i := 0; i < len(stroke)-1; i += step {
			d.points = append(d.points, stroke[i])
		}
		d.points = append(d.points, stroke[len(stroke)-1])
		d.strokes = append(d.strokes, d.points[start:len(d.points):len(d.points)])
	}
}

// tremble moves each point. What is small trembles less: a dot stays a dot.
func (d *drawingDistorter) tremble(random *rand.Rand) {
	low, high, _ := ink.Bounds(d.strokes)
	deviation := random.Float64() * d.Jitter * min(1, max(high.X-low.X, high.Y-low.Y))
	for _, stroke := range d.strokes {
		for i := range stroke {
			stroke[i].X += random.NormFloat64() * deviation
			stroke[i].Y += random.NormFloat64() * deviation
		}
	}
}

// smooth averages each point, but the first and the last, with its neighbours:
// ¼, ½, ¼.
func smooth(stroke ink.Stroke) {
	if len(stroke) < 3 {
		return
	}
	before := stroke[0]
	for i := 1; i < len(stroke)-1; i++ {
		p, after := stroke[i], stroke[i+1]
		stroke[i] = ink.Point{X: (before.X + 2*p.X + after.X) / 4, Y: (before.Y + 2*p.Y + after.Y) / 4}
		before = p
	}
}

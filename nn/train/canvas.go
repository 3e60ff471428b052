package train

import (
	"math/rand/v2"
	"slices"

	"digitscope/nn/ink"
	"digitscope/nn/train/data"
)

// CanvasDistortion says how a drawing is put on a small canvas of ink.Side ×
// ink.Side cells before ink.Normalise finds it there: what becomes of drawings
// that other programs stored as pictures. Their lines are thin where the drawing
// was large, thick where it was small, and blurred or stepped.
type CanvasDistortion struct {
	// Share is the probability that a drawing takes this way.
	Share float64 `json:"share"`
	// Smallest and Largest bound the longer side of the drawing, pen included,
	// in cells.
	Smallest float64 `json:"smallest"`
	Largest  float64 `json:"largest"`
	// ThinPen and ThickPen bound the width of the line, in cells.
	ThinPen  float64 `json:"thinPen"`
	ThickPen float64 `json:"thickPen"`
	// Hard is the probability that cells are either paper or ink.
	Hard float64 `json:"hard"`
}

// thickest is the largest share of a drawing's longer side that its line may be
// wide: a thicker one closes the loops.
const thickest = 0.2

// A canvasDistorter keeps its buffers and serves one goroutine.
type canvasDistorter struct {
	CanvasDistortion
	renderer ink.Renderer
	canvas   [ink.Side * ink.Side]float32
}

// draw puts the strokes somewhere on a canvas and writes what ink.Normalise
// makes of it into dst.
func (d *canvasDistorter) draw(dst []float32, strokes []ink.Stroke, random *rand.Rand) {
	low, high, ok := ink.Bounds(strokes)
	if !ok {
		clear(dst)
		return
	}
	side := d.Smallest + random.Float64()*(d.Largest-d.Smallest)
	pen := min(d.ThinPen+random.Float64()*(d.ThickPen-d.ThinPen), thickest*side)
	scale := 0.0
	if longer := max(high.X-low.X, high.Y-low.Y); longer >= ink.DotSide {
		scale = (side - pen) / longer
	}
	at := func(low, high float64) float64 {
		extent := (high-low)*scale + pen
		return random.Float64()*(ink.Side-extent) + pen/2 - low*scale
	}
	d.renderer.RenderAt(d.canvas[:], strokes, scale, at(low.X, high.X), at(low.Y, high.Y), pen)
	if random.Float64() < d.Hard {
		harden(d.canvas[:])
	}
	ink.Normalise(dst, d.canvas[:], ink.Side, ink.Side)
}

// storedPictures is how people's drawings that are stored as pictures look: half
// of them stepped, half of them smooth.
func storedPictures() CanvasDistortion {
	return CanvasDistortion{Smallest: 12, Largest: 26, ThinPen: 1.2, ThickPen: 3.5, Hard: 0.5}
}

// canvasPictures draws each of the drawings as a stored picture, always the same
// one, see Set.
func canvasPictures(drawings []data.Drawing) func(dst []float32, i int) bool {
	return func(dst []float32, i int) bool {
		d := canvasDistorter{CanvasDistortion: storedPictures()}
		d.draw(dst, drawings[i].Strokes, rand.New(rand.NewPCG(1, uint64(i))))
		return true
	}
}

// harden makes every cell paper or ink: ink from half the darkest cell's value
// on, so that not even the thinnest dot is lost.
func harden(picture []float32) {
	half := slices.Max(picture) / 2
	for i, v := range picture {
		picture[i] = 0
		if v > 0 && v >= half {
			picture[i] = 1
		}
	}
}

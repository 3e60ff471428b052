//go:build js && wasm

package main

import (
	"syscall/js"

	"github.com/hajimehoshi/ebiten/v2"

	"digitscope/nn"
	"digitscope/nn/ink"
)

// view draws the screen into rectangles that the page lays out: the pad, and
// one for each stage. It knows no stage by name or size.
type view struct {
	network *nn.Network
	palette palette
	pen     *ebiten.Shader
	pad     *pad
	padBox  box
	screen  box // all of it
	stages  []nn.Stage
	filters []filterSet // of each stage's maps
	boxes   []box
	columns []int // of each stage's maps
	grids   []grid
	gap     int // least space between maps, in device pixels
	atlas   *atlas
	weights int  // whose filters the atlas holds, see scope.weights
	maps    mesh // stays as it is until layout or colours change
	bars    mesh
	veil    mesh // the overlay on the pad
	// outlines and edges are of what is pointed at.
	outlines mesh
	edges    mark
	wanted   chan struct{} // closed when the page wants it drawn
}

func newView(network *nn.Network) *view {
	stages := network.Stages()
	v := &view{
		network: network, stages: stages, pad: newPad(), weights: -1, wanted: make(chan struct{}),
		boxes: make([]box, len(stages)), columns: make([]int, len(stages)), grids: make([]grid, len(stages)),
	}
	for _, s := range stages {
		v.filters = append(v.filters, filtersOf(network, s))
	}
	v.atlas = newAtlas(stages, v.filters)
	return v
}

func viewCalls(v *view) map[string]call {
	return map[string]call{
		"layout":   func(arguments []js.Value) any { v.layout(float32s(arguments[0])); return v.showsFilters() },
		"draw":     func([]js.Value) any { close(v.wanted); return nil },
		"recolour": func(arguments []js.Value) any { v.recolour(bytes(arguments[0])); return nil },
	}
}

// layout takes device pixels of the canvas from the page: the space between
// maps; then x, y, width, height and columns of the pad and of each stage.
func (v *view) layout(values []float32) {
	const slot = 5
	if len(values) != 1+slot*(1+len(v.boxes)) {
		return
	}
	next := func() (b box, columns int) {
		b = box{int(values[0]), int(values[1]), int(values[2]), int(values[3])}
		columns = max(1, int(values[4]))
		values = values[slot:]
		return b, columns
	}
	v.gap = int(values[0])
	values = values[1:]
	v.padBox, _ = next()
	for i := range v.boxes {
		v.boxes[i], v.columns[i] = next()
	}
	v.arrange()
}

// showsFilters tells for each stage whether its filters are seen.
func (v *view) showsFilters() []any {
	var shown []any
	for _, g := range v.grids {
		shown = append(shown, g.filters.cell > 0)
	}
	return shown
}

func (v *view) recolour(rgb []byte) {
	v.palette = newPalette(rgb)
	v.weights = -1
	v.arrange()
}

// isLaidOut is false until the page has told where things are.
func (v *view) isLaidOut() bool { return v.padBox.width > 0 }

// arrange puts all maps in their places.
func (v *view) arrange() {
	if !v.isLaidOut() {
		return
	}
	v.maps.reset()
	for i, stage := range v.stages {
		if stage.Kind == nn.KindSoftmax { // drawn as bars
			v.grids[i] = barGrid(v.boxes[i], stage.Shape.Maps)
			continue
		}
		v.grids[i] = fit(stage.Shape, v.filters[i], v.room(i), v.columns[i], v.gap)
		if stage.Shape.IsVector() {
			v.addTiles(v.grids[i], v.atlas.corners[i])
		} else {
			v.addMaps(i)
		}
	}
}

// draw shows one state of the scope: of that it changes only the note that an overlay is
// new.
func (v *view) draw(screen ebiten.FinalScreen, s *scope) {
	if !v.isLaidOut() {
		return
	}
	if v.pen == nil {
		v.pen = newPen()
	}
	size := screen.Bounds()
	v.screen = box{0, 0, size.Dx(), size.Dy()}
	v.fill(s)
	v.atlas.upload()
	v.maps.draw(screen, v.atlas)
	v.bars.draw(screen, v.atlas)
	v.pad.draw(screen, v.pen)
	v.veil.draw(screen, v.atlas)
	v.outlines.draw(screen, v.atlas)
	v.edges.draw(screen, v.pen)
}

// fill takes what the scope says into the buffers.
func (v *view) fill(s *scope) {
	v.fillMaps(s)
	v.fillFilters(s)
	v.fillBars(s)
	v.pad.collect(v.padBox, &s.drawing.Drawing, v.palette.ink)
	v.fillVeil(s)
	v.outlines.reset()
	v.edges.reset()
	if s.look.focus.isOn {
		v.addOutlines(s)
	}
	v.addOffMarks(s.channels)
	if s.look.sweep.isOn {
		v.addSweep(s.look.sweep)
	}
	if s.look.focus.isOn && s.isRead() {
		v.addFeatures(s)
		v.addFocusEdges(s)
	}
}

// fillMaps colours the cells of all stages: of each stage on a scale of its own,
// from zero to its largest value, unless all stages share one.
func (v *view) fillMaps(s *scope) {
	for i, stage := range v.stages {
		corners := v.atlas.corners[i]
		v.atlas.fill(stage.Shape, corners, stage.Values(s.pass), s.scaleEnd(i, s.look.common), &v.palette.scale)
		for c, corner := range corners {
			if shown := s.look.shown(i, c, stage.Shape); shown < stage.Shape.Height*stage.Shape.Width {
				v.atlas.hide(corner, stage.Shape, shown, v.palette.scale[0])
			}
		}
	}
}

func (v *view) fillFilters(s *scope) {
	if v.weights == s.weights {
		return
	}
	v.weights = s.weights
	for i, stage := range v.stages {
		if v.filters[i].count > 0 {
			v.atlas.fillFilters(v.atlas.filters[i], v.network.Layers()[stage.Layer()].(*nn.Convolution), &v.palette)
		}
	}
}

func (v *view) fillBars(s *scope) {
	v.bars.reset()
	for i, stage := range v.stages {
		if stage.Kind == nn.KindSoftmax {
			part := float32(s.look.shown(i, 0, stage.Shape)) // 0 until Play has come there
			drawBars(&v.bars, v.boxes[i], stage.Values(s.pass), part, s.answer, &v.palette, v.thickness())
		}
	}
}

// fillVeil lays the overlay where the network's picture is on the pad.
func (v *view) fillVeil(s *scope) {
	v.veil.reset()
	o := &s.look.overlay
	if o.values == nil {
		return
	}
	width := v.stages[0].Shape.Width
	if o.isNew {
		o.isNew = false
		v.atlas.fillOverlay(o.values, width, &v.palette)
	}
	p, height := s.drawing.renderer.Placement(), len(o.values)/width
	from := v.padBox.place(ink.Point{X: p.X, Y: p.Y})
	to := v.padBox.place(ink.Point{X: p.X + float64(width)*p.Cell, Y: p.Y + float64(height)*p.Cell})
	v.veil.clipped(v.padBox, from, to, v.atlas.overlay, width, height)
}

// addMaps adds a stage's maps, each on a rectangle of which its outline is left to
// see, and the filters beside them.
func (v *view) addMaps(stage int) {
	edge, shape, g := v.thickness(), v.stages[stage].Shape, v.grids[stage]
	for i, c := range v.atlas.corners[stage] {
		x, y := g.place(i)
		width, height := shape.Width*g.cellX, shape.Height*g.cellY
		v.maps.fill(x-edge, y-edge, width+2*edge, height+2*edge, v.palette.line)
		v.maps.picture(x, y, width, height, c, shape.Width, shape.Height)
		if g.filters.cell > 0 {
			v.addFilters(stage, i, x+width+edge, y)
		}
	}
}

func (v *view) addFilters(stage, i, x, y int) {
	count, b := v.filters[stage].count, v.grids[stage].filters
	for k, c := range v.atlas.filters[stage][i*count : (i+1)*count] {
		left, top := b.place(x, y, k)
		v.maps.picture(left, top, b.side*b.cell, b.side*b.cell, c, b.side, b.side)
	}
}

// addTiles adds a vector's values, as many at once as lie side by side in the
// atlas and on the screen, and one outline around all.
func (v *view) addTiles(g grid, corners []corner) {
	for i := 0; i < len(corners); {
		first, n := corners[i], 1
		for i+n < len(corners) && (i+n)%g.columns > 0 && corners[i+n] == (corner{first.x + n, first.y}) {
			n++
		}
		x, y := g.place(i)
		v.maps.picture(x, y, n*g.cellX, g.cellY, first, n, 1)
		i += n
	}
	v.maps.frame(g.x, g.y, g.columns*g.strideX, g.rows*g.strideY, v.thickness(), v.palette.line)
}

// room is what a stage's maps may fill: its box, of which their outlines need the
// edge. The picture that the network sees has its outline from the page.
func (v *view) room(i int) box {
	if v.stages[i].Shape.Maps == 1 {
		return v.boxes[i]
	}
	return v.boxes[i].shrunk(v.thickness())
}

// thickness of outlines, in device pixels.
func (v *view) thickness() int { return max(1, v.gap/5) }

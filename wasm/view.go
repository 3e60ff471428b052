//go:build js && wasm

package main

import (
	"github.com/hajimehoshi/ebiten/v2"

	"digitscope/nn"
)

// view draws the screen into rectangles that the page lays out: the pad, and
// one for each stage. It knows no stage by name or size.
type view struct {
	palette palette
	pad     *pad
	padBox  box
	stages  []nn.Stage
	boxes   []box
	columns []int // of each stage's maps
	gap     int   // least space between maps, in device pixels
	atlas   *atlas
	mesh    mesh
}

func newView(network *nn.Network) *view {
	stages := network.Stages()
	return &view{stages: stages, boxes: make([]box, len(stages)), columns: make([]int, len(stages)), atlas: newAtlas(stages)}
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
}

func (v *view) recolour(rgb []byte) { v.palette = newPalette(rgb) }

// draw shows one state of the scope. It changes nothing but its own buffers.
func (v *view) draw(screen ebiten.FinalScreen, s *scope) {
	if v.padBox.width == 0 {
		return // the page has not laid anything out yet
	}
	v.atlas.fill(v.stages, s.pass, &v.palette.scale)
	v.atlas.upload()
	v.mesh.reset()
	for i, stage := range v.stages {
		if stage.Kind == nn.KindSoftmax {
			drawBars(&v.mesh, v.boxes[i], stage.Values(s.pass), s.answer, &v.palette, v.thickness())
			continue
		}
		v.maps(stage.Shape, fit(stage.Shape, v.room(i), v.columns[i], v.gap), v.atlas.corners[i])
	}
	v.mesh.draw(screen, v.atlas)
	v.drawPad(screen, s)
}

func (v *view) drawPad(screen ebiten.FinalScreen, s *scope) {
	if v.pad == nil {
		pad, err := newPad()
		if err != nil {
			panic(err) // a shader that does not compile is a fault of this program
		}
		v.pad = pad
	}
	v.pad.draw(screen, v.padBox, s.drawing.Strokes(), v.palette.ink)
}

func (v *view) maps(shape nn.Shape, g grid, corners []corner) {
	thickness := v.thickness()
	for i, c := range corners {
		x, y := g.place(i)
		width, height := shape.Width*g.cellX, shape.Height*g.cellY
		if !isVector(shape) {
			v.mesh.frame(x, y, width, height, thickness, v.palette.line)
		}
		v.mesh.picture(x, y, width, height, c, shape.Width, shape.Height)
	}
	if isVector(shape) {
		v.mesh.frame(g.x, g.y, g.columns*g.strideX, g.rows*g.strideY, thickness, v.palette.line)
	}
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

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
	maps    mesh // stays as it is until layout or colours change
	bars    mesh
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
	v.arrange()
}

func (v *view) recolour(rgb []byte) {
	v.palette = newPalette(rgb)
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
		if stage.Kind == nn.KindSoftmax {
			continue // drawn as bars
		}
		g := fit(stage.Shape, v.room(i), v.columns[i], v.gap)
		if isVector(stage.Shape) {
			v.addTiles(g, v.atlas.corners[i])
		} else {
			v.addMaps(stage.Shape, g, v.atlas.corners[i])
		}
	}
}

// draw shows one state of the scope. It changes nothing but its own buffers.
func (v *view) draw(screen ebiten.FinalScreen, s *scope) {
	if !v.isLaidOut() {
		return
	}
	v.fill(s)
	v.atlas.upload()
	v.maps.draw(screen, v.atlas)
	v.bars.draw(screen, v.atlas)
	v.drawPad(screen, s)
}

// fill takes what the scope says into the buffers.
func (v *view) fill(s *scope) {
	v.atlas.fill(v.stages, s.pass, &v.palette.scale)
	v.bars.reset()
	for i, stage := range v.stages {
		if stage.Kind == nn.KindSoftmax {
			drawBars(&v.bars, v.boxes[i], stage.Values(s.pass), s.answer, &v.palette, v.thickness())
		}
	}
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

// addMaps adds maps, each on a rectangle of which its outline is left to see.
func (v *view) addMaps(shape nn.Shape, g grid, corners []corner) {
	edge := v.thickness()
	for i, c := range corners {
		x, y := g.place(i)
		width, height := shape.Width*g.cellX, shape.Height*g.cellY
		v.maps.fill(x-edge, y-edge, width+2*edge, height+2*edge, v.palette.line)
		v.maps.picture(x, y, width, height, c, shape.Width, shape.Height)
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

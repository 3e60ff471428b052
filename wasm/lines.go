//go:build js && wasm

package main

import (
	_ "embed"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
)

//go:embed pen.kage
var penShader []byte

// newPen makes the shader of all lines.
func newPen() *ebiten.Shader {
	shader, err := ebiten.NewShader(penShader)
	if err != nil {
		panic(err) // a shader that does not compile is a fault of this program
	}
	return shader
}

// A point is a place on the screen, in device pixels.
type point struct{ x, y float32 }

// A mark draws lines on the screen: every segment a quad whose pixels know their
// distance to it, with smooth edges and round ends.
type mark struct {
	vertices []ebiten.Vertex
	indices  []uint32
	options  ebiten.DrawTrianglesShaderOptions
}

func (m *mark) reset() { m.vertices, m.indices = m.vertices[:0], m.indices[:0] }

// line adds the part of a segment that is inside the box, half to each side of
// it wide.
func (m *mark) line(in box, a, b point, half float32, c colour) {
	left, right := max(float32(in.x), min(a.x, b.x)-half-1), min(float32(in.x+in.width), max(a.x, b.x)+half+1)
	top, bottom := max(float32(in.y), min(a.y, b.y)-half-1), min(float32(in.y+in.height), max(a.y, b.y)+half+1)
	if left >= right || top >= bottom {
		return
	}
	dx, dy := float32(1), float32(0) // a dot has any direction
	length := float32(math.Hypot(float64(b.x-a.x), float64(b.y-a.y)))
	if length > 0 {
		dx, dy = (b.x-a.x)/length, (b.y-a.y)/length
	}
	first := uint32(len(m.vertices))
	for _, at := range [4]point{{left, top}, {right, top}, {left, bottom}, {right, bottom}} {
		x, y := at.x-a.x, at.y-a.y
		m.vertices = append(m.vertices, ebiten.Vertex{
			DstX: at.x, DstY: at.y,
			ColorR: half, ColorG: float32(c[0]) / 255, ColorB: float32(c[1]) / 255, ColorA: float32(c[2]) / 255,
			Custom0: x*dx + y*dy, Custom1: y*dx - x*dy, Custom2: length,
		})
	}
	m.indices = append(m.indices, first, first+1, first+2, first+1, first+3, first+2)
}

// A surface is the screen or an image.
type surface interface {
	DrawTrianglesShader32([]ebiten.Vertex, []uint32, *ebiten.Shader, *ebiten.DrawTrianglesShaderOptions)
}

func (m *mark) draw(on surface, pen *ebiten.Shader) {
	if len(m.vertices) > 0 {
		on.DrawTrianglesShader32(m.vertices, m.indices, pen, &m.options)
	}
}

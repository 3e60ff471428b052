//go:build js && wasm

package main

import "github.com/hajimehoshi/ebiten/v2"

// A mesh collects rectangles, plain or cut from the atlas, and draws them in
// one call. Its slices are used again for every frame.
type mesh struct {
	vertices []ebiten.Vertex
	indices  []uint32
	options  ebiten.DrawTrianglesOptions
}

func (m *mesh) reset() {
	m.vertices, m.indices = m.vertices[:0], m.indices[:0]
}

// fill adds a rectangle of one colour.
func (m *mesh) fill(x, y, width, height int, c colour) {
	m.quad(x, y, width, height, corner{0, 0}, 0.5, 0.5, 0, 0, c)
}

// frame adds the outline of a rectangle, drawn outside it.
func (m *mesh) frame(x, y, width, height, thickness int, c colour) {
	m.fill(x-thickness, y-thickness, width+2*thickness, thickness, c)
	m.fill(x-thickness, y+height, width+2*thickness, thickness, c)
	m.fill(x-thickness, y, thickness, height, c)
	m.fill(x+width, y, thickness, height, c)
}

// picture adds a part of the atlas, enlarged.
func (m *mesh) picture(x, y, width, height int, from corner, columns, rows int) {
	m.quad(x, y, width, height, from, 0, 0, float32(columns), float32(rows), colour{255, 255, 255})
}

func (m *mesh) quad(x, y, width, height int, from corner, insetX, insetY, columns, rows float32, c colour) {
	first := uint32(len(m.vertices))
	red, green, blue := float32(c[0])/255, float32(c[1])/255, float32(c[2])/255
	for i := range 4 {
		right, bottom := i&1, i>>1
		m.vertices = append(m.vertices, ebiten.Vertex{
			DstX: float32(x + right*width), DstY: float32(y + bottom*height),
			SrcX:   float32(from.x) + insetX + float32(right)*columns,
			SrcY:   float32(from.y) + insetY + float32(bottom)*rows,
			ColorR: red, ColorG: green, ColorB: blue, ColorA: 1,
		})
	}
	m.indices = append(m.indices, first, first+1, first+2, first+1, first+3, first+2)
}

func (m *mesh) draw(screen ebiten.FinalScreen, a *atlas) {
	screen.DrawTriangles32(m.vertices, m.indices, a.image, &m.options)
}

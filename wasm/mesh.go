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

// clipped adds a part of the atlas, enlarged from one corner to the other, as far as
// it lies in the box.
func (m *mesh) clipped(in box, a, b point, from corner, columns, rows int) {
	perX, perY := float32(columns)/(b.x-a.x), float32(rows)/(b.y-a.y) // cells for a pixel
	left, right := max(a.x, float32(in.x)), min(b.x, float32(in.x+in.width))
	top, bottom := max(a.y, float32(in.y)), min(b.y, float32(in.y+in.height))
	if !(left < right && top < bottom) {
		return
	}
	m.add([2]point{{left, top}, {right, bottom}}, [2]point{
		{float32(from.x) + (left-a.x)*perX, float32(from.y) + (top-a.y)*perY},
		{float32(from.x) + (right-a.x)*perX, float32(from.y) + (bottom-a.y)*perY},
	}, colour{255, 255, 255})
}

func (m *mesh) quad(x, y, width, height int, from corner, insetX, insetY, columns, rows float32, c colour) {
	source := point{float32(from.x) + insetX, float32(from.y) + insetY}
	m.add([2]point{{float32(x), float32(y)}, {float32(x + width), float32(y + height)}},
		[2]point{source, {source.x + columns, source.y + rows}}, c)
}

// add adds a rectangle, cut from another one of the atlas: both by their upper
// left and lower right corners.
func (m *mesh) add(to, from [2]point, c colour) {
	first := uint32(len(m.vertices))
	red, green, blue := float32(c[0])/255, float32(c[1])/255, float32(c[2])/255
	for i := range 4 {
		right, bottom := i&1, i>>1
		m.vertices = append(m.vertices, ebiten.Vertex{
			DstX: to[right].x, DstY: to[bottom].y, SrcX: from[right].x, SrcY: from[bottom].y,
			ColorR: red, ColorG: green, ColorB: blue, ColorA: 1,
		})
	}
	m.indices = append(m.indices, first, first+1, first+2, first+1, first+3, first+2)
}

func (m *mesh) draw(screen ebiten.FinalScreen, a *atlas) {
	if len(m.vertices) > 0 {
		screen.DrawTriangles32(m.vertices, m.indices, a.image, &m.options)
	}
}

//go:build js && wasm

package main

import (
	_ "embed"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"digitscope/nn/ink"
)

//go:embed pen.kage
var penShader []byte

// lineWidth is the pen's width on the pad, as a part of the pad's side. It is
// for the eye alone: the network's picture has a pen of its own (ink.Pen).
const lineWidth = 0.085

// pad draws the strokes: every segment a quad whose pixels know their distance
// to it, joined by taking the larger coverage, so that joints do not show.
type pad struct {
	shader   *ebiten.Shader
	vertices []ebiten.Vertex
	indices  []uint32
	options  ebiten.DrawTrianglesShaderOptions
}

func newPad() (*pad, error) {
	shader, err := ebiten.NewShader(penShader)
	if err != nil {
		return nil, err
	}
	p := &pad{shader: shader}
	p.options.Blend = ebiten.Blend{
		BlendFactorSourceRGB: ebiten.BlendFactorOne, BlendFactorSourceAlpha: ebiten.BlendFactorOne,
		BlendFactorDestinationRGB: ebiten.BlendFactorOne, BlendFactorDestinationAlpha: ebiten.BlendFactorOne,
		BlendOperationRGB: ebiten.BlendOperationMax, BlendOperationAlpha: ebiten.BlendOperationMax,
	}
	return p, nil
}

// draw expects nothing on the screen in the box.
func (p *pad) draw(screen ebiten.FinalScreen, b box, strokes []ink.Stroke, c colour) {
	p.collect(b, strokes, c)
	if len(p.vertices) > 0 {
		screen.DrawTrianglesShader32(p.vertices, p.indices, p.shader, &p.options)
	}
}

func (p *pad) collect(b box, strokes []ink.Stroke, c colour) {
	p.vertices, p.indices = p.vertices[:0], p.indices[:0]
	for _, s := range strokes {
		p.stroke(b, s, c)
	}
}

// stroke passes over points that are less than a pixel away: fast pens and
// long drawings have thousands of those.
func (p *pad) stroke(b box, s ink.Stroke, c colour) {
	const pixel = 1
	from := s[0]
	for i, to := range s {
		dx, dy := (to.X-from.X)*float64(b.width), (to.Y-from.Y)*float64(b.height)
		if i > 0 && i < len(s)-1 && dx*dx+dy*dy < pixel*pixel {
			continue
		}
		p.segment(b, from, to, c)
		from = to
	}
}

// segment adds the part of a segment that is inside the box.
func (p *pad) segment(b box, from, to ink.Point, c colour) {
	width, height := float32(b.width), float32(b.height)
	half := lineWidth / 2 * width
	ax, ay := float32(from.X)*width, float32(from.Y)*height
	bx, by := float32(to.X)*width, float32(to.Y)*height
	left, right := max(0, min(ax, bx)-half-1), min(width, max(ax, bx)+half+1)
	top, bottom := max(0, min(ay, by)-half-1), min(height, max(ay, by)+half+1)
	if left >= right || top >= bottom {
		return
	}
	dx, dy := float32(1), float32(0) // a dot has any direction
	length := float32(math.Hypot(float64(bx-ax), float64(by-ay)))
	if length > 0 {
		dx, dy = (bx-ax)/length, (by-ay)/length
	}
	first := uint32(len(p.vertices))
	for _, at := range [4][2]float32{{left, top}, {right, top}, {left, bottom}, {right, bottom}} {
		x, y := at[0]-ax, at[1]-ay
		p.vertices = append(p.vertices, ebiten.Vertex{
			DstX: float32(b.x) + at[0], DstY: float32(b.y) + at[1],
			ColorR: half, ColorG: float32(c[0]) / 255, ColorB: float32(c[1]) / 255, ColorA: float32(c[2]) / 255,
			Custom0: x*dx + y*dy, Custom1: y*dx - x*dy, Custom2: length,
		})
	}
	p.indices = append(p.indices, first, first+1, first+2, first+1, first+3, first+2)
}

//go:build js && wasm

package main

import (
	_ "embed"
	"image"

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
	mask     *ebiten.Image
	vertices []ebiten.Vertex
	indices  []uint32
	options  ebiten.DrawTrianglesShaderOptions
	place    ebiten.DrawImageOptions
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

func (p *pad) draw(screen ebiten.FinalScreen, b box, strokes []ink.Stroke, c colour) {
	if b.width < 1 || b.height < 1 {
		return
	}
	p.clear(b)
	p.collect(b, strokes)
	if len(p.vertices) == 0 {
		return
	}
	p.mask.DrawTrianglesShader32(p.vertices, p.indices, p.shader, &p.options)
	p.place.GeoM.Reset()
	p.place.GeoM.Translate(float64(b.x), float64(b.y))
	p.place.ColorScale.Reset()
	p.place.ColorScale.Scale(float32(c[0])/255, float32(c[1])/255, float32(c[2])/255, 1)
	screen.DrawImage(p.mask, &p.place)
}

// clear makes the mask empty and as large as the pad.
func (p *pad) clear(b box) {
	if p.mask != nil && p.mask.Bounds() == image.Rect(0, 0, b.width, b.height) {
		p.mask.Clear()
		return
	}
	if p.mask != nil {
		p.mask.Deallocate()
	}
	p.mask = ebiten.NewImageWithOptions(image.Rect(0, 0, b.width, b.height), &ebiten.NewImageOptions{Unmanaged: true})
}

func (p *pad) collect(b box, strokes []ink.Stroke) {
	p.vertices, p.indices = p.vertices[:0], p.indices[:0]
	for _, s := range strokes {
		p.stroke(b, s)
	}
}

// stroke passes over points that are less than a pixel away: fast pens and
// long drawings have thousands of those.
func (p *pad) stroke(b box, s ink.Stroke) {
	const pixel = 1
	from := s[0]
	for i, to := range s {
		dx, dy := (to.X-from.X)*float64(b.width), (to.Y-from.Y)*float64(b.height)
		if i > 0 && i < len(s)-1 && dx*dx+dy*dy < pixel*pixel {
			continue
		}
		p.segment(b, from, to)
		from = to
	}
}

func (p *pad) segment(b box, from, to ink.Point) {
	width, height := float32(b.width), float32(b.height)
	half := lineWidth / 2 * width
	ax, ay := float32(from.X)*width, float32(from.Y)*height
	bx, by := float32(to.X)*width, float32(to.Y)*height
	left, right := min(ax, bx)-half-1, max(ax, bx)+half+1
	top, bottom := min(ay, by)-half-1, max(ay, by)+half+1
	first := uint32(len(p.vertices))
	for _, at := range [4][2]float32{{left, top}, {right, top}, {left, bottom}, {right, bottom}} {
		p.vertices = append(p.vertices, ebiten.Vertex{
			DstX: at[0], DstY: at[1], ColorR: half,
			Custom0: ax, Custom1: ay, Custom2: bx, Custom3: by,
		})
	}
	p.indices = append(p.indices, first, first+1, first+2, first+1, first+3, first+2)
}

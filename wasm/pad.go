//go:build js && wasm

package main

import (
	"github.com/hajimehoshi/ebiten/v2"

	"digitscope/nn/ink"
)

// lineWidth is the pen's width on the pad, as a part of the pad's side. It is
// for the eye alone: the network's picture has a pen of its own (ink.Pen).
const lineWidth = 0.085

// A pad draws the strokes. Their segments are joined by taking the larger
// coverage, so that joints do not show.
type pad struct{ mark }

func newPad() *pad {
	p := &pad{}
	p.options.Blend = ebiten.Blend{
		BlendFactorSourceRGB: ebiten.BlendFactorOne, BlendFactorSourceAlpha: ebiten.BlendFactorOne,
		BlendFactorDestinationRGB: ebiten.BlendFactorOne, BlendFactorDestinationAlpha: ebiten.BlendFactorOne,
		BlendOperationRGB: ebiten.BlendOperationMax, BlendOperationAlpha: ebiten.BlendOperationMax,
	}
	return p
}

// collect takes the strokes, to be drawn where nothing is on the screen yet.
func (p *pad) collect(b box, strokes []ink.Stroke, c colour) {
	p.reset()
	for _, s := range strokes {
		p.stroke(b, s, c)
	}
}

// stroke passes over points that are less than a pixel away: fast pens have
// thousands of those.
func (p *pad) stroke(b box, s ink.Stroke, c colour) {
	const pixel = 1
	half := float32(lineWidth / 2 * float64(b.width))
	from := b.place(s[0])
	for i, place := range s {
		to := b.place(place)
		dx, dy := to.x-from.x, to.y-from.y
		if i > 0 && i < len(s)-1 && dx*dx+dy*dy < pixel*pixel {
			continue
		}
		p.line(b, from, to, half, c)
		from = to
	}
}

// place is where a point in parts of the box's sides lies on the screen.
func (b box) place(p ink.Point) point {
	return point{float32(b.x) + float32(p.X*float64(b.width)), float32(b.y) + float32(p.Y*float64(b.height))}
}

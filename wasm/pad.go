//go:build js && wasm

package main

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"digitscope/nn/ink"
)

// lineWidth is the pen's width on the pad, as a part of the pad's side. It is
// for the eye alone: the network's picture has a pen of its own (ink.Pen). The page's
// tokens.css has the same; a test of web/site compares them.
const lineWidth = 0.085

// A pad draws the strokes. Their segments are joined by taking the larger
// coverage, so that joints do not show. An image holds what was drawn before, to
// which a frame adds what is new; the last segment, which may still move, is drawn
// over it.
type pad struct {
	box     box
	image   *ebiten.Image
	options ebiten.DrawImageOptions
	shown   shown
	isNew   bool // the image is to be drawn anew
	added   mark // to the image
	tip     mark // the last segment
	// run and point are what comes next, from the point on where the image ends.
	run, point int
	from       point
}

// shown is what the image was drawn for: another one needs another image.
type shown struct {
	width, height, redrawn int
	colour                 colour
}

func newPad() *pad {
	p := &pad{}
	p.added.options.Blend = ebiten.Blend{
		BlendFactorSourceRGB: ebiten.BlendFactorOne, BlendFactorSourceAlpha: ebiten.BlendFactorOne,
		BlendFactorDestinationRGB: ebiten.BlendFactorOne, BlendFactorDestinationAlpha: ebiten.BlendFactorOne,
		BlendOperationRGB: ebiten.BlendOperationMax, BlendOperationAlpha: ebiten.BlendOperationMax,
	}
	p.tip.options = p.added.options
	return p
}

// collect takes what a frame is to add, and the last segment.
func (p *pad) collect(b box, d *ink.Drawing, c colour) {
	p.box = b
	p.added.reset()
	p.tip.reset()
	if now := (shown{b.width, b.height, d.Redrawn(), c}); p.shown != now {
		p.shown, p.isNew = now, true
		p.run, p.point = 0, 0
	}
	runs := d.Sketch()
	for ; p.run < len(runs); p.run++ {
		isLast := p.run == len(runs)-1
		p.add(runs[p.run], isLast)
		if isLast {
			return
		}
		p.point = 0
	}
}

// add adds what is new of a run, of the last one without its last segment. It passes
// over points that are less than a pixel away: fast pens have thousands of those.
func (p *pad) add(run ink.Stroke, isLast bool) {
	const pixel = 1
	in := box{0, 0, p.box.width, p.box.height}
	half := float32(lineWidth / 2 * float64(in.width))
	if p.point == 0 {
		p.from, p.point = in.place(run[0]), 1
	}
	last := len(run) - 1
	for ; p.point < last; p.point++ {
		to := in.place(run[p.point])
		if dx, dy := to.x-p.from.x, to.y-p.from.y; dx*dx+dy*dy >= pixel*pixel {
			p.added.line(in, p.from, to, half, p.shown.colour)
			p.from = to
		}
	}
	if to := in.place(run[last]); !isLast {
		p.added.line(in, p.from, to, half, p.shown.colour)
	} else {
		x, y := float32(p.box.x), float32(p.box.y)
		p.tip.line(p.box, point{p.from.x + x, p.from.y + y}, point{to.x + x, to.y + y}, half, p.shown.colour)
	}
}

func (p *pad) draw(screen ebiten.FinalScreen, pen *ebiten.Shader) {
	if p.isNew {
		p.isNew = false
		p.clear()
	}
	p.added.draw(p.image, pen)
	if p.run > 0 || p.point > 1 { // there is anything on it
		p.options.GeoM.Reset()
		p.options.GeoM.Translate(float64(p.box.x), float64(p.box.y))
		screen.DrawImage(p.image, &p.options)
	}
	p.tip.draw(screen, pen)
}

// clear makes the image blank, and as large as the pad.
func (p *pad) clear() {
	size := image.Rect(0, 0, p.box.width, p.box.height)
	if p.image != nil && p.image.Bounds() == size {
		p.image.Clear()
		return
	}
	if p.image != nil {
		p.image.Deallocate()
	}
	p.image = ebiten.NewImageWithOptions(size, &ebiten.NewImageOptions{Unmanaged: true})
}

// place is where a point in parts of the box's sides lies on the screen.
func (b box) place(p ink.Point) point {
	return point{float32(b.x) + float32(p.X*float64(b.width)), float32(b.y) + float32(p.Y*float64(b.height))}
}

//go:build js && wasm

package main

import (
	"unsafe"

	"github.com/hajimehoshi/ebiten/v2"

	"digitscope/nn"
)

// An atlas is the one image that holds every map of every stage, one pixel a
// cell, so that a frame uploads once; and the filters and the overlay. Pixel
// 0, 0 is white, for plain areas.
type atlas struct {
	pixels        []pixel
	width, height int
	image         *ebiten.Image
	corners       [][]corner // of each stage's maps
	filters       [][]corner // of each stage's filters, map by map
	overlay       corner
}

// A pixel is red, green, blue, alpha; the colours are multiplied by alpha.
type pixel [4]byte

// A corner is where a map begins in the atlas.
type corner struct{ x, y int }

// newAtlas packs everything in shelves, stage by stage.
func newAtlas(stages []nn.Stage, filters []filterSet) *atlas {
	a := &atlas{width: 128}
	for _, s := range stages {
		a.width = max(a.width, s.Shape.Width)
	}
	s := shelves{width: a.width, x: 2, height: 2} // beside the white pixel
	for i, stage := range stages {
		a.corners = append(a.corners, s.pack(stage.Shape.Maps, stage.Shape.Width, stage.Shape.Height))
		a.filters = append(a.filters, s.pack(stage.Shape.Maps*filters[i].count, filters[i].side, filters[i].side))
	}
	a.overlay = s.pack(1, stages[0].Shape.Width, stages[0].Shape.Height)[0]
	a.height = s.y + s.height
	a.pixels = make([]pixel, a.width*a.height)
	a.pixels[0] = colour{255, 255, 255}.pixel()
	return a
}

// shelves are filled from left to right, one below the other.
type shelves struct{ width, x, y, height int }

func (s *shelves) pack(count, width, height int) (corners []corner) {
	for range count {
		if s.x+width > s.width {
			s.x, s.y, s.height = 0, s.y+s.height, 0
		}
		corners = append(corners, corner{s.x, s.y})
		s.x += width
		s.height = max(s.height, height)
	}
	return corners
}

// fill colours the cells of a stage: zero is the background, end and what is above
// it the scale's end.
func (a *atlas) fill(shape nn.Shape, corners []corner, values []float32, end float32, scale *[256]pixel) {
	perEnd := float32(0)
	if end > 0 {
		perEnd = 255 / end
	}
	for row := range shape.Height {
		for column := range shape.Width {
			cell := values[:len(corners)]
			values = values[len(corners):]
			for i, c := range corners {
				level := int(cell[i]*perEnd + 0.5)
				a.pixels[(c.y+row)*a.width+c.x+column] = scale[min(max(level, 0), 255)]
			}
		}
	}
}

// hide gives a map's cells from the first on the background's colour.
func (a *atlas) hide(c corner, shape nn.Shape, first int, background pixel) {
	for i := first; i < shape.Height*shape.Width; i++ {
		a.pixels[(c.y+i/shape.Width)*a.width+c.x+i%shape.Width] = background
	}
}

// fillFilters colours the filters of a convolution on one scale, symmetric about
// zero.
func (a *atlas) fillFilters(corners []corner, l *nn.Convolution, p *palette) {
	end := largestWeight(l)
	for o := range l.Out().Maps {
		for i := range l.In().Maps {
			c := corners[o*l.In().Maps+i]
			for ky := range l.Kernel() {
				for kx := range l.Kernel() {
					a.pixels[(c.y+ky)*a.width+c.x+kx] = p.diverging(l.Weight(o, i, ky, kx), end).pixel()
				}
			}
		}
	}
}

// fillOverlay colours values of a picture, row by row: nothing where they are
// zero, and the more the larger they are.
func (a *atlas) fillOverlay(values []float32, width int, p *palette) {
	end := float32(0)
	for _, v := range values {
		end = max(end, v, -v)
	}
	for i, v := range values {
		a.pixels[(a.overlay.y+i/width)*a.width+a.overlay.x+i%width] = p.veil(v, end)
	}
}

// upload hands the pixels to the GPU.
func (a *atlas) upload() {
	if a.image == nil {
		a.image = ebiten.NewImage(a.width, a.height)
	}
	a.image.WritePixels(unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(a.pixels))), 4*len(a.pixels)))
}

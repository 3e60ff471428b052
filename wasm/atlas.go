//go:build js && wasm

package main

import (
	"unsafe"

	"github.com/hajimehoshi/ebiten/v2"

	"digitscope/nn"
)

// An atlas is the one image that holds every map of every stage, one pixel a
// cell, so that a frame uploads once. Pixel 0, 0 is white, for plain areas.
type atlas struct {
	pixels        []pixel
	width, height int
	image         *ebiten.Image
	corners       [][]corner // of each stage's maps
}

// A pixel is red, green, blue, alpha.
type pixel [4]byte

// A corner is where a map begins in the atlas.
type corner struct{ x, y int }

// newAtlas packs the maps in shelves, stage by stage.
func newAtlas(stages []nn.Stage) *atlas {
	a := &atlas{width: 128}
	for _, s := range stages {
		a.width = max(a.width, s.Shape.Width)
	}
	x, y, shelf := 2, 0, 2 // beside the white pixel
	for _, s := range stages {
		var corners []corner
		for range s.Shape.Maps {
			if x+s.Shape.Width > a.width {
				x, y, shelf = 0, y+shelf, 0
			}
			corners = append(corners, corner{x, y})
			x += s.Shape.Width
			shelf = max(shelf, s.Shape.Height)
		}
		a.corners = append(a.corners, corners)
	}
	a.height = y + shelf
	a.pixels = make([]pixel, a.width*a.height)
	a.pixels[0] = colour{255, 255, 255}.pixel()
	return a
}

// fill colours the cells of all stages, one scale for a stage: zero is the
// background, the stage's largest value the scale's end.
func (a *atlas) fill(stages []nn.Stage, pass *nn.Pass, scale *[256]pixel) {
	for i, s := range stages {
		perLargest := float32(0)
		if largest := s.Largest(pass); largest > 0 {
			perLargest = 255 / largest
		}
		a.fillStage(s.Shape, a.corners[i], s.Values(pass), perLargest, scale)
	}
}

func (a *atlas) fillStage(shape nn.Shape, corners []corner, values []float32, perLargest float32, scale *[256]pixel) {
	for row := range shape.Height {
		for column := range shape.Width {
			cell := values[:len(corners)]
			values = values[len(corners):]
			for i, c := range corners {
				level := int(cell[i]*perLargest + 0.5)
				a.pixels[(c.y+row)*a.width+c.x+column] = scale[min(max(level, 0), 255)]
			}
		}
	}
}

// upload hands the pixels to the GPU.
func (a *atlas) upload() {
	if a.image == nil {
		a.image = ebiten.NewImage(a.width, a.height)
	}
	a.image.WritePixels(unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(a.pixels))), 4*len(a.pixels)))
}

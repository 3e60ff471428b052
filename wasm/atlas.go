//go:build js && wasm

package main

import (
	"github.com/hajimehoshi/ebiten/v2"

	"digitscope/nn"
)

// An atlas is the one image that holds every map of every stage, one pixel a
// cell, so that a frame uploads once. Pixel 0, 0 is white, for plain areas.
type atlas struct {
	pixels  []byte // RGBA
	side    int
	image   *ebiten.Image
	corners [][]corner // of each stage's maps
}

// A corner is where a map begins in the atlas.
type corner struct{ x, y int }

// newAtlas packs the maps in shelves, stage by stage.
func newAtlas(stages []nn.Stage) *atlas {
	a := &atlas{}
	for a.side = 64; !a.pack(stages); a.side *= 2 {
	}
	a.pixels = make([]byte, 4*a.side*a.side)
	colour{255, 255, 255}.pixel(a.pixels)
	return a
}

func (a *atlas) pack(stages []nn.Stage) bool {
	a.corners = nil
	x, y, shelf := 2, 0, 2 // beside the white pixel
	for _, s := range stages {
		var corners []corner
		for range s.Shape.Maps {
			if x+s.Shape.Width > a.side {
				x, y, shelf = 0, y+shelf, 0
			}
			if x+s.Shape.Width > a.side || y+s.Shape.Height > a.side {
				return false
			}
			corners = append(corners, corner{x, y})
			x += s.Shape.Width
			shelf = max(shelf, s.Shape.Height)
		}
		a.corners = append(a.corners, corners)
	}
	return true
}

// fill colours the cells of all stages, one scale for a stage: zero is the
// background, the stage's largest value the scale's end.
func (a *atlas) fill(stages []nn.Stage, pass *nn.Pass, scale *[256]colour) {
	for i, s := range stages {
		values := s.Values(pass)
		perLargest := float32(0)
		if largest := s.Largest(pass); largest > 0 {
			perLargest = 255 / largest
		}
		a.fillStage(s.Shape, a.corners[i], values, perLargest, scale)
	}
}

func (a *atlas) fillStage(shape nn.Shape, corners []corner, values []float32, perLargest float32, scale *[256]colour) {
	at := 0
	for row := range shape.Height {
		for column := range shape.Width {
			for _, c := range corners {
				level := int(values[at]*perLargest + 0.5)
				at++
				scale[min(max(level, 0), 255)].pixel(a.pixels[4*((c.y+row)*a.side+c.x+column):])
			}
		}
	}
}

// upload hands the pixels to the GPU.
func (a *atlas) upload() {
	if a.image == nil {
		a.image = ebiten.NewImage(a.side, a.side)
	}
	a.image.WritePixels(a.pixels)
}

//go:build js && wasm

package main

import "digitscope/nn"

// A filterSet is how many filters each map of a stage has, one for each map of
// the stage before, and their side in cells. Most stages have none.
type filterSet struct{ count, side int }

func filtersOf(network *nn.Network, stage nn.Stage) filterSet {
	if stage.Layer() < 0 {
		return filterSet{}
	}
	if l, ok := network.Layers()[stage.Layer()].(*nn.Convolution); ok {
		return filterSet{l.In().Maps, l.Kernel()}
	}
	return filterSet{}
}

// largestWeight is the end of the filters' scale: the largest weight in size.
func largestWeight(l *nn.Convolution) (largest float32) {
	for o := range l.Out().Maps {
		for i := range l.In().Maps {
			for _, w := range l.Filter(o, i) {
				largest = max(largest, w, -w)
			}
		}
	}
	return largest
}

// A filterBlock is the pictures of one map's filters, in columns beside the map,
// with cells of so many pixels. Without cells it is not there.
type filterBlock struct{ side, columns, cell int }

// Spaces in pixels: before the block, and between its pictures.
const filterMargin, filterGap = 3, 1

// beside arranges the filters beside a map with cells of the given size: as
// large as they can be in the map's height, half its width, and the room for both.
// Cells smaller than half the least space between maps could not be told apart: then
// there are none.
func (f filterSet) beside(shape nn.Shape, cell, room, gap int) filterBlock {
	width := min(shape.Width*cell/2, room-shape.Width*cell)
	best := filterBlock{side: f.side, cell: max(2, gap/2) - 1}
	for columns := 1; columns <= f.count; columns++ {
		rows := (f.count + columns - 1) / columns
		high := (shape.Height*cell - (rows-1)*filterGap) / (rows * f.side)
		wide := (width - filterMargin - (columns-1)*filterGap) / (columns * f.side)
		if size := min(high, wide); size > best.cell {
			best.columns, best.cell = columns, size
		}
	}
	if best.columns == 0 {
		return filterBlock{}
	}
	return best
}

// stride is from one picture to the next.
func (b filterBlock) stride() int { return b.side*b.cell + filterGap }

// width is the room that the block takes beside a map.
func (b filterBlock) width() int {
	if b.cell == 0 {
		return 0
	}
	return filterMargin + b.columns*b.stride() - filterGap
}

// place is the upper left corner of filter i, from the corner of the map's right
// edge.
func (b filterBlock) place(x, y, i int) (int, int) {
	return x + filterMargin + i%b.columns*b.stride(), y + i/b.columns*b.stride()
}

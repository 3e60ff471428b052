//go:build js && wasm

package main

import "digitscope/nn"

// A box is a rectangle in device pixels of the canvas.
type box struct{ x, y, width, height int }

func (b box) contains(x, y int) bool {
	return x >= b.x && x < b.x+b.width && y >= b.y && y < b.y+b.height
}

// A grid lays the maps of one stage out in a box: all of one size, in columns
// and rows, a cell of a map a whole number of pixels, so that all cells look
// alike. Rows share the height in equal bands, so that maps of two stages with
// as many rows stand side by side.
type grid struct {
	box
	columns, rows    int
	cellX, cellY     int // size of one cell of a map
	strideX, strideY int // from one map to the next
	filters          filterBlock
}

// fit makes the maps, with the pictures of their filters beside them, as large as
// the box allows in the given number of columns. gap is the least space between
// maps; a vector's values are tiles without gaps.
func fit(shape nn.Shape, filters filterSet, b box, columns, gap int) grid {
	rows := (shape.Maps + columns - 1) / columns
	g := grid{box: b, columns: columns, rows: rows, strideY: (b.height + gap) / rows}
	width := 0
	if shape.IsVector() {
		g.cellX, g.cellY = b.width/columns, b.height/rows
		g.cellX, g.cellY = min(g.cellX, 2*g.cellY), min(g.cellY, 2*g.cellX)
		g.strideX, g.strideY = g.cellX, g.cellY
		width = g.cellX
	} else {
		room := (b.width+gap)/columns - gap
		most := max(0, min(room/shape.Width, (g.strideY-gap)/shape.Height))
		cell := most
		for 3*cell > 2*most && filters.beside(shape, cell, room, gap).cell == 0 {
			cell-- // a map may be smaller by a third for its filters
		}
		if g.filters = filters.beside(shape, cell, room, gap); g.filters.cell == 0 {
			cell = most
		}
		g.cellX, g.cellY = cell, cell
		width = shape.Width*cell + g.filters.width()
		g.strideX = min((b.width+gap)/columns, width+max(gap, width/4))
	}
	g.centre(width, shape.Height*g.cellY)
	return g
}

// centre moves the grid of maps of the given size to the middle of its box.
func (g *grid) centre(width, height int) {
	g.x += (g.width - (g.columns-1)*g.strideX - width) / 2
	g.y += (g.height - (g.rows-1)*g.strideY - height) / 2
}

// place is the upper left corner of map i.
func (g *grid) place(i int) (x, y int) {
	return g.x + i%g.columns*g.strideX, g.y + i/g.columns*g.strideY
}

// extent is the box around all maps.
func (g *grid) extent(shape nn.Shape) box {
	columns := min(g.columns, shape.Maps)
	return box{
		g.x, g.y,
		(columns-1)*g.strideX + shape.Width*g.cellX + g.filters.width(),
		(g.rows-1)*g.strideY + shape.Height*g.cellY,
	}
}

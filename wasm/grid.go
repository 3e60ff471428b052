//go:build js && wasm

package main

import "digitscope/nn"

// A box is a rectangle in device pixels of the canvas.
type box struct{ x, y, width, height int }

// A grid lays the maps of one stage out in a box: all of one size, in columns
// and rows, a cell of a map a whole number of pixels, so that all cells look
// alike. Rows share the height in equal bands, so that maps of two stages with
// as many rows stand side by side.
type grid struct {
	box
	columns, rows    int
	cellX, cellY     int // size of one cell of a map
	strideX, strideY int // from one map to the next
}

// fit chooses the number of columns that makes the maps largest and, of equal
// ones, fills its rows. gap is the least space between maps.
func fit(shape nn.Shape, b box, gap int) grid {
	if shape.Height == 1 && shape.Width == 1 {
		return fitVector(shape.Maps, b)
	}
	best := grid{box: b}
	for columns := 1; columns <= shape.Maps; columns++ {
		rows := (shape.Maps + columns - 1) / columns
		cell := min((b.width/columns-gap)/shape.Width, (b.height/rows-gap)/shape.Height)
		if cell > best.cellX || cell == best.cellX && cell > 0 && shape.Maps%columns == 0 {
			best = grid{box: b, columns: columns, rows: rows, cellX: cell, cellY: cell}
		}
	}
	if best.columns == 0 {
		return best
	}
	width, height := shape.Width*best.cellX, shape.Height*best.cellY
	best.strideX = min(b.width/best.columns, width+max(gap, width/4))
	best.strideY = b.height / best.rows
	best.centre(width, height)
	return best
}

// fitVector lays n values out as tiles without gaps, in full rows, as near to
// squares as the box allows.
func fitVector(n int, b box) grid {
	best, side := grid{box: b}, 0
	for columns := 1; columns <= n; columns++ {
		if n%columns != 0 {
			continue
		}
		rows := n / columns
		if s := min(b.width/columns, b.height/rows); s > side {
			side = s
			best = grid{box: b, columns: columns, rows: rows, cellX: b.width / columns, cellY: b.height / rows}
		}
	}
	best.cellX, best.cellY = min(best.cellX, 2*best.cellY), min(best.cellY, 2*best.cellX)
	best.strideX, best.strideY = best.cellX, best.cellY
	best.centre(best.cellX, best.cellY)
	return best
}

// centre moves the grid of maps of the given size to the middle of its box.
func (g *grid) centre(width, height int) {
	g.x += (g.width - (g.columns-1)*g.strideX - width) / 2
	g.y += (g.height - (g.rows-1)*g.strideY - height) / 2
}

// place is the upper left corner of map i.
func (g *grid) place(i int) (x, y int) {
	if g.columns == 0 { // no room for anything
		return g.x, g.y
	}
	return g.x + i%g.columns*g.strideX, g.y + i/g.columns*g.strideY
}

// Package sheet makes contact sheets: many small pictures with captions on one
// large one.
package sheet

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"

	"digitscope/nn/ink"
)

// A Cell is one picture, ink.Side × ink.Side values of 0 for paper and 1 for
// ink, with lines of text below it. What is too long for the cell is cut.
type Cell struct {
	Picture []float32
	Caption [2]string
}

// Sizes in pixels.
const (
	zoom       = 3
	margin     = 6
	lineHeight = 13
	pictureEnd = ink.Side * zoom
	cellWidth  = pictureEnd + margin
	cellHeight = pictureEnd + 2*lineHeight + margin
)

// Columns are the cells in one row of a sheet.
const Columns = 16

// Write encodes the cells, row by row, as a PNG: ink dark on white.
func Write(w io.Writer, cells []Cell) error {
	rows := max(1, (len(cells)+Columns-1)/Columns)
	sheet := image.NewGray(image.Rect(0, 0, margin+Columns*cellWidth, margin+rows*cellHeight))
	draw.Draw(sheet, sheet.Bounds(), image.White, image.Point{}, draw.Src)
	for i, cell := range cells {
		cell.draw(sheet, image.Pt(margin+i%Columns*cellWidth, margin+i/Columns*cellHeight))
	}
	return png.Encode(w, sheet)
}

// draw puts the cell where its top left corner is to be.
func (c Cell) draw(sheet *image.Gray, corner image.Point) {
	drawPicture(sheet, corner, c.Picture)
	room := sheet.SubImage(image.Rect(corner.X, corner.Y, corner.X+pictureEnd, corner.Y+cellHeight)).(*image.Gray)
	for i, text := range c.Caption {
		write(room, corner.Add(image.Pt(0, pictureEnd+(i+1)*lineHeight-2)), text)
	}
}

func drawPicture(sheet *image.Gray, corner image.Point, picture []float32) {
	for y := range pictureEnd {
		for x := range pictureEnd {
			v := picture[y/zoom*ink.Side+x/zoom]
			sheet.SetGray(corner.X+x, corner.Y+y, color.Gray{Y: uint8(240 - 240*min(max(v, 0), 1))})
		}
	}
}

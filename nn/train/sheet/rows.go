package sheet

import (
	"image"
	"image/draw"
	"image/png"
	"io"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"
)

// A Row is pictures of one kind, as in a Cell, with lines of text to their left.
type Row struct {
	Name     [2]string
	Pictures [][]float32
}

// Sizes in pixels.
const (
	nameWidth = 112
	rowHeight = pictureEnd + margin
)

// WriteRows encodes rows below lines of text as a PNG, as wide as the longest row.
func WriteRows(w io.Writer, title []string, rows []Row) error {
	columns, width := 1, 0
	for _, row := range rows {
		columns = max(columns, len(row.Pictures))
	}
	for _, line := range title {
		width = max(width, font.MeasureString(basicfont.Face7x13, line).Ceil())
	}
	top := margin + len(title)*lineHeight + margin
	sheet := image.NewGray(image.Rect(0, 0, margin+max(nameWidth+columns*cellWidth, width+margin), top+len(rows)*rowHeight))
	draw.Draw(sheet, sheet.Bounds(), image.White, image.Point{}, draw.Src)
	for i, line := range title {
		write(sheet, image.Pt(margin, margin+(i+1)*lineHeight-2), line)
	}
	for i, row := range rows {
		row.draw(sheet, image.Pt(margin, top+i*rowHeight))
	}
	return png.Encode(w, sheet)
}

// draw puts the row where its top left corner is to be.
func (r Row) draw(sheet *image.Gray, corner image.Point) {
	room := sheet.SubImage(image.Rect(corner.X, corner.Y, corner.X+nameWidth-margin, corner.Y+rowHeight)).(*image.Gray)
	for i, text := range r.Name {
		write(room, corner.Add(image.Pt(0, pictureEnd/2+i*lineHeight)), text)
	}
	for i, picture := range r.Pictures {
		drawPicture(sheet, corner.Add(image.Pt(nameWidth+i*cellWidth, 0)), picture)
	}
}

// write sets a line of text on the baseline that begins at the point.
func write(sheet *image.Gray, at image.Point, text string) {
	drawer := font.Drawer{Dst: sheet, Src: image.Black, Face: basicfont.Face7x13, Dot: fixed.P(at.X, at.Y)}
	drawer.DrawString(text)
}

// Spaced are some of the indices, evenly spaced: n, or all if there are fewer.
func Spaced(indices []int, n int) (some []int) {
	n = min(n, len(indices))
	for i := range n {
		some = append(some, indices[i*len(indices)/n])
	}
	return some
}

package sheet

import (
	"bytes"
	"image/png"
	"testing"

	"digitscope/nn/ink"
)

func TestWrite(t *testing.T) {
	full := make([]float32, ink.Side*ink.Side)
	for i := range full {
		full[i] = 1
	}
	cells := make([]Cell, Columns+2)
	for i := range cells {
		cells[i].Picture = make([]float32, ink.Side*ink.Side)
	}
	cells[Columns].Picture = full // the first of the second row
	cells[Columns].Caption[1] = "a caption that is far too long for its cell"
	var file bytes.Buffer
	if err := Write(&file, cells); err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(&file)
	if err != nil {
		t.Fatal(err)
	}
	size := picture.Bounds().Size()
	if size.X != margin+Columns*cellWidth || size.Y != margin+2*cellHeight {
		t.Errorf("the sheet is %v", size)
	}
	grey := func(x, y int) uint32 { r, _, _, _ := picture.At(x, y).RGBA(); return r >> 8 }
	top := margin + cellHeight
	if grey(margin, margin) != 240 || grey(margin, top) != 0 || grey(margin+pictureEnd-1, top+pictureEnd-1) != 0 {
		t.Error("paper and ink are not where they belong")
	}
	text := 0
	for y := top + pictureEnd + lineHeight; y < top+pictureEnd+2*lineHeight; y++ {
		for x := range size.X {
			if grey(x, y) < 128 {
				if text++; x < margin || x >= margin+pictureEnd {
					t.Fatalf("the caption reaches to %d, %d", x, y)
				}
			}
		}
	}
	if text == 0 {
		t.Error("there is no caption")
	}
}

package sheet

import (
	"bytes"
	"image/png"
	"slices"
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

// Rows have their pictures beside their names, below the title.
func TestWriteRows(t *testing.T) {
	full, paper := make([]float32, ink.Side*ink.Side), make([]float32, ink.Side*ink.Side)
	for i := range full {
		full[i] = 1
	}
	var file bytes.Buffer
	rows := []Row{{[2]string{"0", "12 of them, and far more than fit beside the pictures"}, [][]float32{paper}}, {[2]string{"1"}, [][]float32{paper, full}}}
	if err := WriteRows(&file, []string{"a title"}, rows); err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(&file)
	if err != nil {
		t.Fatal(err)
	}
	grey := func(x, y int) uint32 { r, _, _, _ := picture.At(x, y).RGBA(); return r >> 8 }
	dark := func(fromX, fromY, toX, toY int) (count int) {
		for y := fromY; y < toY; y++ {
			for x := fromX; x < toX; x++ {
				if grey(x, y) < 128 {
					count++
				}
			}
		}
		return count
	}
	top := margin + lineHeight + margin
	size := picture.Bounds().Size()
	if size.X != margin+nameWidth+2*cellWidth || size.Y != top+2*rowHeight {
		t.Errorf("the sheet is %v", size)
	}
	if dark(0, 0, size.X, top) == 0 || dark(0, top, margin+nameWidth, top+rowHeight) == 0 {
		t.Error("title or name is missing")
	}
	if dark(margin+nameWidth, top, size.X, top+rowHeight) != 0 {
		t.Error("a name reaches into the pictures, or there is ink on paper")
	}
	x, y := margin+nameWidth+cellWidth, top+rowHeight
	if grey(x, y) != 0 || grey(x+pictureEnd-1, y+pictureEnd-1) != 0 || grey(x-margin, y) == 0 {
		t.Error("the picture is not where it belongs")
	}
}

func TestSpaced(t *testing.T) {
	indices := []int{10, 11, 12, 13, 14, 15, 16, 17}
	for n, expected := range map[int][]int{0: nil, 1: {10}, 3: {10, 12, 15}, 4: {10, 12, 14, 16}, 8: indices, 9: indices} {
		if got := Spaced(indices, n); !slices.Equal(got, expected) {
			t.Errorf("%d of them are %v, expected %v", n, got, expected)
		}
	}
}

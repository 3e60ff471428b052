package patch

import (
	"bytes"
	"image/color"
	"image/png"
	"slices"
	"testing"

	"digitscope/nn/train/sheet"
)

// The PNG's greys are those of the picture, in the place that the record says.
func TestSheetIsAPicture(t *testing.T) {
	stages := []Stage{
		{Side: 2, Count: 3, Top: 0, Maps: make([][]Patch, 2)},
		{Side: 1, Count: 4, Top: 4, Maps: make([][]Patch, 5)},
	}
	greys := newSheet(stages)
	pixels := cut([]float32{
		0, 0, 0,
		0, 0.2, 1.5,
		0, -1, 1 / 3.0,
	}, 3, 1, 1, 2)
	if want := []uint8{3, 15, 0, 5}; !slices.Equal(pixels, want) {
		t.Errorf("cut %v, want %v", pixels, want)
	}
	stages[0].draw(greys, 1, 2, pixels)
	stages[1].draw(greys, 4, 3, []uint8{sheet.Levels - 1})
	file, err := sheet.EncodeGreys(greys)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size.X != 6 || size.Y != 9 {
		t.Errorf("the sheet is %v", size)
	}
	want := map[[2]int]uint8{{4, 2}: 51, {5, 2}: 255, {5, 3}: 85, {3, 8}: 255}
	for y := range 9 {
		for x := range 6 {
			if got := color.GrayModel.Convert(picture.At(x, y)).(color.Gray).Y; got != want[[2]int{x, y}] {
				t.Errorf("pixel %d, %d is %d, want %d", x, y, got, want[[2]int{x, y}])
			}
		}
	}
}

//go:build js && wasm

package main

import (
	"testing"

	"digitscope/nn"
)

// Whatever the box, all maps are inside it and none touches another.
func TestFitKeepsMapsApartAndInside(t *testing.T) {
	shapes := []nn.Shape{{Maps: 8, Height: 24, Width: 24}, {Maps: 16, Height: 4, Width: 4}, {Maps: 32, Height: 8, Width: 8}, {Maps: 1, Height: 28, Width: 28}, {Maps: 7, Height: 12, Width: 9}}
	boxes := []box{{10, 20, 300, 600}, {0, 0, 1074, 540}, {5, 5, 166, 577}, {3, 4, 358, 290}}
	for _, shape := range shapes {
		for _, b := range boxes {
			for _, columns := range []int{1, 2, 4} {
				g := fit(shape, filterSet{}, b, columns, 4)
				width, height := shape.Width*g.cellX, shape.Height*g.cellY
				for i := range shape.Maps {
					x, y := g.place(i)
					if x < b.x || y < b.y || x+width > b.x+b.width || y+height > b.y+b.height {
						t.Fatalf("%s in %v: map %d at %d, %d, size %d × %d", shape, b, i, x, y, width, height)
					}
				}
				if g.columns > 1 && g.strideX < width+4 || g.rows > 1 && g.strideY < height+4 {
					t.Errorf("%s in %v: stride %d, %d for maps of %d × %d", shape, b, g.strideX, g.strideY, width, height)
				}
			}
		}
	}
}

func TestFitMakesMapsAsLargeAsTheBoxAllows(t *testing.T) {
	g := fit(nn.Shape{Maps: 8, Height: 24, Width: 24}, filterSet{}, box{0, 0, 400, 800}, 2, 4)
	if g.rows != 4 || g.cellX != 8 {
		t.Errorf("%d rows, cells of %d, want 4 rows of 8: (404/2 − 4) / 24", g.rows, g.cellX)
	}
}

func TestFitVectorFillsItsBox(t *testing.T) {
	g := fit(nn.Shape{Maps: 128, Height: 1, Width: 1}, filterSet{}, box{0, 0, 60, 480}, 4, 4)
	if g.columns*g.rows != 128 || g.cellX != 15 || g.cellY != 15 {
		t.Errorf("%d × %d tiles of %d × %d", g.columns, g.rows, g.cellX, g.cellY)
	}
}

func TestFitWithoutRoom(t *testing.T) {
	for _, b := range []box{{}, {0, 0, 3, 3}, {0, 0, -5, 10}} {
		for _, shape := range []nn.Shape{{Maps: 8, Height: 24, Width: 24}, {Maps: 128, Height: 1, Width: 1}} {
			if g := fit(shape, filterSet{8, 5}, b, 4, 4); g.cellX > 0 {
				t.Errorf("%s in %v: cells of %d", shape, b, g.cellX)
			}
		}
	}
}

// Filters stand beside their map, inside the box and apart from the next one.
func TestFiltersStandBesideTheirMaps(t *testing.T) {
	for _, test := range []struct {
		shape   nn.Shape
		filters filterSet
		columns int
		b       box
	}{
		{nn.Shape{Maps: 8, Height: 24, Width: 24}, filterSet{1, 5}, 2, box{10, 20, 200, 307}},
		{nn.Shape{Maps: 16, Height: 8, Width: 8}, filterSet{8, 5}, 4, box{0, 0, 330, 307}},
		{nn.Shape{Maps: 32, Height: 8, Width: 8}, filterSet{16, 5}, 6, box{3, 4, 900, 700}},
		{nn.Shape{Maps: 8, Height: 24, Width: 24}, filterSet{1, 5}, 4, box{0, 0, 1074, 580}},
	} {
		g := fit(test.shape, test.filters, test.b, test.columns, 4)
		if g.filters.cell < 2 {
			t.Errorf("%v in %v: no filters, or too small ones: %+v", test.shape, test.b, g)
			continue
		}
		right, height := test.shape.Width*g.cellX, test.shape.Height*g.cellY
		for i := range test.shape.Maps {
			x, y := g.place(i)
			for k := range test.filters.count {
				left, top := g.filters.place(x+right, y, k)
				side := test.filters.side * g.filters.cell
				if left < x+right || top < y || top+side > y+height {
					t.Fatalf("%v: filter %d of map %d at %d, %d, the map at %d, %d", test.shape, k, i, left, top, x, y)
				}
				if left+side > test.b.x+test.b.width || (i+1)%g.columns > 0 && left+side > x+g.strideX {
					t.Fatalf("%v: filter %d of map %d reaches to %d, the map has %d to %d", test.shape, k, i, left+side, x, x+g.strideX)
				}
			}
		}
	}
}

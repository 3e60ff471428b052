//go:build js && wasm

package main

import (
	"slices"
	"testing"

	"digitscope/nn"
)

func testPass(t *testing.T) (*nn.Network, *nn.Pass) {
	t.Helper()
	n, err := nn.New(nn.Classic(8, 16, 128), nn.Thresholds{Sure: 0.9, Known: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	for i := range n.Parameters() {
		n.Parameters()[i] = float32(i%7)/10 - 0.25
	}
	p := n.NewPass()
	for i := range p.Input() {
		p.Input()[i] = float32(i%5) / 4
	}
	p.Forward()
	return n, p
}

// greys is a scale on which a level is its own colour.
func greys() (scale [256]pixel) {
	for i := range scale {
		scale[i] = colour{byte(i), byte(i), byte(i)}.pixel()
	}
	return scale
}

func testAtlas(n *nn.Network) *atlas {
	var filters []filterSet
	for _, s := range n.Stages() {
		filters = append(filters, filtersOf(n, s))
	}
	return newAtlas(n.Stages(), filters)
}

// fill colours each stage on a scale of its own.
func fill(a *atlas, stages []nn.Stage, pass *nn.Pass, scale *[256]pixel) {
	for i, s := range stages {
		a.fill(s.Shape, a.corners[i], s.Values(pass), s.Largest(pass), scale)
	}
}

// Every activation is where its map's corner says, at its share of the stage's
// largest value; no two maps overlap.
func TestAtlasHoldsEveryActivation(t *testing.T) {
	n, pass := testPass(t)
	stages := n.Stages()
	a, scale := testAtlas(n), greys()
	fill(a, stages, pass, &scale)
	taken := map[[2]int]bool{{0, 0}: true}
	for i, stage := range stages {
		values, largest := stage.Values(pass), float32(0)
		for _, v := range values {
			largest = max(largest, v)
		}
		for c, at := range a.corners[i] {
			for y := range stage.Shape.Height {
				for x := range stage.Shape.Width {
					place := [2]int{at.x + x, at.y + y}
					if taken[place] {
						t.Fatalf("%s, map %d: cell %v is used twice", stage, c, place)
					}
					taken[place] = true
					want := 0
					if largest > 0 {
						want = int(max(0, values[stage.Shape.Index(c, y, x)])/largest*255 + 0.5)
					}
					got := int(a.pixels[place[1]*a.width+place[0]][0])
					if got < want-1 || got > want+1 {
						t.Fatalf("%s, map %d, row %d, column %d: level %d, want %d", stage, c, y, x, got, want)
					}
				}
			}
		}
	}
}

func TestFillAllocatesNothing(t *testing.T) {
	n, pass := testPass(t)
	stages := n.Stages()
	a, scale := testAtlas(n), greys()
	if count := testing.AllocsPerRun(10, func() { fill(a, stages, pass, &scale) }); count != 0 {
		t.Errorf("%v allocations, want none", count)
	}
}

func TestPaletteRunsFromFirstStopToLast(t *testing.T) {
	p := newPalette([]byte{1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 8, 0, 0, 0, 100, 0, 0, 200, 50, 0})
	if p.line != (colour{1, 1, 1}) || p.track != (colour{2, 2, 2}) || p.second != (colour{5, 5, 5}) || p.neutral != (colour{8, 8, 8}) {
		t.Errorf("named colours %v, %v, %v", p.line, p.track, p.second)
	}
	if p.scale[0] != (pixel{0, 0, 0, 255}) || p.scale[255] != (pixel{200, 50, 0, 255}) || p.scale[128][0] < 98 || p.scale[128][0] > 102 {
		t.Errorf("scale %v … %v … %v", p.scale[0], p.scale[128], p.scale[255])
	}
	newPalette([]byte{1, 2, 3}) // too few: no panic
}

// A filter's weight has its colour on a scale that is symmetric about zero; a
// picture of it covers no map.
func TestAtlasHoldsEveryFilter(t *testing.T) {
	n, pass := testPass(t)
	stages := n.Stages()
	a, scale := testAtlas(n), greys()
	fill(a, stages, pass, &scale)
	before := slices.Clone(a.pixels)
	p := &palette{neutral: colour{100, 100, 100}, positive: colour{200, 0, 0}, negative: colour{0, 0, 200}}
	l := n.Layers()[stages[3].Layer()].(*nn.Convolution)
	a.fillFilters(a.filters[3], l, p)
	end, filled := largestWeight(l), map[int]bool{}
	for o := range l.Out().Maps {
		for i := range l.In().Maps {
			for k, w := range l.Filter(o, i) {
				c := a.filters[3][o*l.In().Maps+i]
				at := (c.y+k/5)*a.width + c.x + k%5
				filled[at] = true
				want := 100 + 100*max(w, -w)/end
				got := a.pixels[at][0]
				if w < 0 {
					got = a.pixels[at][2]
				}
				if float32(got) < want-1 || float32(got) > want+1 {
					t.Fatalf("filter %d, %d, cell %d: %v for %v of %v", o, i, k, a.pixels[at], w, end)
				}
			}
		}
	}
	for at, pixel := range a.pixels {
		if !filled[at] && pixel != before[at] {
			t.Fatalf("pixel %d is no filter's and was changed", at)
		}
	}
	if len(filled) != 16*8*25 {
		t.Errorf("%d cells of filters, want %d", len(filled), 16*8*25)
	}
}

// The overlay is transparent where the values are 0, and never brighter than its
// alpha, as ebiten wants it.
func TestTheOverlayIsAVeil(t *testing.T) {
	n, _ := testPass(t)
	a := testAtlas(n)
	values := make([]float32, 28*28)
	values[0], values[29] = -2, 1
	a.fillOverlay(values, 28, &palette{positive: colour{255, 100, 0}, negative: colour{0, 100, 255}})
	at := func(row, column int) pixel { return a.pixels[(a.overlay.y+row)*a.width+a.overlay.x+column] }
	full, half, none := at(0, 0), at(1, 1), at(5, 5)
	if none != (pixel{}) || full[3] < 200 || half[3] < full[3]/2-1 || half[3] > full[3]/2+1 {
		t.Errorf("−2, 1 and 0 are %v, %v, %v", full, half, none)
	}
	if full[2] != full[3] || full[0] != 0 || half[0] != half[3] || half[2] != 0 {
		t.Errorf("−2 and 1 are %v and %v, want blue and orange", full, half)
	}
}

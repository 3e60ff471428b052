//go:build js && wasm

package main

import (
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

// Every activation is where its map's corner says, at its share of the stage's
// largest value; no two maps overlap.
func TestAtlasHoldsEveryActivation(t *testing.T) {
	n, pass := testPass(t)
	stages := n.Stages()
	a, scale := newAtlas(stages), greys()
	a.fill(stages, pass, &scale)
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
						t.Fatalf("%s, map %d: cell %v is used twice", stage.Name, c, place)
					}
					taken[place] = true
					want := 0
					if largest > 0 {
						want = int(max(0, values[stage.Shape.Index(c, y, x)])/largest*255 + 0.5)
					}
					got := int(a.pixels[place[1]*a.width+place[0]][0])
					if got < want-1 || got > want+1 {
						t.Fatalf("%s, map %d, row %d, column %d: level %d, want %d", stage.Name, c, y, x, got, want)
					}
				}
			}
		}
	}
}

func TestFillAllocatesNothing(t *testing.T) {
	n, pass := testPass(t)
	stages := n.Stages()
	a, scale := newAtlas(stages), greys()
	if count := testing.AllocsPerRun(10, func() { a.fill(stages, pass, &scale) }); count != 0 {
		t.Errorf("%v allocations, want none", count)
	}
}

func TestPaletteRunsFromFirstStopToLast(t *testing.T) {
	p := newPalette([]byte{2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 0, 0, 0, 100, 0, 0, 200, 50, 0})
	if p.line != (colour{2, 2, 2}) || p.second != (colour{5, 5, 5}) {
		t.Errorf("named colours %v, %v", p.line, p.second)
	}
	if p.scale[0] != (pixel{0, 0, 0, 255}) || p.scale[255] != (pixel{200, 50, 0, 255}) || p.scale[128][0] < 98 || p.scale[128][0] > 102 {
		t.Errorf("scale %v … %v … %v", p.scale[0], p.scale[128], p.scale[255])
	}
	newPalette([]byte{1, 2, 3}) // too few: no panic
}

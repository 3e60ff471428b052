package explain

import (
	"math"
	"slices"
	"testing"
)

func TestPresetsByHand(t *testing.T) {
	for _, c := range []struct {
		preset Preset
		size   int
		want   []float32
	}{
		{BlankFilter, 2, []float32{0, 0, 0, 0}},
		{BlurFilter, 1, []float32{1}},
		{BlurFilter, 2, []float32{0.25, 0.25, 0.25, 0.25}},
		{BlurFilter, 3, []float32{1. / 16, 2. / 16, 1. / 16, 2. / 16, 4. / 16, 2. / 16, 1. / 16, 2. / 16, 1. / 16}},
		{HorizontalEdgeFilter, 1, []float32{0}},
		{HorizontalEdgeFilter, 2, []float32{-0.5, -0.5, 0.5, 0.5}},
		{VerticalEdgeFilter, 2, []float32{-0.5, 0.5, -0.5, 0.5}},
		{HorizontalEdgeFilter, 3, []float32{-0.25, -0.5, -0.25, 0, 0, 0, 0.25, 0.5, 0.25}}, // Sobel
		{VerticalEdgeFilter, 3, []float32{-0.25, 0, 0.25, -0.5, 0, 0.5, -0.25, 0, 0.25}},
	} {
		if got, ok := c.preset.Filter(c.size); !ok || !slices.Equal(got, c.want) {
			t.Errorf("%s of size %d: %v, %v, want %v", c.preset, c.size, got, ok, c.want)
		}
	}
	for _, name := range []Preset{"", "edge", "Blur"} {
		if filter, ok := name.Filter(5); ok || filter != nil {
			t.Errorf("%q is said to be the filter %v", name, filter)
		}
	}
}

// Of any size: the blur's weights add up to 1 and look the same from all sides; an
// edge's are ±1 in sum and the negative of themselves when turned over.
func TestPresetsOfAnySize(t *testing.T) {
	for size := 1; size <= 28; size++ {
		blur := preset(t, BlurFilter, size)
		horizontal, vertical := preset(t, HorizontalEdgeFilter, size), preset(t, VerticalEdgeFilter, size)
		sum, positive, negative := 0.0, 0.0, 0.0
		for i, v := range blur {
			row, column := i/size, i%size
			turned := column*size + row
			over := (size-1-row)*size + column
			sum += float64(v)
			positive += max(0, float64(horizontal[i]))
			negative += min(0, float64(horizontal[i]))
			if !(v > 0) || v != blur[turned] {
				t.Errorf("blur of size %d: %v at %d, %d, %v at %d, %d", size, v, row, column, blur[turned], column, row)
			}
			expect(t, "blur turned over", float64(blur[over]), float64(v), 1e-7)
			expect(t, "edge turned over", float64(horizontal[over]), -float64(horizontal[i]), 1e-7)
			expect(t, "edge of the other direction", float64(vertical[turned]), float64(horizontal[i]), 0)
			if row < size/2 && horizontal[i] >= 0 {
				t.Errorf("edge of size %d: %v in row %d, want it negative", size, horizontal[i], row)
			}
		}
		expect(t, "blur's sum", sum, 1, 1e-6)
		want := 1.0
		if size == 1 {
			want = 0
		}
		expect(t, "edge's positive weights", positive, want, 1e-6)
		expect(t, "edge's negative weights", negative, -want, 1e-6)
		if largest(preset(t, BlankFilter, size)) != 0 {
			t.Errorf("blank of size %d is not 0", size)
		}
	}
}

func preset(t *testing.T, p Preset, size int) []float32 {
	t.Helper()
	filter, ok := p.Filter(size)
	if !ok || len(filter) != size*size {
		t.Fatalf("%s of size %d has %d weights, %v", p, size, len(filter), ok)
	}
	return filter
}

// Painted into the shipped network, the edge filters see a stroke's upper and left
// edges and nothing along it.
func TestEdgeFiltersSeeEdges(t *testing.T) {
	n := shipped(t)["packed"]
	setFirst(t, n, HorizontalEdgeFilter, VerticalEdgeFilter)
	level, upright := make([]float32, 28*28), make([]float32, 28*28)
	for y := range 28 {
		for x := range 28 {
			if y >= 14 {
				level[28*y+x] = 1
			}
			if x >= 14 {
				upright[28*y+x] = 1
			}
		}
	}
	for i, picture := range [][]float32{level, upright} {
		p := forward(n, picture)
		for _, u := range units(1, n.Stages()[1].Shape) {
			across := []int{u.Row, u.Column}[i] + 2 // the filter's middle
			want := 0.0
			switch distance := math.Abs(float64(across) - 13.5); {
			case u.Map > 1:
				continue
			case u.Map == i && distance < 1:
				want = 1 // all rows below the middle are ink, all above paper
			case u.Map == i && distance < 2:
				want = 1. / 3 // the outermost row is on the other side: 1 of 1 + 2
			}
			if u.Map == i || want == 0 {
				expect(t, "edge", float64(valueOf(p, u)), want, 1e-6)
			}
		}
	}
}

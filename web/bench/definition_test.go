package bench

import (
	"math"
	"testing"

	"digitscope/weights"
)

// The layers by their definitions, to compute an exported model with.

// A grid is maps, rows, columns.
type grid [][][]float64

func newGrid(maps, height, width int) grid {
	g := make(grid, maps)
	for c := range g {
		g[c] = make([][]float64, height)
		for y := range g[c] {
			g[c][y] = make([]float64, width)
		}
	}
	return g
}

// each replaces every value.
func (g grid) each(f func(c, y, x int) float64) grid {
	for c := range g {
		for y := range g[c] {
			for x := range g[c][y] {
				g[c][y][x] = f(c, y, x)
			}
		}
	}
	return g
}

func convolve(in grid, maps, size int, weight func(o, i, y, x int) float32, bias []float32) grid {
	out := newGrid(maps, len(in[0])-size+1, len(in[0][0])-size+1)
	return out.each(func(o, y, x int) float64 {
		sum := float64(bias[o])
		for i := range in {
			for dy := range size {
				for dx := range size {
					sum += float64(weight(o, i, dy, dx)) * in[i][y+dy][x+dx]
				}
			}
		}
		return sum
	})
}

func pool(in grid, size int) grid {
	out := newGrid(len(in), len(in[0])/size, len(in[0][0])/size)
	return out.each(func(c, y, x int) float64 {
		largest := math.Inf(-1)
		for i := range size * size {
			largest = max(largest, in[c][y*size+i/size][x*size+i%size])
		}
		return largest
	})
}

// connect takes and gives a vector, a grid of 1 × 1 maps.
func connect(in grid, units int, weight func(o, i int) float32, bias []float32) grid {
	return newGrid(units, 1, 1).each(func(o, _, _ int) float64 {
		sum := float64(bias[o])
		for i := range in {
			sum += float64(weight(o, i)) * in[i][0][0]
		}
		return sum
	})
}

func rectify(in grid) grid {
	return in.each(func(c, y, x int) float64 { return max(0, in[c][y][x]) })
}

func exponentiate(in grid) grid {
	sum := 0.0
	in.each(func(c, y, x int) float64 {
		value := math.Exp(in[c][y][x])
		sum += value
		return value
	})
	return in.each(func(c, y, x int) float64 { return in[c][y][x] / sum })
}

// expectNetwork checks that the model answers to pictures as the network does.
func expectNetwork(t *testing.T, model func(picture grid) grid) {
	t.Helper()
	network, err := weights.Network()
	if err != nil {
		t.Fatal(err)
	}
	pictures, err := samplePictures()
	if err != nil {
		t.Fatal(err)
	}
	if len(pictures) != 10 {
		t.Fatalf("%d pictures, want one of each digit", len(pictures))
	}
	pass := network.NewPass()
	for digit, picture := range pictures {
		copy(pass.Input(), picture)
		pass.Forward()
		in := network.In()
		got := model(newGrid(in.Maps, in.Height, in.Width).each(func(_, y, x int) float64 { return float64(picture[y*in.Width+x]) }))
		for i, want := range pass.Probabilities() {
			if math.Abs(got[i][0][0]-float64(want)) > 1e-5 {
				t.Errorf("a drawn %d: probability of %d is %v, the network says %v", digit, i, got[i][0][0], want)
			}
		}
	}
}

func shippedModel(t *testing.T) Model {
	t.Helper()
	network, err := weights.Network()
	if err != nil {
		t.Fatal(err)
	}
	return NewModel(network)
}

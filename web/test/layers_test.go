package test

import (
	"math"
	"slices"
	"testing"
)

func TestLayersAreTheNetwork(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	drawn := p.draw(dense(seven))
	if !value[bool](p, `digitscope.layers().every((l) => l.activations instanceof Float32Array)`) {
		t.Error("activations are not all Float32Arrays")
	}
	layers := p.layers()
	var kinds, names []string
	for _, l := range layers {
		kinds, names = append(kinds, l.Kind), append(names, l.Name)
		if len(l.Activations) != l.size() {
			t.Errorf("%s: %d activations, shape %v", l.Name, len(l.Activations), l.Shape)
		}
		for _, v := range l.Activations {
			if v < 0 || math.IsNaN(v) || math.IsInf(v, 0) {
				t.Errorf("%s: activation %v", l.Name, v)
				break
			}
		}
	}
	if want := []string{"input", "conv", "pool", "conv", "pool", "flatten", "dense", "softmax"}; !slices.Equal(kinds, want) {
		t.Fatalf("kinds are %q, want %q", kinds, want)
	}
	if distinct := slices.Compact(slices.Sorted(slices.Values(names))); len(distinct) != len(names) || slices.Contains(names, "") {
		t.Errorf("names are %q", names)
	}
	input, hidden, output := layers[0], layers[6], layers[7]
	if input.Shape != [3]int{1, 28, 28} || output.Shape != [3]int{10, 1, 1} || hidden.Shape[1] != 1 || hidden.Shape[2] != 1 {
		t.Errorf("shapes of input, hidden layer and output are %v, %v, %v", input.Shape, hidden.Shape, output.Shape)
	}
	for _, i := range []int{1, 3} {
		if in, out := layers[i-1].Shape, layers[i].Shape; out[1] != in[1]-4 || out[2] != in[2]-4 {
			t.Errorf("a valid 5×5 convolution makes %v of %v", out, in)
		}
		expectPooled(t, layers[i], layers[i+1])
	}
	if flat, pool := layers[5], layers[4]; flat.Shape != [3]int{pool.size(), 1, 1} || !slices.Equal(flat.Activations, pool.Activations) {
		t.Error("the flattened vector is not the pool's values in their order")
	}
	expectSoftmax(t, drawn.Logits, output.Activations)
	if !slices.Equal(output.Activations, drawn.Probabilities) {
		t.Errorf("the output is %v, the probabilities %v", output.Activations, drawn.Probabilities)
	}
}

// expectPooled recomputes the maximum of each 2×2 square.
func expectPooled(t *testing.T, in, out layer) {
	t.Helper()
	maps, height, width := in.Shape[0], in.Shape[1], in.Shape[2]
	if out.Shape != [3]int{maps, height / 2, width / 2} {
		t.Errorf("2×2 pooling makes %v of %v", out.Shape, in.Shape)
		return
	}
	for i, got := range out.Activations {
		m, y, x := i/(height/2*width/2), i/(width/2)%(height/2), i%(width/2)
		at := func(dy, dx int) float64 { return in.Activations[(m*height+2*y+dy)*width+2*x+dx] }
		if want := max(at(0, 0), at(0, 1), at(1, 0), at(1, 1)); got != want {
			t.Errorf("%s, map %d, row %d, column %d is %v, the largest of %s there %v", out.Name, m, y, x, got, in.Name, want)
			return
		}
	}
}

func expectSoftmax(t *testing.T, logits, probabilities []float64) {
	t.Helper()
	sum, total := 0.0, 0.0
	for _, v := range logits {
		sum += math.Exp(v - slices.Max(logits))
	}
	for digit, got := range probabilities {
		if want := math.Exp(logits[digit]-slices.Max(logits)) / sum; math.Abs(got-want) > 1e-5 {
			t.Errorf("the probability of %d is %v, by its logit %v", digit, got, want)
		}
		total += got
	}
	if math.Abs(total-1) > 1e-5 {
		t.Errorf("the probabilities add up to %v", total)
	}
}

// What the network sees does not depend on where and how large one draws.
func TestSizeAndPlaceDoNotMatter(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	large := p.layers()[0].Activations
	small := dense(seven)
	for i := range small {
		small[i] = [2]float64{0.55 + 0.4*small[i][0], 0.05 + 0.4*small[i][1]}
	}
	p.draw(small)
	for i, v := range p.layers()[0].Activations {
		if math.Abs(v-large[i]) > 0.02 {
			t.Errorf("pixel %d, %d is %.3f drawn small in a corner, %.3f drawn large", i/28, i%28, v, large[i])
			break
		}
	}
	mass, x, y, brightest := 0.0, 0.0, 0.0, 0.0
	for i, v := range large {
		if v < 0 || v > 1 {
			t.Fatalf("pixel %d, %d is %v", i/28, i%28, v)
		}
		mass, x, y = mass+v, x+v*(float64(i%28)+0.5), y+v*(float64(i/28)+0.5)
		brightest = max(brightest, v)
	}
	if math.Abs(x/mass-14) > 0.6 || math.Abs(y/mass-14) > 0.6 || brightest < 0.9 {
		t.Errorf("the centre of mass is %.2f, %.2f, the brightest pixel %.2f", x/mass, y/mass, brightest)
	}
}

func TestABlankPadHasBlankLayers(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	for _, l := range p.layers()[:7] {
		if slices.Max(l.Activations) != 0 {
			t.Errorf("%s of a blank pad has activations up to %v", l.Name, slices.Max(l.Activations))
		}
	}
}

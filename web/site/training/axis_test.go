package training

import (
	"math"
	"slices"
	"testing"
)

func TestTicks(t *testing.T) {
	for _, test := range []struct {
		axis axis
		want []float64
	}{
		{linearAxis([]float64{0.0001, 0.002}), []float64{0, 0.0005, 0.001, 0.0015, 0.002}},
		{linearAxis([]float64{110}), []float64{0, 20, 40, 60, 80, 100}},
		{linearAxis([]float64{1}), []float64{0, 0.2, 0.4, 0.6, 0.8, 1}},
		{linearAxis(nil), []float64{0, 0.2, 0.4, 0.6, 0.8, 1}},
		{logarithmicAxis([]float64{0.74, 0.0096}), []float64{0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1}},
		{logarithmicAxis([]float64{0.0021, 0, 0.04}), []float64{0.002, 0.005, 0.01, 0.02, 0.05}},
		{logarithmicAxis([]float64{3}), []float64{2, 5}},
		{logarithmicAxis([]float64{0.02}), []float64{0.02, 0.05}},
		{logarithmicAxis([]float64{0, 0}), []float64{1, 2}},
		{linearAxis([]float64{math.MaxFloat64, 1, math.Inf(1)}), []float64{0, 0.2, 0.4, 0.6, 0.8, 1}},
		{linearAxis([]float64{math.SmallestNonzeroFloat64}), []float64{0, 0.2, 0.4, 0.6, 0.8, 1}},
		{logarithmicAxis([]float64{math.MaxFloat64, math.SmallestNonzeroFloat64, 3, math.Inf(1)}), []float64{2, 5}},
		{logarithmicAxis([]float64{1e-9, 10}), []float64{1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10}},
	} {
		got := test.axis.ticks()
		if !slices.EqualFunc(got, test.want, func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*b }) {
			t.Errorf("%+v: %v, want %v", test.axis, got, test.want)
		}
		for _, v := range got {
			if at := test.axis.at(v); at < 0 || at > 1 {
				t.Errorf("%+v: %v is at %v", test.axis, v, at)
			}
		}
	}
}

func TestPlacesOnAnAxis(t *testing.T) {
	logarithmic := axis{0.01, 1, true}
	for value, want := range map[float64]float64{0.01: 0, 0.1: 0.5, 1: 1, 0: 0, 5: 1} {
		if got := logarithmic.at(value); math.Abs(got-want) > 1e-9 {
			t.Errorf("%v is at %v, want %v", value, got, want)
		}
	}
	if got := (axis{0, 8, false}).at(2); got != 0.25 {
		t.Errorf("2 of 8 is at %v", got)
	}
}

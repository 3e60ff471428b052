package optimise

import (
	"math"
	"testing"
)

func near(t *testing.T, what string, got, expected, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-expected) <= tolerance) {
		t.Errorf("%s is %v, expected %v", what, got, expected)
	}
}

// Two steps worked out by hand, from w = 1 with the gradients 0.5 and −0.3.
func TestAdamByHand(t *testing.T) {
	adam := Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8, WeightDecay: 0.01}
	parameters, m := []float32{1}, NewMoments(1)
	// m̂ = 0.5, v̂ = 0.25: 1 − 0.1·(0.5/0.5 + 0.01·1)
	adam.Update(parameters, []float32{0.5}, m, 0, 0.1)
	near(t, "the first step", float64(parameters[0]), 0.899, 1e-6)
	// m = 0.9·0.05 − 0.1·0.3 = 0.015            m̂ = 0.015/0.19 = 0.0789474
	// v = 0.999·0.00025 + 0.001·0.09 = 0.00033975  v̂ = 0.00033975/0.001999, √v̂ = 0.4122620
	// 0.899 − 0.1·(0.1914981 + 0.00899)
	adam.Update(parameters, []float32{-0.3}, m, 1, 0.1)
	near(t, "the second step", float64(parameters[0]), 0.8789512, 1e-6)
	near(t, "the first moment", float64(m.First[0]), 0.015, 1e-8)
	near(t, "the second moment", float64(m.Second[0]), 0.00033975, 1e-9)
}

func TestAveraged(t *testing.T) {
	average := []float32{0}
	Average(average, []float32{10}, 0.9995, 0) // keeps 1/10 at first
	near(t, "the average after one step", float64(average[0]), 9, 1e-6)
	Average(average, []float32{10}, 0.9995, 1) // then 2/11: 10 − 1·2/11
	near(t, "the average after two steps", float64(average[0]), 10-2.0/11, 1e-6)
	average[0] = 0
	Average(average, []float32{10}, 0.9995, 1_000_000)
	near(t, "the average late", float64(average[0]), 0.005, 1e-6)
}

func TestSchedule(t *testing.T) {
	s := Schedule{Peak: 2e-3, Final: 1e-5, WarmUp: 500}
	for _, test := range []struct {
		step int
		rate float64
	}{
		{0, 4e-6}, {249, 1e-3}, {499, 2e-3}, {500, 2e-3}, {10_000, 1.005e-3}, {19_500, 1e-5}, {30_000, 1e-5},
	} {
		near(t, "the rate", s.Rate(test.step, 19_501), test.rate, 1e-9)
	}
	last := math.Inf(1)
	for step := s.WarmUp; step < 1000; step++ {
		if rate := s.Rate(step, 1000); rate > last {
			t.Fatalf("the rate rises at step %d", step)
		} else {
			last = rate
		}
	}
}

func TestDescendByHand(t *testing.T) {
	parameters := []float32{1, -2}
	Descend(parameters, []float32{0.5, -4}, 0.25)
	near(t, "the first parameter", float64(parameters[0]), 0.875, 0)
	near(t, "the second parameter", float64(parameters[1]), -1, 0)
}

func TestAStepAllocatesNothing(t *testing.T) {
	parameters, gradient, m := make([]float32, 100), make([]float32, 100), NewMoments(100)
	adam := Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8}
	count := testing.AllocsPerRun(10, func() {
		adam.Update(parameters, gradient, m.Slice(0, 100), 3, 0.1)
		Descend(parameters, gradient, 0.1)
		Average(parameters, gradient, 0.9, 3)
	})
	if count != 0 {
		t.Errorf("%v allocations, want none", count)
	}
}

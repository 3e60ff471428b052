package bench

import "slices"

// median is the middle of the values, the mean of the middle two if their
// number is even. There must be at least one.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// medianRatio is the median of a's times in parts of b's of the same round, so
// that a busy moment of the machine hits both.
func medianRatio(a, b []float64) float64 {
	ratios := make([]float64, len(a))
	for i := range a {
		ratios[i] = a[i] / b[i]
	}
	return median(ratios)
}

// percentile is the smallest value that at least so many per cent of the values
// do not exceed. There must be at least one.
func percentile(values []float64, percent int) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[(len(sorted)*percent+99)/100-1]
}

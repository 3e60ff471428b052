package train

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

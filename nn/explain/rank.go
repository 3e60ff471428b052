package explain

import (
	"cmp"
	"math"
	"slices"
)

// rank sorts by the size of what of gives, the largest first; equals stay in order.
func rank[T any](list []T, of func(T) float64) {
	slices.SortStableFunc(list, func(a, b T) int {
		return cmp.Compare(math.Abs(of(b)), math.Abs(of(a)))
	})
}

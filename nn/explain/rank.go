package explain

import (
	"cmp"
	"math"
	"slices"
)

// rank sorts by the size of what of gives, the largest first; equals stay in order.
// It sorts places, so that the sorting is there once for lists of all kinds.
func rank[T any](list []T, of func(T) float64) {
	sizes, places := make([]float64, len(list)), make([]int, len(list))
	for i, item := range list {
		sizes[i], places[i] = math.Abs(of(item)), i
	}
	sortPlaces(places, sizes)
	ranked := make([]T, len(list))
	for i, place := range places {
		ranked[i] = list[place]
	}
	copy(list, ranked)
}

// sortPlaces sorts places by the values that lie there, the largest first.
func sortPlaces(places []int, values []float64) {
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(values[b], values[a]) })
}

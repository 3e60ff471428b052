package check

import (
	"cmp"
	"math"
	"slices"
	"sync"
	"sync/atomic"
)

// A Pair is two samples that look alike, by their indices, A below B, and the
// distance of their fingerprints: 0 for the same, √2 for what has nothing in common.
type Pair struct {
	A, B     int
	Distance float64
}

// Pairs returns all pairs of fingerprints that are at most as far apart as radius,
// the nearest first. It works in the given number of goroutines.
//
// No pair is missed: fingerprints are sorted by the value that varies most, so that
// whoever is near is near in this order, too; and the parts of a distance are added
// up, those of the values that vary most first, only until it is too large.
func Pairs(prints []Fingerprint, radius float64, workers int) []Pair {
	points := sorted(prints)
	var mutex sync.Mutex
	var pairs []Pair
	var next atomic.Int64
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			var found []Pair
			for i := int(next.Add(1)) - 1; i < len(points); i = int(next.Add(1)) - 1 {
				found = append(found, behind(points, i, float32(radius))...)
			}
			mutex.Lock()
			defer mutex.Unlock()
			pairs = append(pairs, found...)
		})
	}
	group.Wait()
	slices.SortFunc(pairs, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return pairs
}

// heads is how many values a point has itself: few, so that all points stay near the
// processor, and enough to turn nearly all pairs away.
const heads = 7

// A point is a fingerprint with its values in another order.
type point struct {
	head  [heads]float32
	index int32
	rest  *[len(Fingerprint{}) - heads]float32
}

// sorted puts the values that vary most first, and sorts by the very first.
func sorted(prints []Fingerprint) []point {
	var sums, squares [len(Fingerprint{})]float64
	for i := range prints {
		for j, v := range prints[i] {
			sums[j] += float64(v)
			squares[j] += float64(v) * float64(v)
		}
	}
	n := float64(max(1, len(prints)))
	var order []int
	for j := range sums {
		squares[j] -= sums[j] * sums[j] / n // n times the variance
		order = append(order, j)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(squares[b], squares[a]) })
	points := make([]point, len(prints))
	for i := range prints {
		points[i].index, points[i].rest = int32(i), new([len(Fingerprint{}) - heads]float32)
		for to, from := range order {
			if to < heads {
				points[i].head[to] = prints[i][from]
			} else {
				points[i].rest[to-heads] = prints[i][from]
			}
		}
	}
	slices.SortFunc(points, func(a, b point) int {
		return cmp.Or(cmp.Compare(a.head[0], b.head[0]), cmp.Compare(a.index, b.index))
	})
	return points
}

// behind finds the points behind the i-th that are at most as far from it as radius.
func behind(points []point, i int, radius float32) (pairs []Pair) {
	one, most := &points[i], radius*radius
	for j := i + 1; j < len(points) && points[j].head[0]-one.head[0] <= radius; j++ {
		other := &points[j]
		square := add(0, one.head[:], other.head[:], most)
		if square > most {
			continue
		}
		if square = add(square, one.rest[:], other.rest[:], most); square <= most {
			a, b := int(one.index), int(other.index)
			pairs = append(pairs, Pair{min(a, b), max(a, b), math.Sqrt(float64(square))})
		}
	}
	return pairs
}

// add adds the squares of the differences, until they are larger than most.
func add(square float32, a, b []float32, most float32) float32 {
	for i, v := range a {
		d := v - b[i]
		if square += d * d; square > most {
			break
		}
	}
	return square
}

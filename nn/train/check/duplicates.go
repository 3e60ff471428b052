package check

import "math"

// Two fingerprints are of duplicates if they are the same but for rounding, see Same,
// or if they are near and alone with each other: neither has any other within twice their
// distance (the ratio test of Lowe, "Distinctive image features from scale-invariant
// keypoints", 2004). A bound alone does not do: of ones, which are but a line, there
// are thousands by different people nearer to each other than the two scans of one
// envelope in USPS, at 0.047 to 0.065. Of all other shapes the most alike by different
// people are two sixes of pendigits, at 0.068, and they have more sixes around them.
const (
	near   = 0.07
	lonely = 2
)

// Same is the largest distance of fingerprints of the same picture.
const Same = 0.01

// Duplicates returns the pairs of fingerprints that are probably of duplicates, the
// nearest first. It works in the given number of goroutines. Of three or more copies
// that are not the same none is found: they are not alone.
func Duplicates(prints []Fingerprint, workers int) (duplicates []Pair) {
	pairs := Pairs(prints, lonely*near, workers)
	next := neighbours(len(prints), pairs)
	for _, pair := range pairs {
		second := min(next[pair.A][1], next[pair.B][1])
		if pair.Distance <= Same || pair.Distance <= near && second > lonely*pair.Distance {
			duplicates = append(duplicates, pair)
		}
	}
	return duplicates
}

// neighbours are how far each of n samples is from the nearest two others, as far as
// the pairs tell, nearest first.
func neighbours(n int, pairs []Pair) [][2]float64 {
	next := make([][2]float64, n)
	for i := range next {
		next[i] = [2]float64{math.Inf(1), math.Inf(1)}
	}
	for _, pair := range pairs {
		for _, i := range [2]int{pair.A, pair.B} {
			switch d := pair.Distance; {
			case d < next[i][0]:
				next[i] = [2]float64{d, next[i][0]}
			case d < next[i][1]:
				next[i][1] = d
			}
		}
	}
	return next
}

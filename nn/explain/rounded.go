package explain

import "math"

// Rounded rounds terms to so many decimals that they add up, to the last digit, to
// their total as it is rounded: rounding each by itself would leave a few units too
// much or too little. Of those that were nearest to the middle between two figures
// as many as it takes become the other figure (the method of largest remainders). So
// each is less than a unit of the last decimal off, as long as the terms' sum is less
// than a unit off the rounded total. What is missing beyond that, where the network's
// own rounding is larger than a unit, is shared out evenly. A zero stays a zero.
// Halves are rounded away from zero, like JavaScript's toFixed.
func Rounded(terms []float64, total float64, decimals int) (figures []float64, sum float64) {
	scale := math.Pow10(decimals)
	figures, sum = make([]float64, len(terms)), math.Round(total*scale)
	missing, left, order := sum, make([]float64, len(terms)), make([]int, 0, len(terms))
	for i, t := range terms {
		figures[i] = math.Round(t * scale)
		missing -= figures[i]
		left[i] = t*scale - figures[i]
		if t != 0 {
			order = append(order, i)
		}
	}
	step := math.Copysign(1, missing)
	missing *= step
	for i := range left {
		left[i] *= step
	}
	sortPlaces(order, left)
	for i, place := range order {
		units := math.Ceil(missing / float64(len(order)-i)) // 1 for the first, then 0, if few are missing
		figures[place] += step * units
		missing -= units
	}
	for i, units := range figures {
		figures[i] = units/scale + 0 // + 0 makes 0 of −0
	}
	return figures, sum/scale + 0
}

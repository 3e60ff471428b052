package explain

import "math"

// Rounded rounds terms to so many decimals that they add up, to the last digit, to
// their total as it is rounded: rounding each by itself would leave a few units too
// much or too little. Of those that were nearest to the middle between two figures
// as many as it takes become the other figure (the method of largest remainders). So
// each is less than a unit of the last decimal off, and a zero stays a zero.
//
// The sum of the terms must be less than one unit off the rounded total, as it is if
// total is their sum but for the network's rounding, or the figure that Rounded made
// of it among others. Halves are rounded away from zero, like JavaScript's toFixed.
func Rounded(terms []float64, total float64, decimals int) (figures []float64, sum float64) {
	scale := math.Pow10(decimals)
	figures, sum = make([]float64, len(terms)), math.Round(total*scale)
	missing, left, order := sum, make([]float64, len(terms)), make([]int, len(terms))
	for i, t := range terms {
		figures[i] = math.Round(t * scale)
		missing -= figures[i]
		left[i], order[i] = t*scale-figures[i], i
	}
	step := math.Copysign(1, missing)
	for i := range left {
		left[i] *= step
	}
	sortPlaces(order, left)
	for _, i := range order {
		if missing == 0 {
			break
		}
		figures[i] += step
		missing -= step
	}
	for i, units := range figures {
		figures[i] = units/scale + 0 // + 0 makes 0 of −0
	}
	return figures, sum/scale + 0
}

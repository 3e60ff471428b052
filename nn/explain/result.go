package explain

// A Result is what came of a sum of products:
//
//	value = bias + Σ products, or with ReLU the larger of that and 0
type Result struct {
	Bias float32
	// Sum is bias + Σ products, added up in float64.
	Sum  float64
	ReLU bool
	// Value is what the network computed. It adds up in float32 and, packed, by
	// Winograd's method (see nn.Network.Pack): with the shipped weights that is
	// at most 2e-5 of its layer's largest value off the sum. Of a unit that is
	// switched off it is 0, whatever the sum is.
	Value float32
}

// figures are the result's, at a working's end. What is off is 0 whatever its sum is, and
// says nothing of it.
func (r Result) figures(isOff bool) []Figure {
	total := r.Total()
	if isOff {
		total = r.Sum
	}
	return []Figure{{"bias", r.Bias}, {"sum", r.Sum}, {"total", total}, {"relu", r.ReLU}, {"value", r.Value}}
}

// Total is bias + Σ products as it is to be written between the products, whose sum
// it is, and the value, which must follow from it to the last digit. Where the ReLU
// cut nothing it is the network's value, else the sum, at most 0. It is off the sum
// by the network's rounding only, which Rounded takes up.
func (r Result) Total() float64 {
	if r.ReLU && r.Value <= 0 {
		return min(r.Sum, 0)
	}
	return float64(r.Value)
}

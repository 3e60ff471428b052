package training

import "math"

// An axis puts values at places 0…1.
type axis struct {
	low, high   float64
	logarithmic bool
}

// at is the value's place; values beyond the ends are put there.
func (a axis) at(value float64) float64 {
	low, high := a.low, a.high
	if a.logarithmic {
		low, high, value = math.Log(low), math.Log(high), math.Log(max(value, a.low))
	}
	return min(max((value-low)/(high-low), 0), 1)
}

// drawable tells whether an axis has room for a value: near the ends of what numbers
// there are no powers of ten are left to mark it by.
func drawable(value float64) bool { return value > 1e-100 && value < 1e100 }

// linearAxis is from 0 to the largest value.
func linearAxis(values []float64) axis {
	high := 0.0
	for _, v := range values {
		if drawable(v) {
			high = max(high, v)
		}
	}
	if high == 0 {
		high = 1
	}
	return axis{0, high, false}
}

// logarithmicAxis takes in all values above zero, and ends at values of the form 1, 2
// or 5 times a power of ten.
func logarithmicAxis(values []float64) axis {
	low, high := math.Inf(1), 0.0
	for _, v := range values {
		if drawable(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	if high == 0 {
		low, high = 1, 1
	}
	a := axis{roundDown(low), -1, true}
	for _, v := range roundValues(high, 100*high) {
		if v >= high && v > a.low {
			a.high = v
			break
		}
	}
	return a
}

// ticks are round values within the axis, a few of them, in order.
func (a axis) ticks() []float64 {
	if !a.logarithmic {
		return linearTicks(a.high)
	}
	ticks := roundValues(a.low, a.high)
	if len(ticks) <= most {
		return ticks
	}
	var powers []float64
	for _, v := range ticks {
		if exponent := math.Log10(v); math.Abs(exponent-math.Round(exponent)) < 1e-9 {
			powers = append(powers, v)
		}
	}
	return powers
}

// most is how many ticks an axis has room for.
const most = 8

// linearTicks are multiples of 1, 2 or 5 times a power of ten, at most most of them
// above zero.
func linearTicks(high float64) (ticks []float64) {
	step := high / most
	for _, v := range roundValues(step, 20*step) {
		if v >= step*(1-1e-9) {
			step = v
			break
		}
	}
	for i := 0; float64(i)*step <= high*(1+1e-9); i++ {
		ticks = append(ticks, float64(i)*step)
	}
	return ticks
}

// roundValues are 1, 2 and 5 times powers of ten between two values above zero, and
// these themselves if they are such.
func roundValues(low, high float64) (values []float64) {
	for exponent := math.Floor(math.Log10(low)); math.Pow(10, exponent) <= high*(1+1e-9); exponent++ {
		for _, digit := range []float64{1, 2, 5} {
			if v := digit * math.Pow(10, exponent); v >= low*(1-1e-9) && v <= high*(1+1e-9) {
				values = append(values, v)
			}
		}
	}
	return values
}

// roundDown is the largest round value that is not above the given one.
func roundDown(value float64) float64 {
	values := roundValues(value/10, value)
	return values[len(values)-1]
}

// Package half has numbers in half precision, the 16-bit floats of IEEE 754, as
// which a network's parameters are stored.
package half

import (
	"fmt"
	"math"

	// float16: tested with every value that it converts.
	"github.com/x448/float16"
)

// precision is the number of bits of the mantissa that Round keeps, of the ten
// that a 16-bit float has. The zeros in place of the others take next to nothing
// in a compressed file; the networks answer as well without them.
const precision = 6

// smallest is the exponent of the smallest number: 2⁻²⁴.
const smallest = -24

// Round moves each value to the nearest 16-bit float whose mantissa has no more
// than 6 bits. Values that are too large for those, or no numbers, stay so: Bits
// finds them.
func Round(values []float32) {
	for i, v := range values {
		_, exponent := math.Frexp(float64(v))
		step := max(exponent-1-precision, smallest) // the exponent of the last bit
		values[i] = float32(math.Ldexp(math.RoundToEven(math.Ldexp(float64(v), -step)), step))
	}
}

// Bits gives the values as 16-bit floats. It is an error if there is one that is
// none.
func Bits(values []float32) ([]uint16, error) {
	bits := make([]uint16, len(values))
	for i, v := range values {
		h := float16.Fromfloat32(v)
		if !h.IsFinite() || h.Float32() != v {
			return nil, fmt.Errorf("element %d is %v, which is no 16-bit float", i, v)
		}
		bits[i] = h.Bits()
	}
	return bits, nil
}

// Values gives the values of 16-bit floats. It is an error if one is infinite or
// no number.
func Values(bits []uint16) ([]float32, error) {
	values := make([]float32, len(bits))
	for i, b := range bits {
		h := float16.Frombits(b)
		if !h.IsFinite() {
			return nil, fmt.Errorf("element %d is %v", i, h.Float32())
		}
		values[i] = h.Float32()
	}
	return values, nil
}

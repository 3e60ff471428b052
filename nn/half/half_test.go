package half

import (
	"math"
	"strings"
	"testing"
)

func TestRound(t *testing.T) {
	for value, want := range map[float32]float32{
		0:               0,
		-1:              -1,
		1 + 1.0/64:      1 + 1.0/64, // six bits of mantissa
		1 + 1.0/128:     1,          // half way: to the even one
		1 + 3.0/128:     1 + 2.0/64,
		-0.3:            -77.0 / 256,
		1.999:           2,
		65000:           65024,
		0x1p-24:         0x1p-24, // the smallest
		0x1.8p-24:       0x1p-23,
		0x1p-25:         0,
		-0x1.fffp-19:    -0x1p-18,
		70000:           69632, // too large for 16 bits
		math.MaxFloat32: float32(math.Inf(1)),
	} {
		values := []float32{value}
		Round(values)
		if values[0] != want {
			t.Errorf("%v becomes %v, want %v", value, values[0], want)
		}
	}
}

// Each 16-bit float is its value's, and rounded values are 16-bit floats.
func TestBitsAndValues(t *testing.T) {
	for b := range 1 << 16 {
		values, err := Values([]uint16{uint16(b)})
		if b>>10&31 == 31 {
			if err == nil {
				t.Errorf("%#x is %v, want an error", b, values)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if bits, err := Bits(values); err != nil || bits[0] != uint16(b) {
			t.Errorf("%v is %#x with error %v, want %#x", values, bits, err, b)
		}
		Round(values)
		if _, err := Bits(values); err != nil && math.Abs(float64(values[0])) < 65024 {
			t.Errorf("%#x rounded: %v", b, err)
		}
	}
}

func TestBitsNamesWhatIsNone(t *testing.T) {
	for _, value := range []float32{0.3, 70000, 0x1p-26, float32(math.NaN()), float32(math.Inf(-1))} {
		if _, err := Bits([]float32{1, value}); err == nil || !strings.HasPrefix(err.Error(), "element 1 is ") {
			t.Errorf("%v: error %v", value, err)
		}
	}
}

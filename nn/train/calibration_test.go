package train

import "testing"

// Two bins, worked out by hand: 3 answers of 0.9, 2 right; 1 of 0.5, right.
func TestCalibrationError(t *testing.T) {
	var c, other calibration
	c.count(0.9, true)
	c.count(0.9, false)
	other.count(0.9, true)
	other.count(0.5, true)
	c.add(other)
	near(t, "the expected calibration error", c.expectedError(), (0.7+0.5)/4, 1e-6)
	c.count(1, true) // belongs to the last bin, not beyond
	near(t, "with a sure answer more", c.expectedError(), (0.7+0.5)/5, 1e-6)
	near(t, "of nothing", new(calibration).expectedError(), 0, 0)
}

package train

import "math"

// calibrationBins is the usual number of them.
const calibrationBins = 15

// A calibration compares what the network says of its answers with how often
// they are right, in bins of equal width over the answers' probability (Guo et
// al., "On calibration of modern neural networks", 2017).
type calibration [calibrationBins]struct {
	count, right int
	probability  float64 // summed
}

func (c *calibration) count(probability float32, right bool) {
	bin := &c[min(int(probability*calibrationBins), calibrationBins-1)]
	bin.count++
	bin.probability += float64(probability)
	if right {
		bin.right++
	}
}

func (c *calibration) add(other calibration) {
	for i, bin := range other {
		c[i].count += bin.count
		c[i].right += bin.right
		c[i].probability += bin.probability
	}
}

// expectedError is the mean, over all answers, of the distance between the mean
// probability and the share of right answers of their bin.
func (c *calibration) expectedError() float64 {
	sum, count := 0.0, 0
	for _, bin := range c {
		sum += math.Abs(bin.probability - float64(bin.right))
		count += bin.count
	}
	return sum / float64(max(1, count))
}

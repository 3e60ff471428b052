package synth

import "math/rand/v2"

// dice are random decisions.
type dice struct{ *rand.Rand }

func (d dice) between(low, high float64) float64 { return low + (high-low)*d.Float64() }

// count is low, high or a whole number between them.
func (d dice) count(low, high int) int { return low + d.IntN(high-low+1) }

func (d dice) chance(probability float64) bool { return d.Float64() < probability }

// sign is 1 or −1.
func (d dice) sign() float64 {
	if d.chance(0.5) {
		return -1
	}
	return 1
}

package optimise

import "math"

// Adam holds the constants of the optimiser (Kingma and Ba, "Adam: a method for
// stochastic optimization", 2015) with weight decay apart from the gradient
// (Loshchilov and Hutter, "Decoupled weight decay regularization", 2019).
type Adam struct {
	Beta1       float64 `json:"beta1"`
	Beta2       float64 `json:"beta2"`
	Epsilon     float64 `json:"epsilon"`
	WeightDecay float64 `json:"weightDecay"`
}

// Moments are Adam's running means of the gradient and of its square, each as
// long as the parameters.
type Moments struct{ First, Second []float32 }

// NewMoments are those before the first step.
func NewMoments(parameters int) Moments {
	return Moments{make([]float32, parameters), make([]float32, parameters)}
}

// Slice are the moments of a part of the parameters.
func (m Moments) Slice(from, to int) Moments { return Moments{m.First[from:to], m.Second[from:to]} }

// Update moves the parameters against the gradient, as step number step, counted
// from 0:
//
//	m ← β₁m + (1−β₁)g        m̂ = m / (1−β₁ᵗ)        t = step + 1
//	v ← β₂v + (1−β₂)g²       v̂ = v / (1−β₂ᵗ)
//	w ← w − rate·(m̂ / (√v̂ + ε) + decay·w)
func (a Adam) Update(parameters, gradient []float32, m Moments, step int, rate float64) {
	t := float64(step + 1)
	share1, share2 := float32(1-a.Beta1), float32(1-a.Beta2)
	// √v̂ = √v / √(1−β₂ᵗ), so that both corrections leave the loop
	correction := math.Sqrt(1 - math.Pow(a.Beta2, t))
	move := float32(rate * correction / (1 - math.Pow(a.Beta1, t)))
	epsilon := float32(a.Epsilon * correction)
	decay := float32(rate * a.WeightDecay)
	first, second := m.First[:len(parameters)], m.Second[:len(parameters)]
	for i, g := range gradient[:len(parameters)] {
		first[i] += share1 * (g - first[i])
		second[i] += share2 * (g*g - second[i])
		root := float32(math.Sqrt(float64(second[i])))
		parameters[i] -= move*first[i]/(root+epsilon) + decay*parameters[i]
	}
}

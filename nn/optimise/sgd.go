package optimise

// Descend moves the parameters against the gradient: plain gradient descent.
//
//	w ← w − rate·g
func Descend(parameters, gradient []float32, rate float32) {
	for i, g := range gradient[:len(parameters)] {
		parameters[i] -= rate * g
	}
}

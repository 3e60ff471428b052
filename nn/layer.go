package nn

// A Layer computes its output from its input. Layers hold no activations: a Pass
// keeps those, so that one network serves many passes at once.
type Layer interface {
	// Kind is one of Kinds.
	Kind() string
	// In and Out are the shapes of what Forward reads and writes.
	In() Shape
	Out() Shape
	// Parameters lists the layer's weights and biases, none for most layers.
	Parameters() []Parameter
	// Forward computes y (Out().Len() values, overwritten) from x (In().Len()).
	Forward(x, y []float32)
}

// A Differentiable layer computes the gradients on the way back, too: every one but the
// softmax, of which the way back is the loss's (see Pass.Backward).
type Differentiable interface {
	Layer
	// Backward takes dy = ∂loss/∂y and adds ∂loss/∂parameter to grad (laid out
	// as the layer's parameters one after the other). It overwrites dx with
	// ∂loss/∂x unless dx is nil. It may overwrite dy. scratch has Scratch()
	// values of any content.
	Backward(x, y, dy, dx, grad, scratch []float32)
	// Scratch is the number of values that Backward needs to work in.
	Scratch() int
}

// reluBackward clears the gradient where the output was cut to zero.
func reluBackward(y, dy []float32) {
	for i, v := range y {
		if v <= 0 {
			dy[i] = 0
		}
	}
}

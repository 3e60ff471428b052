package nn

import "slices"

// Freeze makes forward passes faster: layers that have a faster form for
// weights that stay as they are make it, from the weights as they are now.
// After Freeze a change of Parameters is not seen until Freeze is called again.
// The results differ from those before in rounding only.
func (n *Network) Freeze() {
	for i, layer := range n.layers {
		switch l := layer.(type) {
		case *Convolution:
			n.frozen[i] = l.freeze()
		case *Dense:
			n.frozen[i] = newSparseDense(l)
		}
	}
}

// frozen is a layer's faster form, which has its own copy of the weights.
type frozen interface {
	// forward is Layer.Forward; w is used for intermediate results.
	forward(x, y []float32, w *workspace)
}

// freeze gives nil where there is no faster form for the layer's size.
func (l *Convolution) freeze() frozen {
	switch {
	case fitsFilter5(l):
		return newFilter5(l)
	case fitsWinograd(l):
		return newWinograd(l)
	}
	return nil
}

// floor is what a layer's sums are raised to: 0 with ReLU, without it nothing.
func floor(relu bool) float32 {
	if relu {
		return 0
	}
	return minusInfinity
}

// A workspace holds what frozen layers leave behind of no use to anybody else,
// so that a pass allocates once.
type workspace struct {
	numbers []float32
	list    []term
}

// values gives n values of any content.
func (w *workspace) values(n int) []float32 {
	w.numbers = slices.Grow(w.numbers[:0], n)
	return w.numbers[:n]
}

// terms gives n terms of any content.
func (w *workspace) terms(n int) []term {
	w.list = slices.Grow(w.list[:0], n)
	return w.list[:n]
}

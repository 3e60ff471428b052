package nn

import (
	"math"
	"slices"
)

//go:generate go run ./internal/unroll kernel_unrolled.go

// Freeze makes forward passes faster: layers that have a faster form for
// weights that stay as they are make it, from the weights as they are now.
// After Freeze a change of Parameters is not seen until Freeze is called again,
// which must not be while a pass computes. The results differ from those before
// in rounding only.
//
// It is meant for WebAssembly. On amd64 with SIMD it makes passes far slower: it
// has only plain kernels there.
func (n *Network) Freeze() {
	for i := range n.layers {
		n.FreezeLayer(i)
	}
}

// FreezeLayer freezes layer i alone, as its weights are now: all it takes after they
// were changed. Like Freeze it must not be called while a pass computes.
func (n *Network) FreezeLayer(i int) {
	switch l := n.layers[i].(type) {
	case *Convolution:
		n.frozen[i] = l.freeze()
	case *Dense:
		n.frozen[i] = newSparseDense(l)
	}
}

// frozen is a layer's faster form, which has its own copy of the weights.
type frozen interface {
	// forward is Layer.Forward; space is for intermediate results.
	forward(x, y []float32, space *workspace)
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

// minusInfinity is the floor under which nothing is cut.
var minusInfinity = float32(math.Inf(-1))

// raise raises smaller values to the floor.
func raise(y []float32, floor float32) {
	for i, v := range y {
		if v < floor {
			y[i] = floor
		}
	}
}

// A workspace holds the intermediate results of frozen layers, so that a pass
// allocates once.
type workspace struct {
	valueList []float32
	termList  []term
	spanList  []span
}

// values, terms and spans give n of any content.
func (w *workspace) values(n int) []float32 {
	w.valueList = slices.Grow(w.valueList[:0], n)
	return w.valueList[:n]
}

func (w *workspace) terms(n int) []term {
	w.termList = slices.Grow(w.termList[:0], n)
	return w.termList[:n]
}

func (w *workspace) spans(n int) []span {
	w.spanList = slices.Grow(w.spanList[:0], n)
	return w.spanList[:n]
}

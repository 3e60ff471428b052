package nn

import (
	"math"
	"slices"
)

//go:generate go run ./internal/unroll kernel_unrolled.go

// Pack makes forward passes faster: layers that have a faster form of their size make
// it, from the weights as they are now. After Pack a change of Parameters is not seen
// until Pack is called again, which must not be while a pass computes, and allocates
// nothing. The results differ from those before in rounding only.
//
// It is meant for WebAssembly. On amd64 with SIMD it makes passes far slower: it
// has only plain kernels there.
func (n *Network) Pack() {
	for i := range n.layers {
		n.PackLayer(i)
	}
}

// PackLayer packs layer i alone, as its weights are now: all it takes after they
// were changed. Like Pack it must not be called while a pass computes.
func (n *Network) PackLayer(i int) {
	if n.packed[i] == nil {
		n.packed[i] = packedForm(n.layers[i])
	}
	if n.packed[i] != nil {
		n.packed[i].pack()
	}
}

// packed is a layer's faster form, which has its own copy of the weights.
type packed interface {
	// pack copies the layer's weights.
	pack()
	// forward is Layer.Forward; space is for intermediate results.
	forward(x, y []float32, space *workspace)
}

// packedForm is nil where there is no faster form for the layer's kind and size.
func packedForm(layer Layer) packed {
	switch l := layer.(type) {
	case *Convolution:
		switch {
		case fitsFilter5(l):
			return newFilter5(l)
		case fitsWinograd(l):
			return newWinograd(l)
		}
	case *Dense:
		return newSparseDense(l)
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

// A workspace holds the intermediate results of packed layers, so that a pass
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

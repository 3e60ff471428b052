package compact

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"digitscope/nn"
	"digitscope/nn/half"
)

// Decode builds the network that a file holds. It returns an error that says
// what is wrong if the file is no such file, is truncated or too long, describes
// a network that cannot be built, or holds a parameter that is no number.
func Decode(file []byte) (*nn.Network, error) {
	network, err := decode(reader{rest: file})
	if err != nil {
		return nil, fmt.Errorf("compact: %w", err)
	}
	return network, nil
}

func decode(r reader) (*nn.Network, error) {
	if string(r.bytes(len(magic))) != magic {
		return nil, errors.New("not a compact network of version 1")
	}
	thresholds := nn.Thresholds{Sure: r.float(), Known: r.float()}
	architecture := r.architecture()
	if r.err != nil {
		return nil, r.err
	}
	network, err := nn.New(architecture, thresholds)
	if err != nil {
		return nil, err
	}
	bits, err := readPlanes(r.rest, len(network.Parameters()))
	if err != nil {
		return nil, err
	}
	values, err := half.Values(bits)
	if err != nil {
		return nil, fmt.Errorf("parameters: %w", err)
	}
	copy(network.Parameters(), values)
	return network, nil
}

// A reader takes a file apart. After an error it gives zeros.
type reader struct {
	rest []byte
	err  error
}

var errTruncated = errors.New("the file is truncated")

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
	r.rest = nil
}

// bytes are the next n, or fewer at the end.
func (r *reader) bytes(n int) []byte {
	n = min(n, len(r.rest))
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) float() float32 {
	b := r.bytes(4)
	if len(b) < 4 {
		r.fail(errTruncated)
		return 0
	}
	return math.Float32frombits(binary.LittleEndian.Uint32(b))
}

// number is at most 2³¹-1: what is larger fits no network.
func (r *reader) number() int {
	v, n := binary.Uvarint(r.rest)
	switch {
	case n == 0:
		r.fail(errTruncated)
		return 0
	case n < 0 || v > math.MaxInt32:
		r.fail(errors.New("a number is out of range"))
		return 0
	}
	r.rest = r.rest[n:]
	return int(v)
}

func (r *reader) architecture() (a nn.Architecture) {
	a.Input = [3]int{r.number(), r.number(), r.number()}
	for range r.number() {
		layer := r.layer()
		if r.err != nil {
			return a
		}
		a.Layers = append(a.Layers, layer)
	}
	return a
}

func (r *reader) layer() (l nn.LayerSpec) {
	kind := r.number()
	l.Maps, l.Size, l.Units = r.number(), r.number(), r.number()
	relu := r.number()
	kinds := nn.Kinds()
	if kind < 1 || kind > len(kinds) || relu > 1 {
		r.fail(fmt.Errorf("there is no layer of kind %d with relu %d", kind, relu))
		return l
	}
	l.Kind, l.ReLU = kinds[kind-1], relu == 1
	return l
}

// readPlanes puts the floats together again that appendPlanes divides.
func readPlanes(content []byte, count int) ([]uint16, error) {
	size := planeBytes(count)
	if want := count + 8*size; len(content) != want {
		return nil, fmt.Errorf("%d bytes for %d parameters, want %d: truncated, or of another network", len(content), count, want)
	}
	bits := make([]uint16, count)
	for i, upper := range content[:count] {
		bits[i] = uint16(upper) << 8
	}
	for place := 7; place >= 0; place-- {
		plane := content[count+(7-place)*size:]
		for i := range bits {
			bits[i] |= uint16(plane[i/8]>>(i%8)&1) << place
		}
	}
	return bits, nil
}

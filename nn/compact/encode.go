// Package compact keeps a network in few bytes, for the program in the page: 16
// bits for each parameter, in an order that compresses well, and no more code
// than needed to read them.
//
// A file is, numbers as varints where nothing else is said and floats of 32 bits
// little-endian:
//
//   - "nnet" and the format's version, a byte
//   - the thresholds sure and known, floats
//   - the input's maps, height, width
//   - the number of layers, and of each: kind (from 1, in the order of nn.Kinds),
//     maps, size, units, 1 for relu or 0
//   - the parameters in the order of Network.Parameters, 16-bit floats: the upper
//     bytes of all; then of the lower bytes the highest bits of all, eight to a
//     byte from the lowest on; then the next lower bits, and so on
package compact

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"digitscope/nn"
	"digitscope/nn/half"
)

// magic begins every file; its last byte is the format's version.
const magic = "nnet\x01"

// Encode gives the network's file. Nothing is rounded: a parameter that is no
// 16-bit float is an error (see half.Round).
func Encode(network *nn.Network) ([]byte, error) {
	bits, err := half.Bits(network.Parameters())
	if err != nil {
		return nil, fmt.Errorf("compact: parameters: %w", err)
	}
	file := []byte(magic)
	file = binary.LittleEndian.AppendUint32(file, math.Float32bits(network.Thresholds().Sure))
	file = binary.LittleEndian.AppendUint32(file, math.Float32bits(network.Thresholds().Known))
	file = appendArchitecture(file, network.Architecture())
	return appendPlanes(file, bits), nil
}

func appendArchitecture(file []byte, a nn.Architecture) []byte {
	file = appendNumbers(file, a.Input[0], a.Input[1], a.Input[2], len(a.Layers))
	for _, l := range a.Layers {
		relu := 0
		if l.ReLU {
			relu = 1
		}
		file = appendNumbers(file, 1+slices.Index(nn.Kinds(), l.Kind), l.Maps, l.Size, l.Units, relu)
	}
	return file
}

func appendNumbers(file []byte, numbers ...int) []byte {
	for _, n := range numbers {
		file = binary.AppendUvarint(file, uint64(n))
	}
	return file
}

// appendPlanes divides the floats. Their upper bytes, of sign, exponent and first
// bits of the mantissa, repeat and compress well beside each other. Of the bits
// after them each is a toss of a coin or, if rounded away, zero: in planes of one
// bit the former take no more than they are, the latter nothing.
func appendPlanes(file []byte, bits []uint16) []byte {
	for _, b := range bits {
		file = append(file, byte(b>>8))
	}
	for place := 7; place >= 0; place-- {
		plane := make([]byte, planeBytes(len(bits)))
		for i, b := range bits {
			plane[i/8] |= byte(b>>place&1) << (i % 8)
		}
		file = append(file, plane...)
	}
	return file
}

// planeBytes is the size of one bit of so many floats.
func planeBytes(count int) int { return (count + 7) / 8 }

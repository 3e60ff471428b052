// Package check looks for samples that should not be learned from or scored with:
// duplicates, and digits that are probably mislabelled or unreadable.
package check

import (
	"math"

	"digitscope/nn/ink"
)

// waves is how many frequencies of a picture's rows, and of its columns, a
// fingerprint keeps. The finest has a period of four cells and a bit: all that is
// smaller is blurred away.
const waves = 13

// A Fingerprint is what is left of a picture without its place, size and contrast,
// and blurred: its lowest frequencies (an orthonormal discrete cosine transform),
// of unit length.
type Fingerprint [waves * waves]float32

// A Printer takes fingerprints. It keeps its buffers and serves one goroutine.
type Printer struct {
	basis  [waves][ink.Side]float32
	normal [ink.Side * ink.Side]float32
}

// NewPrinter prepares the waves.
func NewPrinter() *Printer {
	var p Printer
	for wave := range p.basis {
		scale := math.Sqrt(2.0 / ink.Side)
		if wave == 0 {
			scale = math.Sqrt(1.0 / ink.Side)
		}
		for i := range p.basis[wave] {
			p.basis[wave][i] = float32(scale * math.Cos(math.Pi*float64(wave)*(float64(i)+0.5)/ink.Side))
		}
	}
	return &p
}

// Print takes the fingerprint of a picture of ink.Side × ink.Side. That of one
// without ink is zero.
func (p *Printer) Print(picture []float32) (print Fingerprint) {
	if !ink.Normalise(p.normal[:], picture, ink.Side, ink.Side) {
		return print
	}
	var rows [ink.Side][waves]float32
	for y := range rows {
		for wave := range waves {
			for x, v := range p.normal[y*ink.Side : (y+1)*ink.Side] {
				rows[y][wave] += v * p.basis[wave][x]
			}
		}
	}
	square := 0.0
	for v := range waves {
		for u := range waves {
			sum := float32(0)
			for y := range rows {
				sum += rows[y][u] * p.basis[v][y]
			}
			print[v*waves+u] = sum
			square += float64(sum) * float64(sum)
		}
	}
	for i := range print {
		print[i] /= float32(math.Sqrt(square))
	}
	return print
}

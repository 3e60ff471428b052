package train

import (
	"math"
	"math/rand/v2"

	"digitscope/nn/ink"
)

// Tone says how the edges of pictures are made softer or harder, drawings as
// well as images: how sharp a picture is must not tell where it comes from,
// since the same shape may be a 1 by one writer and a 7 by another.
type Tone struct {
	// Blur is the largest share, in 0…1, of the way to the binomial mean of a
	// cell and its neighbours, ¼ ½ ¼ along each axis.
	Blur float64 `json:"blur"`
	// Contrast is the largest natural logarithm of the factor by which values
	// are spread around one half.
	Contrast float64 `json:"contrast"`
}

// apply changes the picture by a random amount, one way or the other. buffer is
// what it works in.
func (t Tone) apply(picture []float32, random *rand.Rand, buffer *framed) {
	if amount := either(random, 1); amount < 0 {
		buffer.fillValues(picture)
		blur(picture, float32(-amount*t.Blur), buffer)
	} else {
		spread(picture, float32(math.Exp(amount*t.Contrast)))
	}
}

// blur moves each cell by a share of the way to its neighbourhood's mean.
func blur(picture []float32, share float32, source *framed) {
	values := &source.values
	for row := range ink.Side {
		for column := range ink.Side {
			at := (row+1)*frameSide + column + 1
			above, line, below := values[at-frameSide-1:][:3], values[at-1:][:3], values[at+frameSide-1:][:3]
			mean := (above[0] + above[2] + below[0] + below[2] + 2*(above[1]+line[0]+line[2]+below[1]) + 4*line[1]) / 16
			picture[row*ink.Side+column] = line[1] + share*(mean-line[1])
		}
	}
}

// spread multiplies the distance of each value from one half, within 0…1.
func spread(picture []float32, factor float32) {
	for i, v := range picture {
		v = 0.5 + factor*(v-0.5)
		if v < 0 {
			v = 0
		} else if v > 1 {
			v = 1
		}
		picture[i] = v
	}
}

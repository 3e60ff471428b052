package train

import (
	"math/rand/v2"

	"digitscope/nn/ink"
)

// ImageDistortion says how scanned images are varied.
type ImageDistortion struct {
	// Keep is the probability that an image stays as it is. Every warp blurs a
	// little: without some untouched ones the network would learn that what is
	// sharp is a drawing, and read it as one.
	Keep float64    `json:"keep"`
	Warp WarpLimits `json:"warp"`
	// Thickness is the largest share, in 0…1, of the way from a cell's value to
	// the largest or smallest of its neighbours': one makes lines thicker or
	// thinner by two cells.
	Thickness float64 `json:"thickness"`
}

// An imageDistorter makes varied copies of images of ink.Side × ink.Side. It
// keeps its buffers and serves one goroutine.
type imageDistorter struct {
	ImageDistortion
	warp   warp
	source framed
	cells  [ink.Side]splineWeights // at the centres of a row's cells
}

func newImageDistorter(distortion ImageDistortion) *imageDistorter {
	d := &imageDistorter{ImageDistortion: distortion}
	for i := range d.cells {
		d.cells[i] = splineAt(centre(i))
	}
	return d
}

// centre is where cell i lies, in pad units.
func centre(i int) float64 { return (float64(i) + 0.5) / ink.Side }

// draw writes the image, varied, into dst, and reports whether it was varied.
func (d *imageDistorter) draw(dst []float32, image []byte, random *rand.Rand) bool {
	d.source.fill(image)
	if random.Float64() < d.Keep {
		d.source.copyTo(dst)
		return false
	}
	d.warp.draw(random, d.Warp)
	for row := range ink.Side {
		y := centre(row)
		line := d.warp.line(y)
		for column := range ink.Side {
			from := d.warp.along(&line, ink.Point{X: centre(column), Y: y}, &d.cells[column])
			dst[row*ink.Side+column] = d.source.at(from.X*ink.Side, from.Y*ink.Side)
		}
	}
	if share := either(random, d.Thickness); share != 0 {
		d.thicken(dst, float32(share))
	}
	return true
}

// thicken moves each cell by a share of the way to the largest of its four
// neighbours, or to the smallest if the share is negative: a fraction of a
// dilation or erosion.
func (d *imageDistorter) thicken(picture []float32, share float32) {
	d.source.fillValues(picture)
	values := &d.source.values
	for row := range ink.Side {
		for column := range ink.Side {
			i := (row+1)*frameSide + column + 1
			v := values[i]
			low, high := v, v
			for _, neighbour := range [4]float32{values[i-frameSide], values[i-1], values[i+1], values[i+frameSide]} {
				if neighbour > high {
					high = neighbour
				}
				if neighbour < low {
					low = neighbour
				}
			}
			if share > 0 {
				v += share * (high - v)
			} else {
				v -= share * (low - v)
			}
			picture[row*ink.Side+column] = v
		}
	}
}

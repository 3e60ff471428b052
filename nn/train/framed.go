package train

import "digitscope/nn/ink"

// frameSide leaves room for paper around a picture.
const frameSide = ink.Side + 3

// framed is a picture with one cell of paper before it and two behind, so that
// neighbours need no test for the edge.
type framed struct {
	values [frameSide * frameSide]float32
}

func (f *framed) fill(image []byte) {
	for row := range ink.Side {
		line := f.values[(row+1)*frameSide+1:][:ink.Side]
		for column, v := range image[row*ink.Side:][:ink.Side] {
			line[column] = float32(v) / 255
		}
	}
}

func (f *framed) fillValues(picture []float32) {
	for row := range ink.Side {
		copy(f.values[(row+1)*frameSide+1:], picture[row*ink.Side:][:ink.Side])
	}
}

// at is the picture's value, bilinear, at x, y in cells, where cell c is centred
// at c + ½.
func (f *framed) at(x, y float64) float32 {
	x = min(max(x+0.5, 0), ink.Side+1) // in the frame
	y = min(max(y+0.5, 0), ink.Side+1)
	column, row := int(x), int(y)
	fx, fy := float32(x-float64(column)), float32(y-float64(row))
	top := f.values[row*frameSide+column:][:frameSide+2]
	above := top[0] + fx*(top[1]-top[0])
	below := top[frameSide] + fx*(top[frameSide+1]-top[frameSide])
	return above + fy*(below-above)
}

func (f *framed) copyTo(picture []float32) {
	for row := range ink.Side {
		copy(picture[row*ink.Side:][:ink.Side], f.values[(row+1)*frameSide+1:])
	}
}

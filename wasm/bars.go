//go:build js && wasm

package main

import "digitscope/nn"

// drawBars shows the probabilities in equal parts of the box: one row each, or
// one column each where the box is wider than high. The bars of a drawing that
// is no digit are hollow: they only say which one it would be if it were. Of their
// lengths a part is shown.
func drawBars(m *mesh, b box, probabilities []float32, part float32, answer nn.Answer, p *palette, thickness int) {
	upright := isUpright(b)
	for i, probability := range probabilities {
		track := b.track(i, len(probabilities), upright)
		bar := track.filled(part*probability, upright)
		m.fill(track.x, track.y, track.width, track.height, p.track)
		m.fill(bar.x, bar.y, bar.width, bar.height, barColour(i, answer, p))
		if answer.State == nn.Unknown {
			hole := bar.shrunk(thickness)
			m.fill(hole.x, hole.y, hole.width, hole.height, p.track)
		}
	}
}

// isUpright says that bars stand side by side in a box.
func isUpright(b box) bool { return b.width > b.height }

// barGrid has a place for each of n bars, as if they were tiles.
func barGrid(b box, n int) grid {
	if isUpright(b) {
		return grid{box: b, columns: n, rows: 1, cellX: b.width / n, cellY: b.height, strideX: b.width / n, strideY: b.height}
	}
	return grid{box: b, columns: 1, rows: n, cellX: b.width, cellY: b.height / n, strideX: b.width, strideY: b.height / n}
}

// track is the place of the i-th of n bars.
func (b box) track(i, n int, upright bool) box {
	if upright {
		left, right := b.x+i*b.width/n, b.x+(i+1)*b.width/n
		width := (right - left) * 3 / 4
		return box{left + (right-left-width)/2, b.y, width, b.height}
	}
	top, bottom := b.y+i*b.height/n, b.y+(i+1)*b.height/n
	height := (bottom - top) / 2
	return box{b.x, top + (bottom-top-height)/2, b.width, height}
}

// filled is the part of a track that a probability takes, from the bottom or
// from the left.
func (b box) filled(probability float32, upright bool) box {
	if upright {
		height := int(probability*float32(b.height) + 0.5)
		return box{b.x, b.y + b.height - height, b.width, height}
	}
	return box{b.x, b.y, int(probability*float32(b.width) + 0.5), b.height}
}

// shrunk is what is left of a box without its edge.
func (b box) shrunk(edge int) box {
	return box{b.x + edge, b.y + edge, max(0, b.width-2*edge), max(0, b.height-2*edge)}
}

func barColour(digit int, answer nn.Answer, p *palette) colour {
	switch {
	case answer.State == nn.Sure && digit == answer.Digit,
		answer.State == nn.Unsure && (digit == answer.Digit || digit == answer.Second):
		return p.accent
	}
	return p.second
}

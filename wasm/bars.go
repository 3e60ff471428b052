//go:build js && wasm

package main

import "digitscope/nn"

// drawBars shows the probabilities in equal parts of the box: one row each, or
// one column each where the box is wider than high.
func drawBars(m *mesh, b box, probabilities []float32, answer nn.Answer, p *palette) {
	n := len(probabilities)
	upright := b.width > b.height
	for i, probability := range probabilities {
		c := barColour(i, answer, p)
		if upright {
			left, right := b.x+i*b.width/n, b.x+(i+1)*b.width/n
			width := (right - left) * 3 / 4
			left += (right - left - width) / 2
			height := length(probability, b.height)
			m.fill(left, b.y, width, b.height, p.line)
			m.fill(left, b.y+b.height-height, width, height, c)
			continue
		}
		top, bottom := b.y+i*b.height/n, b.y+(i+1)*b.height/n
		height := (bottom - top) / 2
		top += (bottom - top - height) / 2
		m.fill(b.x, top, b.width, height, p.line)
		m.fill(b.x, top, length(probability, b.width), height, c)
	}
}

func length(probability float32, whole int) int {
	return int(probability*float32(whole) + 0.5)
}

func barColour(digit int, answer nn.Answer, p *palette) colour {
	switch {
	case answer.State == nn.Sure && digit == answer.Digit,
		answer.State == nn.Unsure && (digit == answer.Digit || digit == answer.Second):
		return p.accent
	}
	return p.second
}

//go:build js && wasm

package main

// A colour is opaque red, green, blue.
type colour [3]byte

// A palette holds the page's colours; web/page/style.css is their one source.
type palette struct {
	line, ink, accent, second colour
	// scale maps an activation, 0 to 255 of its layer's largest, from the
	// background up.
	scale [256]pixel
}

// newPalette takes what the page read from its style sheet: line, ink, accent,
// second, then the stops of the scale, three bytes each.
func newPalette(rgb []byte) palette {
	var colours []colour
	for ; len(rgb) >= 3; rgb = rgb[3:] {
		colours = append(colours, colour(rgb[:3]))
	}
	const named = 4
	if len(colours) < named+2 {
		return palette{}
	}
	p := palette{line: colours[0], ink: colours[1], accent: colours[2], second: colours[3]}
	stops := colours[named:]
	for i := range p.scale {
		at := float64(i) / 255 * float64(len(stops)-1)
		k := min(int(at), len(stops)-2)
		p.scale[i] = mix(stops[k], stops[k+1], at-float64(k)).pixel()
	}
	return p
}

// mix goes from a (t = 0) to b (t = 1).
func mix(a, b colour, t float64) (c colour) {
	for i := range c {
		c[i] = byte(float64(a[i])*(1-t) + float64(b[i])*t + 0.5)
	}
	return c
}

// pixel is the colour as it is on an image.
func (c colour) pixel() pixel { return pixel{c[0], c[1], c[2], 255} }

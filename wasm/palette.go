//go:build js && wasm

package main

// A colour is opaque red, green, blue.
type colour [3]byte

// A palette holds the page's colours; web/page/shared/tokens.css is their one source.
type palette struct {
	line, track, ink, accent, second colour
	positive, negative, neutral      colour
	// scale maps an activation, 0 to 255 of its scale's end, from the background
	// up.
	scale [256]pixel
}

// colourNames are the colours that the page is asked for, in their order; after them
// come the stops of the scale.
var colourNames = []string{"line", "track", "ink", "accent", "second", "positive", "negative", "neutral"}

// newPalette takes what the page read from its style sheet: of each of colourNames, and
// of each stop, three bytes.
func newPalette(rgb []byte) palette {
	var colours []colour
	for ; len(rgb) >= 3; rgb = rgb[3:] {
		colours = append(colours, colour(rgb[:3]))
	}
	named := len(colourNames)
	if len(colours) < named+2 {
		return palette{}
	}
	p := palette{
		line: colours[0], track: colours[1], ink: colours[2], accent: colours[3], second: colours[4],
		positive: colours[5], negative: colours[6], neutral: colours[7],
	}
	stops := colours[named:]
	for i := range p.scale {
		at := float64(i) / 255 * float64(len(stops)-1)
		k := min(int(at), len(stops)-2)
		p.scale[i] = mix(stops[k], stops[k+1], at-float64(k)).pixel()
	}
	return p
}

// sign is the colour of a number's sign.
func (p *palette) sign(v float64) colour {
	if v < 0 {
		return p.negative
	}
	return p.positive
}

// diverging is the colour of a value on the scale from −end over 0 to end.
func (p *palette) diverging(v, end float32) colour {
	if end == 0 {
		return p.neutral
	}
	return mix(p.neutral, p.sign(float64(v)), float64(min(1, max(v, -v)/end)))
}

// veil is what covers a place by a value on that scale, transparent where it is 0.
func (p *palette) veil(v, end float32) pixel {
	const densest = 0.9
	if end == 0 {
		return pixel{}
	}
	alpha := densest * min(1, max(v, -v)/end)
	c := p.sign(float64(v))
	part := func(b byte) byte { return byte(float32(b)*alpha + 0.5) }
	return pixel{part(c[0]), part(c[1]), part(c[2]), part(255)}
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

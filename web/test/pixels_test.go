package test

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"
	"testing"
)

func TestThePixelsAreThere(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desktop, tablet, phone} {
		for _, theme := range []string{"dark", "light"} {
			t.Run(s.String()+" "+theme, func(t *testing.T) {
				p := open(t, setup{screen: s, theme: theme})
				p.draw(dense(seven))
				p.frames()
				p.expectInk()
				p.expectMaps()
				p.expectMarkedBars(7)
			})
		}
	}
}

// expectInk compares the pad with the strokes: ink where they are, none where
// they are not.
func (p *page) expectInk() {
	p.t.Helper()
	pad := p.pictureOf("#pad")
	ink, paper := p.colour("body", "color"), p.colour("#pad", "backgroundColor")
	at := func(x, y float64) color.RGBA {
		return pad.RGBAAt(pad.Rect.Min.X+int(x*float64(pad.Rect.Dx())), pad.Rect.Min.Y+int(y*float64(pad.Rect.Dy())))
	}
	for _, point := range dense(seven) {
		if c := at(point[0], point[1]); !alike(c, ink) {
			p.t.Errorf("the pad is %v on the stroke at %.2f, the ink is %v", c, point, ink)
			break
		}
	}
	for _, point := range [][2]float64{{0.1, 0.5}, {0.9, 0.5}, {0.5, 0.95}, {0.4, 0.4}, {0.3, 0.9}} {
		if c := at(point[0], point[1]); !alike(c, paper) {
			p.t.Errorf("the pad is %v beside the stroke at %.2f, the paper is %v", c, point, paper)
			break
		}
	}
}

// expectMaps looks for every feature map: as many figures of one size as there
// are maps, and something to see in each stage.
func (p *page) expectMaps() {
	p.t.Helper()
	layers := p.layers()
	slots := []string{"#input"}
	for i := range layers[1 : len(layers)-1] {
		slots = append(slots, fmt.Sprintf(".stage:nth-child(%d) .slot", i+1))
	}
	for i, slot := range slots {
		l := layers[i]
		picture := p.pictureOf(slot)
		background := picture.RGBAAt(picture.Rect.Min.X, picture.Rect.Min.Y)
		if i > 0 {
			background = p.colour("body", "backgroundColor")
		}
		if plain := share(picture, background); plain > 0.97 || shades(picture) < 8 {
			p.t.Errorf("%s shows %d colours, %.0f %% background", l.Name, shades(picture), 100*plain)
		}
		if i > 0 && l.Shape[1] > 1 {
			p.expectFigures(l, figures(picture, background))
		}
	}
}

func (p *page) expectFigures(l layer, boxes []image.Rectangle) {
	p.t.Helper()
	largest := image.Point{}
	for _, box := range boxes {
		if box.Dx()*box.Dy() > largest.X*largest.Y {
			largest = box.Size()
		}
	}
	maps := 0
	for _, box := range boxes {
		if box.Dx() >= largest.X-1 && box.Dy() >= largest.Y-1 {
			maps++
		}
	}
	if maps != l.Shape[0] || largest.X < l.Shape[2] || largest.Y < l.Shape[1] {
		p.t.Errorf("%s has %d maps of %d×%d; to see are %d of %v pixels", l.Name, l.Shape[0], l.Shape[1], l.Shape[2], maps, largest)
	}
}

// expectMarkedBars looks for the accent, which marks the answer: in the digits'
// bars, along their probabilities, and nowhere else.
func (p *page) expectMarkedBars(digits ...int) {
	p.t.Helper()
	r := p.result()
	accent := p.token("--accent")
	bars := p.pictureOf("#bars")
	for digit := range 10 {
		filled, want := share(alongBar(bars, digit), accent), 0.0
		if slices.Contains(digits, digit) {
			want = r.Probabilities[digit]
		}
		if math.Abs(filled-want) > 0.03 {
			p.t.Errorf("%v: the bar of %d is marked for %.2f of its length, want %.2f", r, digit, filled, want)
		}
	}
}

// alongBar is the line in the middle of a digit's bar, from end to end.
func alongBar(bars *image.RGBA, digit int) *image.RGBA {
	width, height := bars.Rect.Dx(), bars.Rect.Dy()
	middle := (float64(digit) + 0.5) / 10
	line := image.Rect(0, int(middle*float64(height)), width, int(middle*float64(height))+1)
	if width > height { // the bars stand upright
		line = image.Rect(int(middle*float64(width)), 0, int(middle*float64(width))+1, height)
	}
	return bars.SubImage(line.Add(bars.Rect.Min)).(*image.RGBA)
}

// What the network sees is on the screen cell by cell.
func TestTheNetworksPictureIsShownAsItIs(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	picture := p.pictureOf("#input")
	pixels := p.layers()[0].Activations
	// the cells have a whole number of pixels, and stand in the middle
	cell := min(picture.Rect.Dx(), picture.Rect.Dy()) / 28
	left, top := (picture.Rect.Dx()-28*cell)/2, (picture.Rect.Dy()-28*cell)/2
	wrong := 0
	for i, v := range pixels {
		x, y := left+cell*(i%28)+cell/2, top+cell*(i/28)+cell/2
		c := picture.RGBAAt(picture.Rect.Min.X+x, picture.Rect.Min.Y+y)
		if shown := (float64(c.R) + float64(c.G) + float64(c.B)) / (3 * 255); v > 0.9 && shown < 0.5 || v < 0.05 && shown > 0.25 {
			wrong++
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d cells do not show their pixel", wrong, len(pixels))
	}
}

func TestABlankPadShowsNoBars(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	drawn := p.pictureOf("#bars")
	p.click("#clear")
	p.frames()
	if same(p.pictureOf("#bars"), drawn) {
		t.Error("the bars stay when the pad is cleared")
	}
	if ink := share(p.pictureOf("#pad"), p.colour("body", "color")); ink > 0 {
		t.Error("the ink stays when the pad is cleared")
	}
}

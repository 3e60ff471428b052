package test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"

	"github.com/chromedp/chromedp"
)

// picture is what the viewport shows, in device pixels.
func (p *page) picture() *image.RGBA {
	p.t.Helper()
	data, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Fatal(err)
	}
	shot, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		p.t.Fatal(err)
	}
	picture := image.NewRGBA(shot.Bounds())
	for y := range picture.Rect.Dy() {
		for x := range picture.Rect.Dx() {
			picture.Set(x, y, shot.At(x, y))
		}
	}
	return picture
}

// pictureOf is what is seen inside an element, which it scrolls to.
func (p *page) pictureOf(selector string) *image.RGBA {
	p.t.Helper()
	p.run(fmt.Sprintf(`document.querySelector(%q).scrollIntoView({ block: "center", behavior: "instant" })`, selector))
	p.frames()
	return p.crop(p.picture(), p.inside(selector))
}

func (p *page) crop(picture *image.RGBA, r rect) *image.RGBA {
	p.t.Helper()
	scale := func(v float64) int { return int(math.Round(v * p.screen.ratio)) }
	area := image.Rect(scale(r.X), scale(r.Y), scale(r.right()), scale(r.bottom())).Intersect(picture.Rect)
	if area.Empty() {
		p.t.Fatalf("nothing to see at %v", r)
	}
	return picture.SubImage(area).(*image.RGBA)
}

// each calls f with all pixels; x and y begin at 0.
func each(picture *image.RGBA, f func(x, y int, c color.RGBA)) {
	for y := range picture.Rect.Dy() {
		for x := range picture.Rect.Dx() {
			f(x, y, picture.RGBAAt(picture.Rect.Min.X+x, picture.Rect.Min.Y+y))
		}
	}
}

// colour is an element's computed colour of the named property.
func (p *page) colour(selector, property string) color.RGBA {
	p.t.Helper()
	text := value[string](p, fmt.Sprintf(`getComputedStyle(document.querySelector(%q))[%q]`, selector, property))
	c := color.RGBA{A: 255}
	if _, err := fmt.Sscanf(text, "rgb(%d, %d, %d)", &c.R, &c.G, &c.B); err != nil {
		p.t.Fatalf("%s of %s is %q, want a plain colour", property, selector, text)
	}
	return c
}

// token is one of the style sheet's colours.
func (p *page) token(name string) color.RGBA {
	p.t.Helper()
	text := value[string](p, fmt.Sprintf(`getComputedStyle(document.documentElement).getPropertyValue(%q).trim()`, name))
	c := color.RGBA{A: 255}
	if _, err := fmt.Sscanf(text, "#%02x%02x%02x", &c.R, &c.G, &c.B); err != nil {
		p.t.Fatalf("%s is %q, want #rrggbb", name, text)
	}
	return c
}

// alike allows for the rounding of blended colours.
func alike(a, b color.RGBA) bool {
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) <= 6 }
	return near(a.R, b.R) && near(a.G, b.G) && near(a.B, b.B)
}

// share is the part of the pixels that have the colour.
func share(picture *image.RGBA, c color.RGBA) float64 {
	found, all := 0, 0
	each(picture, func(_, _ int, pixel color.RGBA) {
		all++
		if alike(pixel, c) {
			found++
		}
	})
	return float64(found) / float64(all)
}

// shades counts the colours in a picture that differ clearly.
func shades(picture *image.RGBA) int {
	seen := map[color.RGBA]bool{}
	each(picture, func(_, _ int, c color.RGBA) {
		seen[color.RGBA{c.R / 8, c.G / 8, c.B / 8, 255}] = true
	})
	return len(seen)
}

func same(a, b *image.RGBA) bool {
	if a.Rect.Size() != b.Rect.Size() {
		return false
	}
	equal := true
	each(a, func(x, y int, c color.RGBA) {
		equal = equal && c == b.RGBAAt(b.Rect.Min.X+x, b.Rect.Min.Y+y)
	})
	return equal
}

// brightness is the mean of a picture's pixels, 0…1.
func brightness(picture *image.RGBA) float64 {
	sum, all := 0.0, 0.0
	each(picture, func(_, _ int, c color.RGBA) {
		sum += (float64(c.R) + float64(c.G) + float64(c.B)) / (3 * 255)
		all++
	})
	return sum / all
}

// figures finds the separate things in a picture: connected pixels that are
// not the background, by their bounding boxes.
func figures(picture *image.RGBA, background color.RGBA) []image.Rectangle {
	width, height := picture.Rect.Dx(), picture.Rect.Dy()
	ink := make([]bool, width*height)
	each(picture, func(x, y int, c color.RGBA) { ink[y*width+x] = !alike(c, background) })
	var found []image.Rectangle
	var stack []image.Point
	visit := func(x, y int) {
		if x >= 0 && y >= 0 && x < width && y < height && ink[y*width+x] {
			ink[y*width+x] = false
			stack = append(stack, image.Pt(x, y))
		}
	}
	for i := range ink {
		visit(i%width, i/width)
		box := image.Rectangle{}
		for len(stack) > 0 {
			at := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			box = box.Union(image.Rect(at.X, at.Y, at.X+1, at.Y+1))
			visit(at.X-1, at.Y)
			visit(at.X+1, at.Y)
			visit(at.X, at.Y-1)
			visit(at.X, at.Y+1)
		}
		if !box.Empty() {
			found = append(found, box)
		}
	}
	return found
}

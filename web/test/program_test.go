package test

import (
	"encoding/json"
	"fmt"
	"math"
)

// What window.digitscope says, as Go values.

type result struct {
	State         string
	Digit         *int
	Presence      float64
	Probabilities []float64
	Logits        []float64
	Micros        float64
}

func (r result) String() string {
	if r.Digit == nil {
		return fmt.Sprintf("%s, no digit, presence %.3f", r.State, r.Presence)
	}
	return fmt.Sprintf("%s, %d at %.3f, presence %.3f", r.State, *r.Digit, r.Probabilities[*r.Digit], r.Presence)
}

// answer is the state, and the digit if there is one.
func (r result) answer() string {
	if r.Digit == nil {
		return r.State
	}
	return fmt.Sprint(r.State, " ", *r.Digit)
}

// candidates are the two most probable digits.
func (r result) candidates() (first, second int) {
	second = -1
	for digit, probability := range r.Probabilities {
		switch {
		case probability > r.Probabilities[first]:
			first, second = digit, first
		case digit != first && (second < 0 || probability > r.Probabilities[second]):
			second = digit
		}
	}
	return first, second
}

type layer struct {
	Name, Kind  string
	Shape       [3]int // maps, height, width
	Activations []float64
}

func (l layer) size() int { return l.Shape[0] * l.Shape[1] * l.Shape[2] }

type stroke [][2]float64

func (p *page) result() result {
	p.t.Helper()
	return value[result](p, `digitscope.result()`)
}

func (p *page) strokes() []stroke {
	p.t.Helper()
	return value[[]stroke](p, `digitscope.strokes()`)
}

func (p *page) layers() []layer {
	p.t.Helper()
	return value[[]layer](p, `digitscope.layers().map((l) => ({ ...l, activations: [...l.activations] }))`)
}

// draw replaces the drawing through the interface.
func (p *page) draw(strokes ...stroke) result {
	p.t.Helper()
	return value[result](p, `digitscope.draw(`+inJavaScript(append([]stroke{}, strokes...))+`)`)
}

func inJavaScript(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// expectDigit checks that the drawing is read as the digit, for sure, and that
// the page says so.
func (p *page) expectDigit(digit int) {
	p.t.Helper()
	if r := p.result(); r.State != "sure" || r.Digit == nil || *r.Digit != digit {
		p.t.Errorf("read as %v, want sure, %d", r, digit)
	}
	if text := p.text("#answer-digit"); text != fmt.Sprint(digit) {
		p.t.Errorf("the page answers %q, want %d", text, digit)
	}
}

// Drawings to be recognised.
var (
	seven = stroke{{0.24, 0.2}, {0.75, 0.18}, {0.46, 0.86}}
	zero  = arc(0.5, 0.5, 0.25, 0.36, -90, 270, 100)
	one   = stroke{{0.5, 0.14}, {0.5, 0.86}}
)

// arc goes from one angle to another, in degrees clockwise from the right.
func arc(x, y, radiusX, radiusY, from, to float64, points int) stroke {
	s := make(stroke, points)
	for i := range s {
		angle := (from + (to-from)*float64(i)/float64(points-1)) * math.Pi / 180
		s[i] = [2]float64{x + radiusX*math.Cos(angle), y + radiusY*math.Sin(angle)}
	}
	return s
}

// dense puts points between the corners of a stroke, as a pen does.
func dense(corners stroke) stroke {
	const perSegment = 12
	s := stroke{corners[0]}
	for i, to := range corners[1:] {
		from := corners[i]
		for k := 1; k <= perSegment; k++ {
			t := float64(k) / perSegment
			s = append(s, [2]float64{from[0] + t*(to[0]-from[0]), from[1] + t*(to[1]-from[1])})
		}
	}
	return s
}

func distance(a, b [2]float64) float64 { return math.Hypot(a[0]-b[0], a[1]-b[1]) }

// longest is the longest segment of a stroke.
func (s stroke) longest() float64 {
	longest := 0.0
	for i := 1; i < len(s); i++ {
		longest = max(longest, distance(s[i-1], s[i]))
	}
	return longest
}

// expectStroke checks that drawn runs along want: every point of one is near
// the other.
func (p *page) expectStroke(drawn, want stroke) {
	p.t.Helper()
	for _, pair := range [2][2]stroke{{drawn, want}, {want, drawn}} {
		for _, point := range pair[0] {
			nearest := math.Inf(1)
			for _, other := range dense(append(stroke{pair[1][0]}, pair[1]...)) {
				nearest = min(nearest, distance(point, other))
			}
			if nearest > 0.05 {
				p.t.Errorf("stroke of %d points, want one along %d: %.3v is %.2f away", len(drawn), len(want), point, nearest)
				return
			}
		}
	}
}

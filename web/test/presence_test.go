package test

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestWhatIsNoDigitIsRefused(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	for _, d := range notDigits {
		if r := p.draw(d.strokes...); r.State != "unknown" || r.Digit != nil || r.Presence >= 0.5 {
			t.Errorf("%s: %v, want unknown", d.name, r)
			continue
		}
		p.expectRefusal(d.name)
	}
}

// expectRefusal checks that the page names no digit, says how much the drawing
// looks like one, and marks none.
func (p *page) expectRefusal(name string) {
	p.t.Helper()
	r := p.result()
	if digit := p.text("#answer-digit"); strings.ContainsAny(digit, "0123456789") {
		p.t.Errorf("%s: the large answer is %q", name, digit)
	}
	if note, percent := p.text("#answer-note"), fmt.Sprintf("%.1f%%", 100*r.Presence); !strings.HasSuffix(note, " "+percent) {
		p.t.Errorf("%s: the note is %q, want one that says %s", name, note, percent)
	}
	if n := value[int](p, `document.querySelectorAll("#digits .chosen").length`); n > 0 {
		p.t.Errorf("%s: %d digits are marked", name, n)
	}
}

// However much more a drawing looks like one digit than like the others: as it
// is none, its bars are hollow, and a line says what they mean.
func TestTheBarsOfARefusedDrawingDecideNothing(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desktop, tablet, phone} {
		t.Run(s.String(), func(t *testing.T) {
			p := open(t, setup{screen: s})
			p.draw(dense(seven))
			if note := p.text("#output-note"); note != "" {
				t.Errorf("the bars of a 7 are explained by %q", note)
			}
			r := p.unclear("unknown")
			if note := p.text("#output-note"); note == "" {
				t.Error("nothing says what the bars mean")
			}
			p.waitFor(`document.getElementById("spoken").textContent.includes(document.getElementById("answer-words").innerText)`)
			p.frames()
			p.expectMarkedBars()
			bars, track := p.pictureOf("#bars"), p.token("--track")
			first, _ := r.candidates()
			if empty := share(alongBar(bars, first), track); empty < 0.9 {
				t.Errorf("%v: the bar of %d is empty for %.2f of its length, want a hollow one", r, first, empty)
			}
			if edge := share(bars, p.token("--bar")); edge == 0 {
				t.Error("the bars cannot be seen")
			}
		})
	}
}

func TestPresenceFollowsFromTheLogits(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	for _, strokes := range [][]stroke{{dense(seven)}, rareForms[3].strokes, notDigits[0].strokes, notDigits[7].strokes} {
		r := p.draw(strokes...)
		sum := 0.0
		for _, logit := range r.Logits {
			sum += math.Exp(logit)
		}
		if want := 1 - 1/(1+sum); math.Abs(r.Presence-want) > 1e-5 {
			t.Errorf("%v: presence %v, by the logits %v", r, r.Presence, want)
		}
	}
}

func TestRareFormsAreRead(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	for _, d := range rareForms {
		if r := p.draw(d.strokes...); r.Digit == nil || *r.Digit != d.digit {
			t.Errorf("%s: %v", d.name, r)
		}
	}
}

// A drawing is the same wherever on the pad and however large it is drawn.
func TestPlaceAndSizeChangeNoAnswer(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	for _, d := range judged() {
		want := p.draw(d.strokes...)
		for name, place := range map[string]rect{
			"small in a corner":    {0.01, 0.01, 0.2, 0.2},
			"off-centre":           {0.48, 0.1, 0.5, 0.5},
			"large":                {-0.06, -0.06, 1.12, 1.12},
			"tiny, bottom right":   {0.9, 0.9, 0.1, 0.1},
			"tall as half the pad": {0.25, 0.5, 0.5, 0.5},
		} {
			p.expectSame(d.name+", "+name, p.draw(moved(d.strokes, place)...), want)
		}
	}
}

// moved puts a drawing that fills the pad into a part of it.
func moved(strokes []stroke, to rect) []stroke {
	result := make([]stroke, len(strokes))
	for i, s := range strokes {
		for _, point := range s {
			x, y := to.at(point[0], point[1])
			result[i] = append(result[i], [2]float64{x, y})
		}
	}
	return result
}

// expectSame compares two readings of what should be one picture.
func (p *page) expectSame(name string, got, want result) {
	p.t.Helper()
	if got.answer() != want.answer() || math.Abs(got.Presence-want.Presence) >= 0.01 {
		p.t.Errorf("%s: %v, want %v", name, got, want)
	}
	for digit, probability := range got.Probabilities {
		if math.Abs(probability-want.Probabilities[digit]) >= 0.01 {
			p.t.Errorf("%s: %d has %.3f, want %.3f", name, digit, probability, want.Probabilities[digit])
		}
	}
}

// A slow pen leaves more points than a fast one, on the same line.
func TestTheNumberOfPointsChangesNoAnswer(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	for _, d := range judged() {
		var slow, fast, resting []stroke
		for _, s := range d.strokes {
			s = s.asDrawn()
			slow, fast, resting = append(slow, s), append(fast, s.halved()), append(resting, s.doubled())
		}
		want := p.draw(slow...)
		for name, strokes := range map[string][]stroke{"every second point": fast, "every point twice": resting} {
			if got := p.draw(strokes...); got.answer() != want.answer() {
				t.Errorf("%s, %s: %v, want %v", d.name, name, got, want)
			}
		}
	}
}

// asDrawn has points along the lines of a stroke of which only corners are known.
func (s stroke) asDrawn() stroke {
	if len(s) == 1 || len(s) >= 20 {
		return s
	}
	return dense(s)
}

// halved has every second point, and the last.
func (s stroke) halved() stroke {
	var half stroke
	for i, point := range s {
		if i%2 == 0 || i == len(s)-1 {
			half = append(half, point)
		}
	}
	return half
}

// doubled has every point twice.
func (s stroke) doubled() stroke {
	var twice stroke
	for _, point := range s {
		twice = append(twice, point, point)
	}
	return twice
}

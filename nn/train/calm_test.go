package train

import "testing"

func TestCalmStrength(t *testing.T) {
	c := Calm{Share: 0.5, Strength: 0.2}
	for step, expected := range map[int]float64{0: 1, 50: 1, 75: 0.6, 100: 0.2} {
		near(t, "the strength", c.strength(step, 100), expected, 1e-12)
	}
	near(t, "the strength without an end", Calm{}.strength(100, 100), 1, 0)
}

// At no strength a drawing is drawn, and an image kept, as it is, but for what
// calm leaves alone.
func TestNoStrengthChangesNoShape(t *testing.T) {
	corpus, h := testCorpus(t), small()
	h.Tone = Tone{}
	h.Drawings.ThinPen, h.Drawings.ThickPen, h.Drawings.Canvas.Share = 2.4, 2.4, 0
	h.Drawings.Thin, h.Drawings.Smooth = 0, 0
	h.Calm = Calm{Share: 1, Strength: 0}
	for _, mixture := range []Mixture{{Images: 1}, {Drawings: 1}} {
		h.Mixture = mixture
		s, picture := newSampler(corpus, h), newPicture()
		digit := s.sample(picture, h.steps(), 0)
		for i, v := range plain(digit) {
			near(t, "a cell", float64(picture[i]), float64(v), 1.0/255)
		}
	}
}

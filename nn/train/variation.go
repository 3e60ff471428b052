package train

import (
	"fmt"
	"slices"

	"digitscope/nn/ink"
)

// A Variation is one drawing as it is and as a training shows it to the network.
// Pictures are ink.Side × ink.Side values row by row, 0 for paper and 1 for ink.
type Variation struct {
	Digit    int
	Original []float32 // as the page draws it
	Pictures [][]float32
}

// VaryDrawing takes the corpus's first drawing of a digit. The training with these
// hyperparameters is cut into equal parts: of each, the picture is the first that the
// trainer makes of this drawing there. A part in which it makes none is passed over.
func (c *Corpus) VaryDrawing(h Hyperparameters, digit, parts int) (Variation, error) {
	chosen := slices.IndexFunc(c.drawings, func(d labelledDrawing) bool { return d.digit == digit })
	if chosen < 0 {
		return Variation{}, fmt.Errorf("there is no drawing of a %d to learn from", digit)
	}
	strokes := c.drawings[chosen].strokes
	return c.vary(h, digit, parts, fromDrawings, func(s *sampler) []ink.Stroke {
		if s.random.IntN(len(c.drawings)) != chosen {
			return nil
		}
		return strokes
	})
}

// VaryForm takes the first form of a digit, see package synth, that the training with
// these hyperparameters draws. No form comes up twice; so of each of so many equal
// parts of the training, but the one that it does come up in, the picture is what the
// trainer would make there of this form instead of the first that it draws.
func (c *Corpus) VaryForm(h Hyperparameters, digit, parts int) (Variation, error) {
	var form []ink.Stroke
	return c.vary(h, digit, parts, fromForms, func(s *sampler) []ink.Stroke {
		shown, strokes := c.forms.Digit(s.random)
		if form == nil && shown == digit {
			form = strokes
		}
		return form
	})
}

// vary goes through the places of a training at which a sample comes from the source.
// strokes are the drawing that is to be varied at such a place, none to pass it over:
// the same one each time.
func (c *Corpus) vary(h Hyperparameters, digit, parts int, from source, strokes func(*sampler) []ink.Stroke) (Variation, error) {
	if err := h.Check(); err != nil {
		return Variation{}, err
	}
	s, v := newSampler(c, h), Variation{Digit: digit}
	for part := range parts {
		varied := s.first(part*h.steps()/parts, (part+1)*h.steps()/parts, from, strokes)
		if varied == nil {
			continue
		}
		picture := make([]float32, ink.Side*ink.Side)
		s.drawing(picture, varied)
		v.Pictures = append(v.Pictures, picture)
		if v.Original == nil {
			v.Original = make([]float32, ink.Side*ink.Side)
			var renderer ink.Renderer
			renderer.Render(v.Original, varied, ink.Pen)
		}
	}
	if v.Original == nil {
		return Variation{}, fmt.Errorf("the training never comes to the %d that is to be varied", digit)
	}
	return v, nil
}

// first goes to the first place within some steps where there are strokes to be varied,
// and returns these.
func (s *sampler) first(step, end int, from source, strokes func(*sampler) []ink.Stroke) []ink.Stroke {
	for ; step < end; step++ {
		for place := range s.h.BatchSize {
			if s.begin(step, place) != from {
				continue
			}
			if found := strokes(s); found != nil {
				return found
			}
		}
	}
	return nil
}

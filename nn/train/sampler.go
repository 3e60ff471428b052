package train

import (
	"math/rand/v2"
	"slices"

	"digitscope/nn"
	"digitscope/nn/ink"
)

// A sampler draws samples of a corpus. The sample at one place of one step
// depends on the seed and this place alone: not on what was drawn before, and
// so neither on the number of cores nor on interruptions, nor on the machine, but for
// the last bits where a processor rounds a product and a sum at once. So nothing that
// is varied need be stored. It serves one goroutine.
type sampler struct {
	corpus   *Corpus
	h        Hyperparameters
	source   rand.PCG
	random   *rand.Rand
	drawings *drawingDistorter
	images   *imageDistorter
	buffer   framed
	strokes  []ink.Stroke
}

func newSampler(corpus *Corpus, h Hyperparameters) *sampler {
	s := &sampler{
		corpus:   corpus,
		h:        h,
		drawings: newDrawingDistorter(h.Drawings),
		images:   newImageDistorter(h.Images),
	}
	s.random = rand.New(&s.source)
	return s
}

// sample writes the picture at the given place of the given step's batch into
// dst and returns the digit that it shows, or nn.None.
func (s *sampler) sample(dst []float32, step, place int) (digit int) {
	switch s.begin(step, place) {
	case fromImages:
		i := s.random.IntN(s.corpus.images.Len())
		s.image(dst, s.corpus.images.Image(i))
		return s.corpus.images.Labels[i]
	case fromDrawings:
		drawing := s.corpus.drawings[s.random.IntN(len(s.corpus.drawings))]
		s.drawing(dst, drawing.strokes)
		return drawing.digit
	case fromForms:
		digit, strokes := s.corpus.forms.Digit(s.random)
		s.drawing(dst, strokes)
		return digit
	case fromCharacters:
		s.character(dst)
	case fromPairs:
		s.drawing(dst, s.pair())
	case fromOtherImages:
		s.otherImage(dst)
	default:
		s.invented(dst)
	}
	return nn.None
}

// begin goes to a place and decides where its sample comes from.
func (s *sampler) begin(step, place int) source {
	s.source.Seed(s.h.Seed, uint64(step)<<32|uint64(place))
	s.calmDown(step)
	return s.h.Mixture.pick(s.random.Float64())
}

// character draws one of another alphabet or, if there is none, an invented one.
func (s *sampler) character(dst []float32) {
	if len(s.corpus.characters) == 0 {
		s.invented(dst)
		return
	}
	s.drawing(dst, s.corpus.characters[s.random.IntN(len(s.corpus.characters))])
}

func (s *sampler) invented(dst []float32) { s.drawing(dst, s.corpus.forms.NotDigit(s.random)) }

// calmDown sets the strength of the distortions.
func (s *sampler) calmDown(step int) {
	strength := s.h.Calm.strength(step, s.h.steps())
	s.drawings.DrawingDistortion = s.h.Drawings.weaker(strength)
	s.images.ImageDistortion = s.h.Images.weaker(strength)
}

// otherImage draws an image of the sets without digits, as it is or normalised,
// or, if there is none, an invented drawing.
func (s *sampler) otherImage(dst []float32) {
	if len(s.corpus.others) == 0 {
		s.invented(dst)
		return
	}
	set := s.corpus.others[s.random.IntN(len(s.corpus.others))]
	s.image(dst, set.Image(s.random.IntN(set.Len())))
	if s.random.IntN(2) == 0 {
		source := slices.Clone(dst)
		ink.Normalise(dst, source, ink.Side, ink.Side)
	}
}

func (s *sampler) drawing(dst []float32, strokes []ink.Stroke) {
	s.drawings.draw(dst, strokes, s.random)
	s.h.Tone.apply(dst, s.random, &s.buffer)
}

func (s *sampler) image(dst []float32, image []byte) {
	if s.images.draw(dst, image, s.random) {
		s.h.Tone.apply(dst, s.random, &s.buffer)
	}
}

// pair is two or three digits beside each other.
func (s *sampler) pair() []ink.Stroke {
	n := 2 + s.random.IntN(5)/4
	var digits [3][]ink.Stroke
	for i := range n {
		digits[i] = s.corpus.drawings[s.random.IntN(len(s.corpus.drawings))].strokes
	}
	s.strokes = beside(s.strokes[:0], digits[:n], s.random)
	return s.strokes
}

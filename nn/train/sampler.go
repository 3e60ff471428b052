package train

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"digitscope/nn"
	"digitscope/nn/ink"
)

// Mixture says how often a sample comes from where. The shares sum to one.
type Mixture struct {
	Images   float64 `json:"images"`   // scanned digits
	Drawings float64 `json:"drawings"` // drawn digits
	Forms    float64 `json:"forms"`    // digits in the forms of package synth
	Others   Others  `json:"others"`   // what is no digit
}

// Others are the shares of what is no digit.
type Others struct {
	Characters float64 `json:"characters"` // of other alphabets
	Invented   float64 `json:"invented"`   // by package synth
	Pairs      float64 `json:"pairs"`      // of digits
	Images     float64 `json:"images"`     // of other things
}

func (o Others) sum() float64 { return o.Characters + o.Invented + o.Pairs + o.Images }

// check wants shares that sum to one.
func (m Mixture) check() error {
	sum := 0.0
	for _, share := range []float64{m.Images, m.Drawings, m.Forms, m.Others.Characters, m.Others.Invented, m.Others.Pairs, m.Others.Images} {
		if !(share >= 0) {
			return fmt.Errorf("mixture: share %v is not in 0…1", share)
		}
		sum += share
	}
	if math.Abs(sum-1) > 1e-9 {
		return fmt.Errorf("mixture: the shares sum to %v, not to 1", sum)
	}
	return nil
}

// A sampler draws samples of a corpus. The sample at one place of one step
// depends on the seed and this place alone: not on what was drawn before, and
// so neither on the number of cores nor on interruptions. It serves one
// goroutine.
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
	s.source.Seed(s.h.Seed, uint64(step)<<32|uint64(place))
	s.calmDown(step)
	m, others := s.h.Mixture, s.h.Mixture.Others
	at := s.random.Float64()
	below := func(share float64) bool {
		if at < 0 {
			return false
		}
		at -= share
		return at < 0
	}
	switch {
	case below(m.Images):
		i := s.random.IntN(s.corpus.images.Len())
		s.image(dst, s.corpus.images.Image(i))
		return s.corpus.images.Labels[i]
	case below(m.Drawings):
		drawing := s.corpus.drawings[s.random.IntN(len(s.corpus.drawings))]
		s.drawing(dst, drawing.strokes)
		return drawing.digit
	case below(m.Forms):
		digit, strokes := s.corpus.forms.Digit(s.random)
		s.drawing(dst, strokes)
		return digit
	case below(others.Characters) && len(s.corpus.characters) > 0:
		s.drawing(dst, s.corpus.characters[s.random.IntN(len(s.corpus.characters))])
	case below(others.Pairs):
		s.drawing(dst, s.pair())
	case below(others.Images) && len(s.corpus.others) > 0:
		s.otherImage(dst)
	default:
		s.drawing(dst, s.corpus.forms.NotDigit(s.random))
	}
	return nn.None
}

// calmDown sets the strength of the distortions.
func (s *sampler) calmDown(step int) {
	strength := s.h.Calm.strength(step, s.h.steps())
	s.drawings.DrawingDistortion = s.h.Drawings.weaker(strength)
	s.images.ImageDistortion = s.h.Images.weaker(strength)
}

// otherImage draws an image of the sets without digits, as it is or normalised.
func (s *sampler) otherImage(dst []float32) {
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

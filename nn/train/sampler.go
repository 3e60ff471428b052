package train

import "math/rand/v2"

// A sampler draws samples of a corpus. The sample at one place of one step
// depends on the seed and this place alone: not on what was drawn before, and
// so neither on the number of cores nor on interruptions. It serves one
// goroutine.
type sampler struct {
	corpus   *Corpus
	seed     uint64
	share    float64 // of drawings
	source   rand.PCG
	random   *rand.Rand
	drawings drawingDistorter
	images   *imageDistorter
	tone     Tone
	buffer   framed
}

func newSampler(corpus *Corpus, h Hyperparameters) *sampler {
	s := &sampler{
		corpus:   corpus,
		seed:     h.Seed,
		share:    h.DrawingShare,
		drawings: drawingDistorter{DrawingDistortion: h.Drawings},
		images:   newImageDistorter(h.Images),
		tone:     h.Tone,
	}
	s.random = rand.New(&s.source)
	return s
}

// sample writes the picture at the given place of the given step's batch into
// dst and returns the digit that it shows.
func (s *sampler) sample(dst []float32, step, place int) (digit int) {
	s.source.Seed(s.seed, uint64(step)<<32|uint64(place))
	if s.random.Float64() < s.share {
		drawing := s.corpus.drawings[s.random.IntN(len(s.corpus.drawings))]
		s.drawings.draw(dst, drawing.strokes, s.random)
		s.tone.apply(dst, s.random, &s.buffer)
		return drawing.digit
	}
	i := s.random.IntN(s.corpus.images.Len())
	if s.images.draw(dst, s.corpus.images.Image(i), s.random) {
		s.tone.apply(dst, s.random, &s.buffer)
	}
	return s.corpus.images.Labels[i]
}

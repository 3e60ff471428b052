package train

import (
	"math"
	"math/rand/v2"
	"testing"

	"digitscope/nn"
)

func TestPickFollowsTheShares(t *testing.T) {
	m, random := Default().Mixture, rand.New(rand.NewPCG(1, 2))
	const count = 100000
	var picked [sources]int
	for range count {
		picked[m.pick(random.Float64())]++
	}
	for i, share := range m.shares() {
		near(t, "a share", float64(picked[i])/count, share, 5*math.Sqrt(share/count))
	}
	if got := m.pick(math.Nextafter(1, 0)); got != fromInvented {
		t.Errorf("the largest number picks %v", got)
	}
}

// Each source gives a picture with ink, and a label if and only if it shows a
// digit; what a corpus lacks is invented.
func TestEverySourceDraws(t *testing.T) {
	for name, corpus := range map[string]*Corpus{"full": everySource(t), "digits only": testCorpus(t)} {
		for source, mixture := range map[source]Mixture{
			fromImages: {Images: 1}, fromDrawings: {Drawings: 1}, fromForms: {Forms: 1},
			fromCharacters: {Others: Others{Characters: 1}}, fromPairs: {Others: Others{Pairs: 1}},
			fromOtherImages: {Others: Others{Images: 1}}, fromInvented: {Others: Others{Invented: 1}},
		} {
			h := Default()
			h.Mixture = mixture
			s, picture := newSampler(corpus, h), newPicture()
			for step := range 50 {
				digit := s.sample(picture, step, 0)
				if isDigit := digit >= 0 && digit <= 9; isDigit != (source <= fromForms) || !isDigit && digit != nn.None {
					t.Fatalf("%s, source %d: label %d", name, source, digit)
				}
				if _, _, sum := mass(t, picture); sum == 0 {
					t.Fatalf("%s, source %d: step %d is blank", name, source, step)
				}
			}
		}
	}
}

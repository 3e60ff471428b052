package train

import (
	"slices"
	"strings"
	"testing"
)

// varying are hyperparameters of a training so short that all its samples can be drawn.
func varying(mixture Mixture) Hyperparameters {
	h := Default()
	h.Mixture = mixture
	h.Epochs, h.EpochSteps, h.BatchSize = 4, 10, 8
	return h
}

// firsts are the first samples of a digit in each part of a training, as the trainer
// draws them.
func firsts(corpus *Corpus, h Hyperparameters, digit, parts int) (pictures [][]float32) {
	s := newSampler(corpus, h)
	for part := range parts {
		var first []float32
		for i := range h.steps() / parts * h.BatchSize {
			picture := newPicture()
			shown := s.sample(picture, part*h.steps()/parts+i/h.BatchSize, i%h.BatchSize)
			if shown == digit && first == nil {
				first = picture
			}
		}
		if first != nil {
			pictures = append(pictures, first)
		}
	}
	return pictures
}

// The pictures of a drawing are those that the trainer makes of it: the corpus has one
// of each digit.
func TestVariationsOfADrawingAreTheTrainers(t *testing.T) {
	corpus := testCorpus(t)
	for _, mixture := range []Mixture{{Drawings: 1}, {Drawings: 0.1, Others: Others{Invented: 0.9}}} {
		h := varying(mixture)
		got, err := corpus.VaryDrawing(h, 8, 8)
		if err != nil {
			t.Fatal(err)
		}
		want := firsts(corpus, h, 8, 8)
		if len(want) == 0 || !slices.EqualFunc(got.Pictures, want, slices.Equal) {
			t.Errorf("%+v: %d pictures, not those %d that the trainer makes", mixture, len(got.Pictures), len(want))
		}
		if got.Digit != 8 || nearest(got.Original) != 8 {
			t.Errorf("%+v: the original of a %d is nearest to a %d", mixture, got.Digit, nearest(got.Original))
		}
	}
}

// The first picture of a form is the one that the trainer makes of it, the others show
// the same form.
func TestVariationsOfAFormBeginWithTheTrainers(t *testing.T) {
	corpus, h := testCorpus(t), varying(Mixture{Forms: 1})
	got, err := corpus.VaryForm(h, 4, 8)
	if err != nil {
		t.Fatal(err)
	}
	if want := firsts(corpus, h, 4, 8); len(want) == 0 || !slices.Equal(got.Pictures[0], want[0]) {
		t.Error("the first picture is not the trainer's")
	}
	for i, picture := range got.Pictures {
		_, _, expected := mass(t, got.Original)
		if _, _, ink := mass(t, picture); ink < expected*0.2 || ink > expected*2.5 {
			t.Errorf("picture %d has %v ink, the original %v", i, ink, expected)
		}
		for _, other := range got.Pictures[:i] {
			if slices.Equal(picture, other) {
				t.Errorf("picture %d is there twice", i)
			}
		}
	}
	if len(got.Pictures) < 7 { // there may be no 4 in the first part
		t.Errorf("%d pictures", len(got.Pictures))
	}
}

func TestVariationsRefuse(t *testing.T) {
	corpus := testCorpus(t)
	corpus.drawings = slices.DeleteFunc(corpus.drawings, func(d labelledDrawing) bool { return d.digit == 5 })
	none := varying(Mixture{Images: 1})
	faulty := none
	faulty.BatchSize = 0
	for fault, vary := range map[string]func() (Variation, error){
		"no drawing of a 5":             func() (Variation, error) { return corpus.VaryDrawing(none, 5, 2) },
		"never comes to the 7 that":     func() (Variation, error) { return corpus.VaryDrawing(none, 7, 2) },
		"never comes to the 3 that":     func() (Variation, error) { return corpus.VaryForm(none, 3, 2) },
		"steps of 0 samples: each must": func() (Variation, error) { return corpus.VaryForm(faulty, 3, 2) },
	} {
		if _, err := vary(); err == nil || !strings.Contains(err.Error(), fault) {
			t.Errorf("got %v, expected %q", err, fault)
		}
	}
}

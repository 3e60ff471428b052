package train

import (
	"math"
	"slices"
	"testing"

	"digitscope/nn/ink"
)

func newPicture() []float32 { return make([]float32, ink.Side*ink.Side) }

// What a sample shows depends on step and place alone.
func TestSamplesAreDeterministic(t *testing.T) {
	corpus, h := testCorpus(t), Default()
	forwards, backwards := newSampler(corpus, h), newSampler(corpus, h)
	const count = 60
	var pictures [count][]float32
	var digits [count]int
	for i := range count {
		pictures[i] = newPicture()
		digits[i] = forwards.sample(pictures[i], i/8, i%8)
	}
	for i := count - 1; i >= 0; i-- {
		got := newPicture()
		if digit := backwards.sample(got, i/8, i%8); digit != digits[i] || !slices.Equal(got, pictures[i]) {
			t.Fatalf("sample %d differs when drawn in another order", i)
		}
	}
	h.Seed++
	other := newPicture()
	if newSampler(corpus, h).sample(other, 0, 0); slices.Equal(other, pictures[0]) {
		t.Error("another seed draws the same sample")
	}
}

// Neighbouring samples have nothing to do with each other, although their
// generators are seeded alike: each digit comes up as often as it should, and
// drawings too, for each place of a batch.
func TestSamplesAreIndependent(t *testing.T) {
	corpus, h := testCorpus(t), Default()
	s := newSampler(corpus, h)
	const steps, places = 100, 20
	var counts [10]int
	var pairs [10][10]int
	last := 0
	for step := range steps {
		for place := range places {
			digit := s.sample(newPicture(), step, place)
			counts[digit]++
			pairs[last][digit]++
			last = digit
		}
	}
	expected := float64(steps * places / 10)
	for digit, n := range counts {
		if math.Abs(float64(n)-expected) > 5*math.Sqrt(expected) {
			t.Errorf("digit %d came up %d times of %v", digit, n, expected)
		}
		for next, n := range pairs[digit] {
			if math.Abs(float64(n)-expected/10) > 6*math.Sqrt(expected/10) {
				t.Errorf("digit %d followed %d times on %d, of %v", next, n, digit, expected/10)
			}
		}
	}
}

// A sample stays the picture of its digit: in range, with about as much ink,
// about in the middle, and nearest, of the ten digits, to its own.
func TestSamplesStayRecognisable(t *testing.T) {
	corpus := testCorpus(t)
	for _, share := range []float64{0, 1} {
		h := Default()
		h.DrawingShare = share
		s := newSampler(corpus, h)
		const count = 500
		near, picture := 0, newPicture()
		for i := range count {
			digit := s.sample(picture, i, 0)
			x, y, ink := mass(t, picture)
			_, _, expected := mass(t, plain(digit))
			if ink < expected*0.3 || ink > expected*2.5 {
				t.Errorf("sample %d of a %d has %v ink, undistorted %v", i, digit, ink, expected)
			}
			if math.Hypot(x-14, y-14) > 4 {
				t.Errorf("sample %d of a %d lies around %v, %v", i, digit, x, y)
			}
			if nearest(picture) == digit {
				near++
			}
		}
		// Comparing cell by cell knows nothing of slant, so some are missed.
		if near < count*2/3 {
			t.Errorf("drawings %v: only %d of %d are nearest to their own digit", share, near, count)
		}
	}
}

func plain(digit int) []float32 {
	picture := newPicture()
	greys(picture, testImage(digit))
	return picture
}

func mass(t *testing.T, picture []float32) (x, y, sum float64) {
	t.Helper()
	for i, v := range picture {
		if !(v >= 0 && v <= 1) {
			t.Fatalf("cell %d is %v", i, v)
		}
		sum += float64(v)
		x += float64(v) * (float64(i%ink.Side) + 0.5)
		y += float64(v) * (float64(i/ink.Side) + 0.5)
	}
	return x / sum, y / sum, sum
}

// nearest is the undistorted digit with the greatest cosine similarity.
func nearest(picture []float32) (best int) {
	greatest := 0.0
	for digit := range 10 {
		dot, square := 0.0, 0.0
		for i, v := range plain(digit) {
			dot += float64(v) * float64(picture[i])
			square += float64(v) * float64(v)
		}
		if similarity := dot / math.Sqrt(square); similarity > greatest {
			best, greatest = digit, similarity
		}
	}
	return best
}

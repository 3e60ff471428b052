package train

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"testing"

	"digitscope/nn/ink"
	"digitscope/nn/train/data"
)

func newPicture() []float32 { return make([]float32, ink.Side*ink.Side) }

// everySource is a corpus that lacks nothing.
func everySource(t *testing.T) *Corpus {
	corpus := testCorpus(t)
	corpus.characters = [][]ink.Stroke{testDrawings[3], testDrawings[5]}
	corpus.others = []*data.Images{corpus.images}
	return corpus
}

// What a sample shows depends on step and place alone.
func TestSamplesAreDeterministic(t *testing.T) {
	corpus, h := everySource(t), Default()
	forwards, backwards := newSampler(corpus, h), newSampler(corpus, h)
	const count = 600 // over the whole training: distortions calm down at its end
	step := h.steps() / count
	var pictures [count][]float32
	var digits [count]int
	for i := range count {
		pictures[i] = newPicture()
		digits[i] = forwards.sample(pictures[i], i*step, i%8)
	}
	for i := count - 1; i >= 0; i-- {
		got := newPicture()
		if digit := backwards.sample(got, i*step, i%8); digit != digits[i] || !slices.Equal(got, pictures[i]) {
			t.Fatalf("sample %d differs when drawn in another order", i)
		}
	}
	h.Seed++
	other := newPicture()
	if newSampler(corpus, h).sample(other, 0, 0); slices.Equal(other, pictures[0]) {
		t.Error("another seed draws the same sample")
	}
}

// A sample is the same on all machines: its digit, and the sum of its greys, each times the
// cell's index. Only the last bits may differ, where a processor multiplies and adds at
// once, which GOAMD64=v3 has an amd64 do: measured up to 4·10⁻⁷ of a grey.
func TestSamplesAreTheSameEverywhere(t *testing.T) {
	expected := [...]struct {
		digit int
		mass  float64
	}{
		{0, 43129.48}, {1, 16384.01}, {8, 44653.09}, {0, 52966.29}, {-1, 24833.25}, {-1, 35155.33}, {4, 46465.53}, {8, 46204.87},
		{6, 41962.40}, {0, 36286.21}, {1, 18294.56}, {4, 23082.54}, {5, 53363.36}, {6, 30711.30}, {3, 38635.06}, {5, 34808.42},
		{1, 20998.52}, {1, 11961.23}, {5, 40210.84}, {9, 50214.59}, {9, 55136.88}, {1, 18294.56}, {7, 27833.03}, {8, 54407.75},
		{5, 40210.84}, {5, 30818.58}, {4, 43918.55}, {-1, 57217.02}, {7, 32362.14}, {-1, 18018.65}, {7, 32362.14}, {2, 42646.47},
	}
	text, err := os.ReadFile("testdata/hyperparameters.json") // those of today need not stay
	if err != nil {
		t.Fatal(err)
	}
	var h Hyperparameters
	if err := json.Unmarshal(text, &h); err != nil {
		t.Fatal(err)
	}
	s, picture := newSampler(everySource(t), h), newPicture()
	for i, e := range expected {
		digit, mass := s.sample(picture, i*h.steps()/len(expected), i), 0.0
		for cell, grey := range picture {
			mass += float64(cell) * float64(grey)
		}
		if digit != e.digit || math.Abs(mass-e.mass) > 0.05 {
			t.Errorf("sample %d: a %d of %.2f, elsewhere a %d of %.2f", i, digit, mass, e.digit, e.mass)
		}
	}
}

// Neighbouring samples have nothing to do with each other, although their
// generators are seeded alike: each digit comes up as often as it should, and
// drawings too, for each place of a batch.
func TestSamplesAreIndependent(t *testing.T) {
	corpus, h := testCorpus(t), Default()
	h.Mixture = Mixture{Images: 0.5, Drawings: 0.5}
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
	for _, mixture := range []Mixture{{Images: 1}, {Drawings: 1}} {
		h := Default()
		h.Mixture = mixture
		s := newSampler(corpus, h)
		const count = 500
		near, picture := 0, newPicture()
		for i := range count {
			digit := s.sample(picture, i, 0)
			x, y, ink := mass(t, picture)
			_, _, expected := mass(t, plain(digit))
			if ink < expected*0.2 || ink > expected*2.5 {
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
			t.Errorf("%+v: only %d of %d are nearest to their own digit", mixture, near, count)
		}
	}
}

// Two digits beside each other do not overlap much, and fill the pad.
func TestPairsLieBesideEachOther(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		pair := beside(nil, [][]ink.Stroke{testDrawings[0], testDrawings[7]}, random)
		if len(pair) != 2 {
			t.Fatalf("%d strokes", len(pair))
		}
		_, left, _ := ink.Bounds(pair[:1])
		right, _, _ := ink.Bounds(pair[1:])
		if left.X >= right.X {
			t.Errorf("the first reaches to %v, the second begins at %v", left.X, right.X)
		}
		low, high, _ := ink.Bounds(pair)
		near(t, "the longer side", max(high.X-low.X, high.Y-low.Y), 0.8, 1e-9)
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

// batch draws the pictures and digits of a step's batch, with so many goroutines.
func batch(corpus *Corpus, h Hyperparameters, step, size, workers int) (pictures [][]float32, digits []int) {
	pictures, digits = make([][]float32, size), make([]int, size)
	samplers := make([]*sampler, workers)
	for i := range samplers {
		samplers[i] = newSampler(corpus, h)
	}
	parallel(workers, size, func(worker, place int) {
		pictures[place] = newPicture()
		digits[place] = samplers[worker].sample(pictures[place], step, place)
	})
	return pictures, digits
}

// A batch is the same on any number of processors and goroutines: nothing varied need
// ever be stored.
func TestBatchesAreTheSameOnAllCores(t *testing.T) {
	corpus, h := everySource(t), Default()
	const step, size = 7, 256
	pictures, digits := batch(corpus, h, step, size, 1)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, cores := range []int{1, 2, 5} {
		runtime.GOMAXPROCS(cores)
		others, labels := batch(corpus, h, step, size, 2*cores)
		if !slices.Equal(labels, digits) {
			t.Errorf("on %d cores other digits", cores)
		}
		for i := range others {
			if !slices.Equal(others[i], pictures[i]) {
				t.Fatalf("on %d cores sample %d is another", cores, i)
			}
		}
	}
}

// A batch is the same on any kind of processor: the same samples are drawn, and varied
// alike. Only the last bits may differ, as some processors round a product and a sum
// at once.
func TestBatchesAreTheSameEverywhere(t *testing.T) {
	pictures, digits := batch(everySource(t), Default(), 12345, 16, 1)
	expected := []struct {
		digit int
		ink   float64
	}{
		{7, 211.656},
		{8, 571.664},
		{-1, 535.902},
		{-1, 313.996},
		{2, 481.137},
		{7, 281.370},
		{0, 450.904},
		{8, 688.931},
		{0, 479.960},
		{2, 555.733},
		{-1, 491.434},
		{3, 322.608},
		{5, 372.439},
		{8, 471.435},
		{7, 424.566},
		{9, 363.464},
	}
	for i, picture := range pictures {
		sum := 0.0
		for j, v := range picture {
			sum += float64(v) * (1 + float64(j%7)) // by place, a little
		}
		if digits[i] != expected[i].digit || math.Abs(sum-expected[i].ink) > 0.02 {
			t.Errorf("sample %d is a %d with ink %.3f, expected %+v", i, digits[i], sum, expected[i])
		}
	}
}

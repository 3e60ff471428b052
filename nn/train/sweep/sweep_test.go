package sweep

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"digitscope/nn/train"
)

func parse(t testing.TB, text string) *Sweep {
	t.Helper()
	s, err := Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func trialOf(t testing.TB, s *Sweep, i int) Trial {
	t.Helper()
	trial, err := s.Trial(i)
	if err != nil {
		t.Fatal(err)
	}
	return trial
}

func TestGrid(t *testing.T) {
	s := parse(t, `{"name": "g", "base": {"epochs": 2}, "grid": {"schedule.peak": [1e-3, 2e-3, 3e-3], "batchSize": [32, 64]}}`)
	var names []string
	for i := range s.Len() {
		names = append(names, trialOf(t, s, i).Name)
	}
	if expected := []string{
		"batchSize=32 schedule.peak=1e-3", "batchSize=32 schedule.peak=2e-3", "batchSize=32 schedule.peak=3e-3",
		"batchSize=64 schedule.peak=1e-3", "batchSize=64 schedule.peak=2e-3", "batchSize=64 schedule.peak=3e-3",
	}; !slices.Equal(names, expected) {
		t.Errorf("got %q", names)
	}
	expected := train.Default()
	expected.Epochs, expected.BatchSize, expected.Schedule.Peak = 2, 64, 1e-3
	if got := trialOf(t, s, 3).Hyperparameters; !reflect.DeepEqual(got, expected) {
		t.Errorf("got %+v", got)
	}
	for _, i := range []int{-1, 6} {
		if _, err := s.Trial(i); err == nil || !strings.Contains(err.Error(), "g has the trials 0…5") {
			t.Errorf("trial %d: %v", i, err)
		}
	}
}

const random = `{"name": "r", "seed": 7, "random": {"trials": 200, "fields": {
	"schedule.peak": {"from": 0.0001, "to": 0.01, "scale": "log"},
	"calm.share": {"from": 0.25, "to": 0.75},
	"batchSize": {"from": 1, "to": 4, "whole": true},
	"adam.beta1": [0.8, 0.9]}}}`

// What is drawn is fixed: a sweep that goes on with another version of the program, or
// on another machine, must not become another one. And it is drawn as asked for.
func TestRandom(t *testing.T) {
	s := parse(t, random)
	if name, expected := trialOf(t, s, 3).Name, "adam.beta1=0.9 batchSize=4 calm.share=0.3895 schedule.peak=0.00483"; name != expected {
		t.Errorf("trial 3 is %q, expected %q", name, expected)
	}
	sizes, below, half := map[int]int{}, 0, 0
	for i := range s.Len() {
		h := trialOf(t, s, i).Hyperparameters
		sizes[h.BatchSize]++
		if h.Schedule.Peak < 0.0001 || h.Schedule.Peak > 0.01 || h.Calm.Share < 0.25 || h.Calm.Share > 0.75 {
			t.Errorf("trial %d is out of range: %v, %v", i, h.Schedule.Peak, h.Calm.Share)
		}
		if h.Schedule.Peak < 0.001 {
			below++
		}
		if h.Calm.Share < 0.5 {
			half++
		}
	}
	for size := 1; size <= 4; size++ {
		if n := sizes[size]; n < 30 || n > 70 || len(sizes) != 4 {
			t.Errorf("%d of 200 have the batch size %d, expected about 50", n, size)
		}
	}
	if below < 75 || below > 125 || half < 75 || half > 125 {
		t.Errorf("%d and %d of 200 are in the lower half, expected about 100", below, half)
	}
	if one, other := trialOf(t, s, 5), trialOf(t, parse(t, strings.Replace(random, `"seed": 7`, `"seed": 8`, 1)), 5); one.Name == other.Name {
		t.Error("another seed draws the same")
	}
}

// Numbers are drawn to four digits, and yet not beyond the ends.
func TestNarrowRange(t *testing.T) {
	s := parse(t, `{"name": "a", "random": {"trials": 20, "fields": {"schedule.peak": {"from": 0.123446, "to": 0.123454}}}}`)
	for i := range s.Len() {
		if peak := trialOf(t, s, i).Hyperparameters.Schedule.Peak; peak < 0.123446 || peak > 0.123454 {
			t.Errorf("trial %d has %v", i, peak)
		}
	}
}

func TestShippedSweeps(t *testing.T) {
	for path, trials := range map[string]int{"example.json": 12, "slurm/test.json": 6, "testdata/tiny.json": 6} {
		if s, err := Load(path); err != nil || s.Len() != trials {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := Load("slurm/array.sh"); err == nil || !strings.HasPrefix(err.Error(), "slurm/array.sh: it is no sweep") {
		t.Errorf("got %v", err)
	}
}

func TestGeometric(t *testing.T) {
	for _, u := range []uint64{0, 1 << 63, 1<<64 - 1, 0x123456789abcdef0} {
		expected := 1e-4 * math.Pow(100, float64(u)/(1<<64))
		if got := geometric(1e-4, 1e-2, u); math.Abs(got/expected-1) > 1e-13 {
			t.Errorf("%x: got %v, expected %v", u, got, expected)
		}
	}
}

func TestParseNamesWhatIsWrong(t *testing.T) {
	for _, test := range []struct{ fault, text string }{
		{"it is no sweep", `{`},
		{"it is no sweep", `{"name": "a", "grid": {}} {}`},
		{`unknown object member name "epochs"`, `{"name": "a", "epochs": 3, "grid": {}}`},
		{"/seed", `{"name": "a", "seed": "1", "grid": {}}`},
		{`duplicate object member name "epochs" within "/grid"`, `{"name": "a", "grid": {"epochs": [1], "epochs": [2]}}`},
		{`name: "a/b" is not`, `{"name": "a/b", "grid": {}}`},
		{"either grid or random", `{"name": "a"}`},
		{"either grid or random", `{"name": "a", "grid": {}, "random": {"trials": 1, "fields": {"epochs": [1]}}}`},
		{"grid: epochs: there are no values", `{"name": "a", "grid": {"epochs": []}}`},
		{"grid: epochs: 2 is listed twice", `{"name": "a", "grid": {"epochs": [2, 2]}}`},
		{"trial 0: base: epoch: there is no such hyperparameter", `{"name": "a", "base": {"epoch": 2}, "grid": {}}`},
		{"trial 1: grid: epochs: ", `{"name": "a", "grid": {"epochs": [1, "2"]}}`},
		{"trial 1: 0 epochs of", `{"name": "a", "grid": {"epochs": [1, 0]}}`},
		{"random: trials: 0 is not in", `{"name": "a", "random": {"trials": 0, "fields": {"epochs": [1]}}}`},
		{"random: fields: there are none", `{"name": "a", "random": {"trials": 1}}`},
		{"from or to is missing", `{"name": "a", "random": {"trials": 1, "fields": {"epochs": {"from": 1}}}}`},
		{"/random/fields/epochs", `{"name": "a", "random": {"trials": 1, "fields": {"epochs": {"from": 1, "to": 2, "step": 1}}}}`},
		{"random: epochs: from 2 to 1", `{"name": "a", "random": {"trials": 1, "fields": {"epochs": {"from": 2, "to": 1}}}}`},
		{"random: epochs: from: 0 is not above 0", `{"name": "a", "random": {"trials": 1, "fields": {"epochs": {"from": 0, "to": 1, "scale": "log"}}}}`},
		{`random: epochs: scale: "ln"`, `{"name": "a", "random": {"trials": 1, "fields": {"epochs": {"from": 1, "to": 2, "scale": "ln"}}}}`},
		{"they are not whole", `{"name": "a", "random": {"trials": 1, "fields": {"epochs": {"from": 1, "to": 2.5, "whole": true}}}}`},
		{"trial 0: random: epochs: ", `{"name": "a", "random": {"trials": 1, "fields": {"epochs": {"from": 1, "to": 2}}}}`},
		{`compare: sets: "mnist-test" is no development set`, `{"name": "a", "grid": {}, "compare": {"sets": ["mnist-test"]}}`},
		{`compare: sets: "mnist-train" is no development set`, `{"name": "a", "grid": {}, "compare": {"sets": ["mnist-train"]}}`},
		{`compare: figure: "loss" is not`, `{"name": "a", "grid": {}, "compare": {"figure": "loss"}}`},
		{`compare: figure: kmnist has no accuracy`, `{"name": "a", "grid": {}, "compare": {"sets": ["kmnist"], "figure": "accuracy"}}`},
	} {
		if _, err := Parse([]byte(test.text)); err == nil || !strings.Contains(err.Error(), test.fault) {
			t.Errorf("%s\ngave %v, expected %q", test.text, err, test.fault)
		}
	}
}

// Whatever is read, each trial can be trained with, and again comes out the same.
func FuzzParse(f *testing.F) {
	f.Add([]byte(random))
	f.Add([]byte(`{"name": "a", "grid": {"epochs": [1, 2], "tone": [{"blur": 1, "contrast": 2}]}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := Parse(text)
		if err != nil || s.Len() > 100 {
			return
		}
		again := parse(t, string(text))
		for i := range s.Len() {
			one, other := trialOf(t, s, i), trialOf(t, again, i)
			if !reflect.DeepEqual(one, other) {
				t.Errorf("trial %d is %+v and %+v", i, one, other)
			}
			if err := one.Hyperparameters.Check(); err != nil {
				t.Error(err)
			}
		}
	})
}

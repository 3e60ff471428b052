package train

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"digitscope/nn"
	"digitscope/nn/safetensors"
	"digitscope/nn/train/data"
	"digitscope/nn/train/whole"
)

// small is a training of a second or less.
func small() Hyperparameters {
	h := Default()
	h.Architecture = nn.Classic(2, 4, 16)
	h.Epochs, h.EpochSteps, h.BatchSize = 3, 5, 20 // 20 samples do not fill 16 shards evenly
	h.Schedule.WarmUp = 4
	return h
}

func testTrainer(t *testing.T, h Hyperparameters, corpus *Corpus, workers int) *Trainer {
	t.Helper()
	trainer, err := NewTrainer(h, corpus, []Set{testSet(t, corpus)}, workers)
	if err != nil {
		t.Fatal(err)
	}
	return trainer
}

// testSet is the corpus's images, undistorted.
func testSet(t *testing.T, corpus *Corpus) Set {
	t.Helper()
	set, err := imageSet("digits", corpus.images, false, false)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// finish trains to the end, or fails with the context's error.
func finish(ctx context.Context, trainer *Trainer, progress func(float64)) error {
	for trainer.Step() < trainer.Steps() {
		if _, err := trainer.Epoch(ctx, progress); err != nil {
			return err
		}
	}
	return nil
}

func ignore(float64) {}

func sameNetwork(t *testing.T, what string, a, b *Trainer) {
	t.Helper()
	if !slices.Equal(a.Network().Parameters(), b.Network().Parameters()) || !slices.Equal(a.network.Parameters(), b.network.Parameters()) {
		t.Errorf("%s: the networks differ", what)
	}
	for i, epoch := range a.history {
		if other := b.history[i]; epoch.Loss != other.Loss || epoch.Accuracies["digits"] != other.Accuracies["digits"] {
			t.Errorf("%s: epoch %d is %v and %v", what, i+1, epoch, other)
		}
	}
}

func TestTrainingLearns(t *testing.T) {
	corpus, h := testCorpus(t), small()
	h.Epochs, h.EpochSteps, h.AverageDecay = 4, 100, 0.95
	trainer := testTrainer(t, h, corpus, 2)
	if err := finish(t.Context(), trainer, ignore); err != nil {
		t.Fatal(err)
	}
	record := trainer.Record()
	first, last := record.Epochs[0], record.Epochs[3]
	if last.Accuracies["digits"] != 1 || last.Loss > 0.5*first.Loss || last.Epoch != 4 || last.Step != 400 {
		t.Errorf("learned from %+v to %+v", first, last)
	}
	if record.ImagesPerSecond <= 0 || record.WallSeconds <= 0 || record.Data[0].Count != 20 {
		t.Errorf("recorded %+v", record)
	}
}

// What is scored is what is stored: nothing is lost on the way through a file.
func TestAFinishedNetworkIsStoredAsItIs(t *testing.T) {
	corpus := testCorpus(t)
	trainer := testTrainer(t, small(), corpus, 2)
	if err := finish(t.Context(), trainer, ignore); err != nil {
		t.Fatal(err)
	}
	trainer.Finish(testSet(t, corpus))
	var file bytes.Buffer
	if err := safetensors.Save(&file, trainer.Network(), nil); err != nil {
		t.Fatal(err)
	}
	stored, err := safetensors.Load(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(stored.Parameters(), trainer.Network().Parameters()) {
		t.Error("the stored network is another one")
	}
	if p := trainer.Record().Presence; p.Set != "digits" || p.Shift == 0 {
		t.Errorf("recorded %+v", p)
	}
}

func TestCoresChangeNothing(t *testing.T) {
	corpus := testCorpus(t)
	one, many := testTrainer(t, small(), corpus, 1), testTrainer(t, small(), corpus, 5)
	if err := errors.Join(finish(t.Context(), one, ignore), finish(t.Context(), many, ignore)); err != nil {
		t.Fatal(err)
	}
	sameNetwork(t, "1 and 5 goroutines", one, many)
}

// Stopped in the middle of an epoch and at the end of one, and resumed each
// time, a training comes out as if it had not been.
func TestResumeChangesNothing(t *testing.T) {
	corpus, path := testCorpus(t), filepath.Join(t.TempDir(), "new", "test.checkpoint")
	whole := testTrainer(t, small(), corpus, 2)
	if err := finish(t.Context(), whole, ignore); err != nil {
		t.Fatal(err)
	}
	trainer := testTrainer(t, small(), corpus, 2)
	for _, stop := range []int{7, 10} {
		ctx, cancel := context.WithCancel(t.Context())
		err := finish(ctx, trainer, func(float64) {
			if trainer.Step() == stop {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) && trainer.Step() != stop {
			t.Fatalf("stopped at step %d with %v, expected %d", trainer.Step(), err, stop)
		}
		if err := trainer.Save(path); err != nil {
			t.Fatal(err)
		}
		trainer = testTrainer(t, small(), corpus, 2)
		if err := trainer.Resume(path); err != nil || trainer.Step() != stop {
			t.Fatalf("resumed at step %d with %v, expected %d", trainer.Step(), err, stop)
		}
	}
	if err := finish(t.Context(), trainer, ignore); err != nil {
		t.Fatal(err)
	}
	sameNetwork(t, "whole and resumed", whole, trainer)
	if len(trainer.history) != 3 || trainer.elapsed <= 0 {
		t.Errorf("%d epochs in %v", len(trainer.history), trainer.elapsed)
	}
}

func TestResumeRefuses(t *testing.T) {
	corpus, dir := testCorpus(t), t.TempDir()
	path := filepath.Join(dir, "test.checkpoint")
	if err := testTrainer(t, small(), corpus, 1).Save(path); err != nil {
		t.Fatal(err)
	}
	other := func(change func(*Hyperparameters)) *Trainer {
		h := small()
		change(&h)
		return testTrainer(t, h, corpus, 1)
	}
	elsewhere := *corpus
	elsewhere.sources = []Source{{Files: []data.FileHash{{Path: "test/file", SHA256: "5678"}}}}
	for _, test := range []struct {
		trainer *Trainer
		fault   string
	}{
		{other(func(h *Hyperparameters) { h.Seed = 7 }), "seed: it has 1, now it is 7"},
		{other(func(h *Hyperparameters) { h.Drawings.Warp.Shear = 1 }), "drawings.warp.shear: it has 0.25, now it is 1"},
		{other(func(h *Hyperparameters) { h.Architecture = nn.Classic(2, 4, 8) }), "architecture.layers: it has"},
		{testTrainer(t, small(), &elsewhere, 1), "test/file with SHA-256 1234, now it is test/file with 5678"},
	} {
		if err := test.trainer.Resume(path); err == nil || !strings.Contains(err.Error(), test.fault) {
			t.Errorf("got %v, expected %q", err, test.fault)
		}
	}
	for name, content := range map[string]string{"empty": "", "garbage": "garbage"} {
		path := filepath.Join(dir, name)
		if err := whole.Write(path, []byte(content)); err != nil {
			t.Fatal(err)
		}
		if err := testTrainer(t, small(), corpus, 1).Resume(path); err == nil || !strings.Contains(err.Error(), "is no checkpoint") {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if err := testTrainer(t, small(), corpus, 1).Resume(filepath.Join(dir, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, expected that there is no file", err)
	}
}

func TestHyperparametersAreChecked(t *testing.T) {
	corpus := testCorpus(t)
	for fault, change := range map[string]func(*Hyperparameters){
		"0 epochs":        func(h *Hyperparameters) { h.Epochs = 0 },
		"shares sum":      func(h *Hyperparameters) { h.Mixture.Images++ },
		"share -1":        func(h *Hyperparameters) { h.Mixture.Forms = -1 },
		"answered":        func(h *Hyperparameters) { h.Answered = 1.5 },
		"average decay":   func(h *Hyperparameters) { h.AverageDecay = 1 },
		"ten digits":      func(h *Hyperparameters) { h.Architecture.Layers[6].Units = 11 },
		"28 × 28":         func(h *Hyperparameters) { h.Architecture.Input[1] = 29 },
		"calm":            func(h *Hyperparameters) { h.Calm.Share = 2 },
		"threshold known": func(h *Hyperparameters) { h.Thresholds.Known = 2 },
	} {
		h := small()
		change(&h)
		if _, err := NewTrainer(h, corpus, nil, 1); err == nil || !strings.Contains(err.Error(), fault) {
			t.Errorf("got %v, expected %q", err, fault)
		}
	}
}

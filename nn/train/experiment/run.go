package experiment

import (
	"context"
	"errors"
	"os"
	"runtime"

	"digitscope/nn/train"
)

// A Run is an experiment under way.
type Run struct {
	trainer    *train.Trainer
	data       *Data
	build      train.Build
	checkpoint string
}

// Start prepares a training on all cores. Its state is kept in the file checkpoint.
func (d *Data) Start(h train.Hyperparameters, checkpoint string) (*Run, error) {
	trainer, err := train.NewTrainer(h, d.corpus, d.held, runtime.GOMAXPROCS(0))
	if err != nil {
		return nil, err
	}
	// Asked now: at the end there may be another commit, of code that did not run.
	return &Run{trainer, d, train.ThisBuild(train.Commit(), kernel()), checkpoint}, nil
}

// Step is the number of steps done, Steps that of the whole training.
func (r *Run) Step() int  { return r.trainer.Step() }
func (r *Run) Steps() int { return r.trainer.Steps() }

// Resume goes on from the checkpoint; it returns false if there is none. The error
// says what does not fit.
func (r *Run) Resume() (bool, error) {
	err := r.trainer.Resume(r.checkpoint)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// Train goes to the end and keeps a checkpoint of each epoch, and of where it was
// stopped. Stopped, it returns the context's error.
func (r *Run) Train(ctx context.Context, display *Display) error {
	defer display.close()
	for r.trainer.Step() < r.trainer.Steps() {
		epoch, err := r.trainer.Epoch(ctx, display.step)
		if err := errors.Join(err, r.trainer.Save(r.checkpoint)); err != nil {
			return err
		}
		display.epoch(epoch)
	}
	return nil
}

// Record is what is known before the training is finished.
func (r *Run) Record() train.Record {
	record := r.trainer.Record()
	record.Build = r.build
	return record
}

// Finish scores the trained network, also with drawings that are altered, and tells
// each score. name is that of the outcome's files.
func (r *Run) Finish(name string, tell func(train.Score)) (Outcome, error) {
	r.trainer.Finish(r.data.presence)
	network, workers := r.trainer.Network(), runtime.GOMAXPROCS(0)
	outcome := Outcome{Name: name, Network: network, Record: r.Record()}
	outcome.Record.Robustness = train.CheckRobustness(network, r.data.drawings, workers)
	for _, set := range r.data.scored {
		score := train.Evaluate(network, set, workers)
		tell(score)
		outcome.Record.Add(set, score)
	}
	return outcome, outcome.encode()
}

// Close removes the checkpoint, once the outcome is written.
func (r *Run) Close() error {
	if err := os.Remove(r.checkpoint); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil // another program, which did the same at the same time, was first
}

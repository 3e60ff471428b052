package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"digitscope/nn"
	"digitscope/nn/train"
)

// A run is what the teacher's training and the network's have in common.
type run struct {
	options
	corpus         *train.Corpus
	held           []train.Set
	stdout, stderr io.Writer
}

// teacher returns the trained teacher, or nil if the hyperparameters want none.
func (r run) teacher(ctx context.Context) (*nn.Network, error) {
	if r.hyperparameters.Teacher == nil {
		return nil, nil
	}
	fmt.Fprintln(r.stdout, "first the teacher")
	trainer, err := r.train(ctx, r.hyperparameters.ForTeacher(), nil, teacherFile)
	if err != nil {
		return nil, err
	}
	fmt.Fprintln(r.stdout, "now the network")
	return trainer.Network(), nil
}

// train goes through all epochs, on from the checkpoint if there is one.
func (r run) train(ctx context.Context, h train.Hyperparameters, teacher *nn.Network, checkpoint string) (*train.Trainer, error) {
	trainer, err := train.NewTrainer(h, r.corpus, teacher, r.held, runtime.GOMAXPROCS(0))
	if err != nil {
		return nil, err
	}
	path := r.path(checkpoint)
	if err := r.resume(trainer, path); err != nil {
		return nil, err
	}
	return trainer, r.epochs(ctx, h, trainer, path)
}

func (r run) resume(trainer *train.Trainer, path string) error {
	if r.fresh {
		return nil
	}
	switch err := trainer.Resume(path); {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%w; -fresh starts over", err)
	}
	fmt.Fprintf(r.stdout, "going on from %s at step %d of %d\n", path, trainer.Step(), trainer.Steps())
	return nil
}

// epochs trains to the end and keeps a checkpoint of each epoch, and of where it
// was stopped.
func (r run) epochs(ctx context.Context, h train.Hyperparameters, trainer *train.Trainer, path string) error {
	display := newDisplay(h, trainer.Step(), r.stdout, r.stderr)
	defer display.close()
	for trainer.Step() < trainer.Steps() {
		epoch, err := trainer.Epoch(ctx, display.step)
		if err := errors.Join(err, trainer.Save(path)); err != nil {
			return err
		}
		display.epoch(epoch)
	}
	return nil
}

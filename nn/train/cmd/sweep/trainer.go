package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"digitscope/nn/train"
	"digitscope/nn/train/experiment"
	"digitscope/nn/train/runs"
	"digitscope/nn/train/sweep"
)

// trainer trains the trials of a sweep.
type trainer struct {
	sweep          *sweep.Sweep
	data, out      string
	stdout, stderr io.Writer

	// loaded is the data of the last trial, as it is shared by most.
	loaded  *experiment.Data
	exclude bool
}

// all trains what has no result yet, with a line for each trial. Results that are
// broken, or another sweep's, are named before anything is trained.
func (t *trainer) all(ctx context.Context) error {
	todo, err := t.todo()
	if err != nil {
		return err
	}
	n := t.sweep.Len()
	fmt.Fprintf(t.stdout, "%s: %d trials, %d finished, %d to do; results go to %s\n", t.sweep.Name, n, n-len(todo), len(todo), t.out)
	start := time.Now()
	for done, trial := range todo {
		begun := time.Now()
		result, err := t.train(ctx, trial, io.Discard)
		if err != nil {
			return err
		}
		value, err := t.sweep.Compare.Value(result.Record)
		if err != nil {
			return err
		}
		left := time.Since(start) / time.Duration(done+1) * time.Duration(len(todo)-done-1)
		fmt.Fprintf(t.stdout, "trial %d of %d, %s: mean %.2f %%, %v; %d to do, %v\n", trial.Index, n, trial.Name,
			100*value, time.Since(begun).Round(time.Second), len(todo)-done-1, left.Round(time.Second))
	}
	return nil
}

// remedy is what to do about results that are not the trials'.
const remedy = "remove what is broken, or choose another folder for the results"

// todo are the trials without a result.
func (t *trainer) todo() (todo []sweep.Trial, err error) {
	var faults []error
	for i := range t.sweep.Len() {
		switch _, err := t.sweep.Result(t.out, i); {
		case errors.Is(err, os.ErrNotExist):
			trial, err := t.sweep.Trial(i)
			if err != nil {
				return nil, err
			}
			todo = append(todo, trial)
		case err != nil:
			faults = append(faults, err)
		}
	}
	if faults != nil {
		return nil, fmt.Errorf("%w\n%s", errors.Join(faults...), remedy)
	}
	return todo, nil
}

// one trains a single trial, with a line for each epoch, unless it has its result.
func (t *trainer) one(ctx context.Context, index int) error {
	trial, err := t.sweep.Trial(index)
	if err != nil {
		return err
	}
	switch _, err := t.sweep.Result(t.out, index); {
	case err == nil:
		fmt.Fprintf(t.stdout, "trial %d is finished\n", index)
		return nil
	case !errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("%w\n%s", err, remedy)
	}
	fmt.Fprintf(t.stdout, "trial %d of %s: %s\n", index, t.sweep.Name, trial.Name)
	_, err = t.train(ctx, trial, t.stdout)
	return err
}

// train goes on with a trial to its result.
func (t *trainer) train(ctx context.Context, trial sweep.Trial, lines io.Writer) (result runs.Run, err error) {
	h, name := trial.Hyperparameters, sweep.File(trial.Index)
	if t.loaded == nil || t.exclude != h.Exclude {
		if t.loaded, err = experiment.Load(t.data, "", h.Exclude); err != nil {
			return runs.Run{}, err
		}
		t.exclude = h.Exclude
		experiment.TellDeviations(t.data, t.stderr)
	}
	run, err := t.loaded.Start(h, filepath.Join(t.out, name+".checkpoint"))
	if err != nil {
		return runs.Run{}, err
	}
	resumed, err := run.Resume()
	if err != nil {
		return runs.Run{}, fmt.Errorf("%w; remove it, or choose another folder for the results", err)
	}
	if resumed {
		fmt.Fprintf(t.stdout, "trial %d goes on at step %d of %d\n", trial.Index, run.Step(), run.Steps())
	}
	if err := run.Train(ctx, experiment.NewDisplay(h, run.Step(), lines, t.stderr)); err != nil {
		return runs.Run{}, err
	}
	outcome, err := run.Finish(name, func(train.Score) {})
	if err != nil {
		return runs.Run{}, err
	}
	outcome.Record.Trial = t.sweep.Belongs(trial.Index)
	if err := outcome.Write(t.out); err != nil {
		return runs.Run{}, err
	}
	return runs.Run{Name: name, Record: outcome.Record}, run.Close()
}

// Command train trains the network on the known sets and writes it, with
// the record of the training, into a folder. Stopped, it leaves a checkpoint
// there, from which the next run goes on.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"

	"digitscope/nn/train"
)

// The files that the command writes into the folder.
const (
	weightsFile    = "digits.safetensors"
	compactFile    = "digits.compact" // the same weights, for the page
	recordFile     = "digits.json"
	checkpointFile = "digits.checkpoint"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends it at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// options are the command's arguments.
type options struct {
	data, out       string
	samples         string
	fresh           bool
	hyperparameters train.Hyperparameters
}

// run returns the exit code: 0 when the network is trained, 1 when it is not, 2
// when the arguments are wrong.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	switch err := o.train(ctx, stdout, stderr); {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "train: stopped; run it again to go on from the checkpoint")
		return 1
	case err != nil:
		fmt.Fprintln(stderr, "train:", err)
		return 1
	}
	return 0
}

func parse(args []string, stderr io.Writer) (options, error) {
	o := options{hyperparameters: train.Default()}
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.data, "data", "data", "the directory of the data sets")
	flags.StringVar(&o.out, "out", "weights", "the directory to write the network into")
	flags.StringVar(&o.samples, "samples", "weights/testdata", "the directory of the samples that are scored for the tests; empty for none")
	flags.BoolVar(&o.fresh, "fresh", false, "start over, even if there is a checkpoint")
	flags.Uint64Var(&o.hyperparameters.Seed, "seed", o.hyperparameters.Seed, "what the random numbers start from")
	flags.IntVar(&o.hyperparameters.Epochs, "epochs", o.hyperparameters.Epochs, "the length of the training")
	flags.BoolVar(&o.hyperparameters.Exclude, "exclude", o.hyperparameters.Exclude, "learn nothing from the samples that are listed as duplicates, mislabelled or unreadable")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "train: unexpected argument %q\n", flags.Arg(0))
		return o, errors.New("arguments")
	}
	return o, nil
}

func (o options) path(name string) string { return filepath.Join(o.out, name) }

// train goes through all epochs, then writes weights and record.
func (o options) train(ctx context.Context, stdout, stderr io.Writer) error {
	// Asked now: at the end there may be another commit, of code that did not run.
	build := train.ThisBuild(train.Commit(), kernel())
	corpus, err := train.LoadCorpus(o.data, o.hyperparameters.Exclude)
	if err != nil {
		return err
	}
	sets, err := train.LoadSets(o.data)
	if err != nil {
		return err
	}
	drawings, err := train.RobustnessDrawings(o.data)
	if err != nil {
		return err
	}
	var samples []train.Set
	if o.samples != "" {
		if samples, err = train.SampleSets(o.samples); err != nil {
			return err
		}
	}
	trainer, err := train.NewTrainer(o.hyperparameters, corpus, heldDigits(sets.All), runtime.GOMAXPROCS(0))
	if err != nil {
		return err
	}
	if err := o.resume(trainer, stdout); err != nil {
		return err
	}
	if err := o.epochs(ctx, trainer, stdout, stderr); err != nil {
		return err
	}
	trainer.Finish(sets.Presence)
	if err := o.write(trainer, build, append(sets.All, samples...), drawings, stdout); err != nil {
		return err
	}
	return os.Remove(o.path(checkpointFile))
}

// resume goes on from a checkpoint if there is one.
func (o options) resume(trainer *train.Trainer, stdout io.Writer) error {
	if o.fresh {
		return nil
	}
	path := o.path(checkpointFile)
	switch err := trainer.Resume(path); {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%w; -fresh starts over", err)
	}
	fmt.Fprintf(stdout, "going on from %s at step %d of %d\n", path, trainer.Step(), trainer.Steps())
	return nil
}

// epochs trains to the end and keeps a checkpoint of each epoch, and of where it
// was stopped.
func (o options) epochs(ctx context.Context, trainer *train.Trainer, stdout, stderr io.Writer) error {
	display := newDisplay(o.hyperparameters, trainer.Step(), stdout, stderr)
	defer display.close()
	for trainer.Step() < trainer.Steps() {
		epoch, err := trainer.Epoch(ctx, display.step)
		if err := errors.Join(err, trainer.Save(o.path(checkpointFile))); err != nil {
			return err
		}
		display.epoch(epoch)
	}
	return nil
}

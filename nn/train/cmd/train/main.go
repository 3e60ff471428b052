// Command train trains the network on MNIST and pendigits and writes it, with
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
	"syscall"

	"digitscope/nn/train"
)

// The files that the command writes into the folder; the checkpoints are gone
// when all is done.
const (
	weightsFile    = "digits.safetensors"
	recordFile     = "digits.json"
	checkpointFile = "digits.checkpoint"
	teacherFile    = "teacher.checkpoint"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends it at once
	os.Exit(command(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// options are the command's arguments.
type options struct {
	data, out       string
	samples         string
	fresh           bool
	hyperparameters train.Hyperparameters
}

// command returns the exit code: 0 when the network is trained, 1 when it is not, 2
// when the arguments are wrong.
func command(ctx context.Context, args []string, stdout, stderr io.Writer) int {
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

// train trains the teacher, if there is to be one, then the network, and writes
// weights and record.
func (o options) train(ctx context.Context, stdout, stderr io.Writer) error {
	// Asked now: at the end there may be another commit, of code that did not run.
	build := train.ThisBuild(commit(), kernel())
	corpus, err := train.LoadCorpus(o.data)
	if err != nil {
		return err
	}
	sets, err := loadSets(o.data, o.samples)
	if err != nil {
		return err
	}
	r := run{o, corpus, sets.held, stdout, stderr}
	teacher, err := r.teacher(ctx)
	if err != nil {
		return err
	}
	trainer, err := r.train(ctx, o.hyperparameters, teacher, checkpointFile)
	if err != nil {
		return err
	}
	trainer.SettlePresence(sets.presence)
	if err := o.write(trainer, build, sets.all, stdout); err != nil {
		return err
	}
	return o.removeCheckpoints()
}

func (o options) removeCheckpoints() error {
	for _, name := range []string{checkpointFile, teacherFile} {
		if err := os.Remove(o.path(name)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

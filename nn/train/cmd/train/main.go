// Command train trains the network on the known sets and writes it, with
// the record of the training, into a folder. Stopped, it leaves a checkpoint
// there, from which the next run goes on.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"digitscope/nn/compact"
	"digitscope/nn/train"
	"digitscope/nn/train/command"
	"digitscope/nn/train/experiment"
	"digitscope/nn/train/whole"
)

// name is that of the files that the command writes into the folder, without their
// endings.
const name = "digits"

func main() { os.Exit(run(command.Interruptible(), os.Args[1:], os.Stdout, os.Stderr)) }

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
	flags, o := command.New("train", stderr), options{hyperparameters: train.Default()}
	flags.StringVar(&o.data, "data", "data", "the directory of the data sets")
	flags.StringVar(&o.out, "out", "weights", "the directory to write the network into")
	flags.StringVar(&o.samples, "samples", "weights/testdata", "the directory of the samples that are scored for the tests; empty for none")
	flags.BoolVar(&o.fresh, "fresh", false, "start over, even if there is a checkpoint")
	flags.Uint64Var(&o.hyperparameters.Seed, "seed", o.hyperparameters.Seed, "what the random numbers start from")
	flags.IntVar(&o.hyperparameters.Epochs, "epochs", o.hyperparameters.Epochs, "the length of the training")
	flags.BoolVar(&o.hyperparameters.Exclude, "exclude", o.hyperparameters.Exclude, "learn nothing from the samples that are listed as duplicates, mislabelled or unreadable")
	flags.Stopped = "run it again to go on from the checkpoint"
	return flags.Run(args, func() error { return o.train(ctx, stdout, stderr) })
}

func (o options) path(ending string) string { return filepath.Join(o.out, name+ending) }

// train goes through all epochs, then writes weights and record.
func (o options) train(ctx context.Context, stdout, stderr io.Writer) error {
	data, err := experiment.Load(o.data, o.samples, o.hyperparameters.Exclude)
	if err != nil {
		return err
	}
	experiment.TellDeviations(o.data, stderr)
	run, err := data.Start(o.hyperparameters, o.path(".checkpoint"))
	if err != nil {
		return err
	}
	if err := o.resume(run, stdout); err != nil {
		return err
	}
	if err := run.Train(ctx, experiment.NewDisplay(o.hyperparameters, run.Step(), stdout, stderr)); err != nil {
		return err
	}
	outcome, err := run.Finish(name, func(score train.Score) {
		fmt.Fprintln(stdout, score)
		if !score.NotDigits {
			fmt.Fprintln(stdout, score.Rates())
		}
	})
	if err != nil {
		return err
	}
	forPage, err := compact.Encode(outcome.Network)
	if err != nil {
		return err
	}
	if err := whole.Write(o.path(".compact"), forPage); err != nil {
		return err
	}
	if err := outcome.Write(o.out); err != nil {
		return err
	}
	return run.Close()
}

// resume goes on from a checkpoint if there is one.
func (o options) resume(run *experiment.Run, stdout io.Writer) error {
	if o.fresh {
		return nil
	}
	resumed, err := run.Resume()
	if err != nil {
		return fmt.Errorf("%w; -fresh starts over", err)
	}
	if resumed {
		fmt.Fprintf(stdout, "going on from %s at step %d of %d\n", o.path(".checkpoint"), run.Step(), run.Steps())
	}
	return nil
}

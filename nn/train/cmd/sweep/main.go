// Command sweep trains the trials of a sweep, all on this machine or one by its index,
// or merges their results. Stopped, it goes on where it was.
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

	"digitscope/nn/train/sweep"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends it at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// options are the command's arguments.
type options struct {
	file, data, out string
	index           int // allTrials, or the only one
	table           bool
}

const allTrials = -1

// run returns the exit code: 0 when what was asked for is there, the one result or all
// of them; 1 when it is not; 2 when the arguments are wrong.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	switch err := o.run(ctx, stdout, stderr); {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "sweep: stopped; run it again to go on")
		return 1
	case err != nil:
		fmt.Fprintln(stderr, "sweep:", err)
		return 1
	}
	return 0
}

func parse(args []string, stderr io.Writer) (o options, err error) {
	flags := flag.NewFlagSet("sweep", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.file, "file", "", "the sweep")
	flags.StringVar(&o.data, "data", "data", "the directory of the data sets")
	flags.StringVar(&o.out, "out", "", "the directory of the results; weights/sweeps/NAME if it is empty")
	flags.IntVar(&o.index, "index", allTrials, "the only trial to train, from 0")
	flags.BoolVar(&o.table, "table", false, "train nothing, merge the results that are there")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	switch {
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", flags.Arg(0))
	case o.file == "":
		err = errors.New("which sweep? name its file: -file FILE, or FILE=… of make")
	case o.table && o.index != allTrials:
		err = errors.New("-table and -index do not go together")
	}
	if err != nil {
		fmt.Fprintln(stderr, "sweep:", err)
	}
	return o, err
}

func (o options) run(ctx context.Context, stdout, stderr io.Writer) error {
	s, err := sweep.Load(o.file)
	if err != nil {
		return err
	}
	if o.out == "" {
		o.out = filepath.Join("weights", "sweeps", s.Name)
	}
	trainer := trainer{sweep: s, data: o.data, out: o.out, stdout: stdout, stderr: stderr}
	switch {
	case o.index != allTrials:
		return trainer.one(ctx, o.index)
	case !o.table:
		if err := trainer.all(ctx); err != nil {
			return err
		}
	}
	table, faults := s.Merge(o.out)
	fmt.Fprint(stdout, table)
	return errors.Join(faults...)
}

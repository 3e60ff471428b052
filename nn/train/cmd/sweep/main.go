// Command sweep trains the trials of a sweep, all on this machine or one by its index,
// or merges their results. Stopped, it goes on where it was.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"digitscope/nn/train/command"
	"digitscope/nn/train/sweep"
)

func main() { os.Exit(run(command.Interruptible(), os.Args[1:], os.Stdout, os.Stderr)) }

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
	flags, o := command.New("sweep", stderr), options{}
	flags.StringVar(&o.file, "file", "", "the sweep")
	flags.StringVar(&o.data, "data", "data", "the directory of the data sets")
	flags.StringVar(&o.out, "out", "", "the directory of the results; weights/sweeps/NAME if it is empty")
	flags.IntVar(&o.index, "index", allTrials, "the only trial to train, from 0")
	flags.BoolVar(&o.table, "table", false, "train nothing, merge the results that are there")
	flags.Stopped = "run it again to go on"
	return flags.Run(args, func() error {
		switch {
		case o.file == "":
			return command.Misuse("which sweep? name its file: -file FILE, or FILE=… of make")
		case o.table && o.index != allTrials:
			return command.Misuse("-table and -index do not go together")
		}
		return o.run(ctx, stdout, stderr)
	})
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

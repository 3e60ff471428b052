// Command repeat trains once more as a record says, and tells whether the same network
// comes out.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"digitscope/nn/train"
	"digitscope/nn/train/command"
	"digitscope/nn/train/experiment"
	"digitscope/nn/train/runs"
)

func main() { os.Exit(run(command.Interruptible(), os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 0 when the same network comes out, 1 when another one
// does, or none, 2 when the arguments are wrong.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := command.New("repeat", stderr)
	record := flags.String("record", "weights/digits.json", "the record")
	data := flags.String("data", "data", "the directory of the data sets")
	flags.Stopped = "run it again to go on from the checkpoint"
	return flags.Run(args, func() error { return repeat(ctx, *record, *data, stdout, stderr) })
}

// repeat trains, with a checkpoint beside the record, and names before what may make
// the difference.
func repeat(ctx context.Context, path, dir string, stdout, stderr io.Writer) error {
	recorded, err := runs.Read(path)
	if err != nil {
		return err
	}
	h := recorded.Record.Hyperparameters
	data, err := experiment.Load(dir, "", h.Exclude)
	if err != nil {
		return err
	}
	checkpoint := strings.TrimSuffix(path, ".json") + ".repeat.checkpoint"
	run, err := data.Start(h, checkpoint)
	if err != nil {
		return err
	}
	differences := runs.Differences(recorded.Record, run.Record())
	for _, d := range differences {
		fmt.Fprintf(stdout, "not the same as then: %s was %s, is %s\n", d[0], d[1], d[2])
	}
	if _, err := run.Resume(); err != nil {
		return fmt.Errorf("%w; remove it to start over", err)
	}
	if err := run.Train(ctx, experiment.NewDisplay(h, run.Step(), stdout, stderr)); err != nil {
		return err
	}
	name := strings.TrimSuffix(recorded.Record.Weights.Path, filepath.Ext(recorded.Record.Weights.Path))
	outcome, err := run.Finish(name, func(train.Score) {})
	if err != nil {
		return err
	}
	if err := run.Close(); err != nil {
		return err
	}
	return verdict(recorded.Record, outcome, filepath.Dir(path), len(differences), stdout)
}

// verdict compares the hashes of the weights and, if they differ, the weights
// themselves with those that lie in the folder of the record: other notes in the file
// make another hash, too.
func verdict(recorded train.Record, outcome experiment.Outcome, dir string, differences int, stdout io.Writer) error {
	then, now := recorded.Weights.SHA256, outcome.Record.Weights.SHA256
	if then == now {
		fmt.Fprintf(stdout, "the same weights: SHA-256 %s\n", now)
		return nil
	}
	old, err := experiment.ReadNetwork(filepath.Join(dir, recorded.Weights.Path))
	if err == nil && slices.Equal(old.Parameters(), outcome.Network.Parameters()) {
		fmt.Fprintf(stdout, "the same weights in another file: only its notes differ, SHA-256 %s, recorded %s\n", now, then)
		return nil
	}
	why := "though nothing is known to be different"
	if differences > 0 {
		why = "see above for what is not the same as then"
	}
	return fmt.Errorf("other weights, %s: SHA-256 %s, recorded %s", why, now, then)
}

// Command repeat trains once more as a record says, and tells whether the same network
// comes out.
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
	"slices"
	"strings"
	"syscall"

	"digitscope/nn"
	"digitscope/nn/safetensors"
	"digitscope/nn/train"
	"digitscope/nn/train/experiment"
	"digitscope/nn/train/runs"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends it at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run returns the exit code: 0 when the same network comes out, 1 when another one
// does, or none, 2 when the arguments are wrong.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("repeat", flag.ContinueOnError)
	flags.SetOutput(stderr)
	record := flags.String("record", "weights/digits.json", "the record")
	data := flags.String("data", "data", "the directory of the data sets")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "repeat: unexpected argument %q\n", flags.Arg(0))
		return 2
	}
	switch err := repeat(ctx, *record, *data, stdout, stderr); {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "repeat: stopped; run it again to go on from the checkpoint")
		return 1
	case err != nil:
		fmt.Fprintln(stderr, "repeat:", err)
		return 1
	}
	return 0
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
	if file, err := os.ReadFile(filepath.Join(dir, recorded.Weights.Path)); err == nil && sameParameters(file, outcome.Network) {
		fmt.Fprintf(stdout, "the same weights in another file: only its notes differ, SHA-256 %s, recorded %s\n", now, then)
		return nil
	}
	why := "though nothing is known to be different"
	if differences > 0 {
		why = "see above for what is not the same as then"
	}
	return fmt.Errorf("other weights, %s: SHA-256 %s, recorded %s", why, now, then)
}

func sameParameters(file []byte, network *nn.Network) bool {
	other, err := safetensors.Load(file)
	return err == nil && slices.Equal(other.Parameters(), network.Parameters())
}

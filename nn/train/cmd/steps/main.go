// Command steps trains the network again and again, each time with one thing
// more, and writes what each step brought to a file.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"

	"digitscope/nn/train"
	"digitscope/nn/train/command"
	"digitscope/nn/train/whole"
)

func main() { os.Exit(run(command.Interruptible(), train.Steps(), os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 0 when the file is written, 1 when it is not, 2
// when the arguments are wrong.
func run(ctx context.Context, steps []train.Step, args []string, stdout, stderr io.Writer) int {
	flags := command.New("steps", stderr)
	dir := flags.String("data", "data", "the directory of the data sets")
	out := flags.String("out", "weights/steps.json", "the file to write")
	return flags.Run(args, func() error { return write(ctx, steps, *dir, *out, stdout) })
}

// write trains all steps and writes them. What was there stays until all are
// done.
func write(ctx context.Context, steps []train.Step, dir, out string, stdout io.Writer) error {
	corpus, err := train.LoadCorpus(dir, train.Default().Exclude)
	if err != nil {
		return err
	}
	sets, err := train.LoadSets(dir)
	if err != nil {
		return err
	}
	var scored []train.ScoredStep
	for _, step := range steps {
		results, err := score(ctx, step, corpus, sets)
		if err != nil {
			return err
		}
		scored = append(scored, train.ScoredStep{Step: step, Results: results})
		fmt.Fprintln(stdout, scored[len(scored)-1])
	}
	text, err := json.MarshalIndent(scored, "", " ")
	if err != nil {
		return err
	}
	return whole.Write(out, append(text, '\n'))
}

// score trains one step and scores it on what is held back.
func score(ctx context.Context, step train.Step, corpus *train.Corpus, sets train.Sets) ([]train.Result, error) {
	workers := runtime.GOMAXPROCS(0)
	trainer, err := train.NewTrainer(step.Hyperparameters, corpus, nil, workers)
	if err != nil {
		return nil, err
	}
	for trainer.Step() < trainer.Steps() {
		if _, err := trainer.Epoch(ctx, func(float64) {}); err != nil {
			return nil, err
		}
	}
	trainer.Finish(sets.Presence)
	var results []train.Result
	for _, set := range sets.All {
		if !set.Test {
			continue
		}
		result := train.NewResult(train.Evaluate(trainer.Network(), set, workers))
		result.Confusion = nil
		results = append(results, result)
	}
	return results, nil
}

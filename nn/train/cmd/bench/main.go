// Command bench compares the trainer's speed with PyTorch's, in rounds that take
// turns on the same machine: the same network, optimiser and size of a batch, on
// pictures in memory that nobody varies. A further line tells the speed with all
// that the trainer does to its samples.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"time"

	"digitscope/nn/train"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	dir := flags.String("data", "data", "the directory of the data sets")
	rounds := flags.Int("rounds", 9, "how often each takes its turn")
	seconds := flags.Float64("seconds", 2, "the length of a turn")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	corpus, err := train.LoadCorpus(*dir, train.Default().Exclude)
	if err != nil {
		return err
	}
	plain, err := newTrainer(corpus, asTheyAre())
	if err != nil {
		return err
	}
	varied, err := newTrainer(corpus, train.Default())
	if err != nil {
		return err
	}
	layers, cores := train.Default().Architecture.Layers, runtime.GOMAXPROCS(0)
	torch, err := startPeer(layers[0].Maps, layers[2].Maps, layers[5].Units, train.Default().BatchSize, cores, *seconds)
	if err != nil {
		return err
	}
	turn := time.Duration(*seconds * float64(time.Second))
	speeds, err := takeTurns(*rounds, []func() (float64, error){
		func() (float64, error) { return measure(plain, turn) },
		torch.round,
		func() (float64, error) { return measure(varied, turn) },
	})
	if err := errors.Join(err, torch.stop()); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%d cores, batches of %d, medians of %d rounds of %v s\n", cores, train.Default().BatchSize, *rounds, *seconds)
	fmt.Fprintf(stdout, "digitscope %.0f images/s\npytorch-%s %.0f images/s\ndigitscope-with-varied-samples %.0f images/s\nratio pytorch %.2f\n",
		speeds[0], torch.version, speeds[1], speeds[2], speeds[0]/speeds[1])
	return nil
}

// asTheyAre takes images as they are: nothing is timed but the network.
func asTheyAre() train.Hyperparameters {
	h := train.Default()
	h.Mixture = train.Mixture{Images: 1}
	h.Images = train.ImageDistortion{Keep: 1}
	return h
}

func newTrainer(corpus *train.Corpus, h train.Hyperparameters) (*train.Trainer, error) {
	h.Epochs, h.EpochSteps = 1, 1<<30
	return train.NewTrainer(h, corpus, nil, runtime.GOMAXPROCS(0))
}

// measure trains for the given time and returns the images per second.
func measure(trainer *train.Trainer, turn time.Duration) (float64, error) {
	ctx, stop := context.WithTimeout(context.Background(), turn)
	defer stop()
	first, start := trainer.Step(), time.Now()
	if _, err := trainer.Epoch(ctx, func(float64) {}); !errors.Is(err, context.DeadlineExceeded) {
		return 0, err
	}
	images := (trainer.Step() - first) * train.Default().BatchSize
	return float64(images) / time.Since(start).Seconds(), nil
}

// takeTurns measures each in turn, so that a busy moment hits all alike, and
// returns the medians.
func takeTurns(rounds int, measures []func() (float64, error)) ([]float64, error) {
	speeds := make([][]float64, len(measures))
	for range max(1, rounds) {
		for i, measure := range measures {
			speed, err := measure()
			if err != nil {
				return nil, err
			}
			speeds[i] = append(speeds[i], speed)
		}
	}
	medians := make([]float64, len(measures))
	for i := range speeds {
		slices.Sort(speeds[i])
		medians[i] = speeds[i][len(speeds[i])/2]
	}
	return medians, nil
}

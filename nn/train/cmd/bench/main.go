// Command bench compares the trainer's speed with PyTorch's, in rounds that take
// turns on the same machine: the same network, optimiser and size of a batch, on
// pictures in memory that nobody varies. A further line tells the speed with all
// that the trainer does to its samples.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"time"

	"digitscope/nn/train"
	"digitscope/nn/train/command"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// options are the command's arguments.
type options struct {
	data    string
	rounds  int
	seconds float64
}

// run returns the exit code: 0 when all is measured, 1 when it is not, 2 when the
// arguments are wrong.
func run(args []string, stdout, stderr io.Writer) int {
	flags, o := command.New("bench", stderr), options{}
	flags.StringVar(&o.data, "data", "data", "the directory of the data sets")
	flags.IntVar(&o.rounds, "rounds", 9, "how often each takes its turn")
	flags.Float64Var(&o.seconds, "seconds", 2, "the length of a turn")
	return flags.Run(args, func() error {
		if o.rounds < 1 || !(o.seconds > 0) {
			return command.Misuse("-rounds and -seconds must be above 0")
		}
		return o.compare(stdout)
	})
}

// compare measures both trainers and prints medians and ratio.
func (o options) compare(stdout io.Writer) error {
	corpus, err := train.LoadCorpus(o.data, train.Default().Exclude)
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
	torch, err := startPeer(layers[0].Maps, layers[2].Maps, layers[5].Units, train.Default().BatchSize, cores, o.seconds)
	if err != nil {
		return err
	}
	turn := time.Duration(o.seconds * float64(time.Second))
	speeds, err := takeTurns(o.rounds, []func() (float64, error){
		func() (float64, error) { return measure(plain, turn) },
		torch.round,
		func() (float64, error) { return measure(varied, turn) },
	})
	if err := errors.Join(err, torch.stop()); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%d cores, batches of %d, medians of %d rounds of %v s\n", cores, train.Default().BatchSize, o.rounds, o.seconds)
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
	for range rounds {
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

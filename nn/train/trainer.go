// Package train teaches a network: it draws and varies samples, follows their
// gradient, scores what was learned and keeps the record. Everything that the
// weights depend on is decided by the hyperparameters and the data; cores and
// interruptions change nothing.
package train

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"digitscope/nn"
	"digitscope/nn/half"
	"digitscope/nn/optimise"
)

// shards is the number of parts of a batch that are worked on at the same time.
// It is fixed, whatever the number of cores, because sums of floating point
// numbers depend on their order.
const shards = 16

// blockSize is the number of parameters that are updated by one core at a time.
const blockSize = 4096

// A Trainer is a training under way.
type Trainer struct {
	h       Hyperparameters
	corpus  *Corpus
	tests   []Set
	workers []*worker

	network *nn.Network // what is moved by the gradient
	average *nn.Network // the mean of its parameters over the last steps
	moments optimise.Moments

	gradients [shards]*nn.Gradient
	losses    [shards]float64

	presence Presence

	step    int
	loss    float64 // summed over the epoch's steps so far
	elapsed time.Duration
	history []Epoch
}

// An Epoch is what is known at the end of one.
type Epoch struct {
	Epoch        int     `json:"epoch"` // counted from 1
	Step         int     `json:"step"`  // steps done
	LearningRate float64 `json:"learningRate"`
	// Loss is the mean cross entropy of the epoch's samples, in nats.
	Loss float64 `json:"loss"`
	// Accuracies of the averaged network, by the set's name.
	Accuracies map[string]float64 `json:"accuracies"`
}

// worker is what one goroutine works with.
type worker struct {
	pass    *nn.Pass
	sampler *sampler
}

// NewTrainer starts a training with as many goroutines as workers says. tests
// are scored after each epoch; nothing is learned from them.
func NewTrainer(h Hyperparameters, corpus *Corpus, tests []Set, workers int) (*Trainer, error) {
	if err := h.Check(); err != nil {
		return nil, err
	}
	if corpus.exclude != h.Exclude {
		return nil, fmt.Errorf("listed samples: excluded is %t of the hyperparameters, %t of the data", h.Exclude, corpus.exclude)
	}
	network, err := nn.New(h.Architecture, h.Thresholds)
	if err != nil {
		return nil, err
	}
	average, err := nn.New(h.Architecture, h.Thresholds)
	if err != nil {
		return nil, err
	}
	network.Initialise(rand.New(rand.NewPCG(h.Seed, math.MaxUint64)))
	copy(average.Parameters(), network.Parameters())
	t := &Trainer{
		h: h, corpus: corpus, tests: tests, network: network, average: average,
		moments: optimise.NewMoments(len(network.Parameters())),
	}
	for range max(1, workers) {
		t.workers = append(t.workers, &worker{network.NewPass(), newSampler(corpus, h)})
	}
	for i := range t.gradients {
		t.gradients[i] = network.NewGradient()
	}
	return t, nil
}

// Network is the result so far: the average, which goes on changing.
func (t *Trainer) Network() *nn.Network { return t.average }

// Finish ends the training: it rounds the network's parameters to what is stored,
// and moves its logits until it takes the share Hyperparameters.Answered of the
// set's pictures for digits.
func (t *Trainer) Finish(set Set) {
	parameters := t.average.Parameters()
	half.Round(parameters)
	t.presence = Presence{Set: set.Name, Shift: settlePresence(t.average, set, t.h.Answered)}
	half.Round(parameters) // those that moved
}

// Step is the number of steps done, Steps that of the whole training.
func (t *Trainer) Step() int  { return t.step }
func (t *Trainer) Steps() int { return t.h.steps() }

// Epoch trains until the end of the running epoch, or until the context is
// done; then it returns the context's error, between two steps, and can go on
// later. After each step it calls progress, with the loss of that step.
func (t *Trainer) Epoch(ctx context.Context, progress func(loss float64)) (Epoch, error) {
	start := time.Now()
	defer func() { t.elapsed += time.Since(start) }()
	for end := t.step - t.step%t.h.EpochSteps + t.h.EpochSteps; t.step < end; {
		if err := ctx.Err(); err != nil {
			return Epoch{}, err
		}
		progress(t.advance())
	}
	epoch := Epoch{
		Epoch:        t.step / t.h.EpochSteps,
		Step:         t.step,
		LearningRate: t.h.Schedule.Rate(t.step-1, t.h.steps()),
		Loss:         t.loss / float64(t.h.EpochSteps),
		Accuracies:   map[string]float64{},
	}
	for _, set := range t.tests {
		epoch.Accuracies[set.Name] = Evaluate(t.average, set, len(t.workers)).Accuracy()
	}
	t.loss = 0
	t.history = append(t.history, epoch)
	return epoch, nil
}

// advance does one step and returns its mean loss.
func (t *Trainer) advance() float64 {
	parallel(len(t.workers), shards, t.shard)
	loss := 0.0
	for _, l := range t.losses {
		loss += l
	}
	loss /= float64(t.h.BatchSize)
	blocks := (len(t.network.Parameters()) + blockSize - 1) / blockSize
	parallel(len(t.workers), blocks, func(_, block int) { t.update(block) })
	t.step++
	t.loss += loss
	return loss
}

// shard sums the gradient of one part of the batch.
func (t *Trainer) shard(worker, shard int) {
	w, gradient := t.workers[worker], t.gradients[shard]
	clear(gradient.Sum)
	t.losses[shard] = 0
	size := t.h.BatchSize
	for place := shard * size / shards; place < (shard+1)*size/shards; place++ {
		digit := w.sampler.sample(w.pass.Input(), t.step, place)
		w.pass.Forward()
		t.losses[shard] += w.pass.Backward(gradient, digit)
	}
}

// update adds the shards' gradients, in order, and moves one block of the
// parameters.
func (t *Trainer) update(block int) {
	parameters := t.network.Parameters()
	from := block * blockSize
	to := min(from+blockSize, len(parameters))
	sum := t.gradients[0].Sum[from:to]
	for _, gradient := range t.gradients[1:] {
		for i, v := range gradient.Sum[from:to] {
			sum[i] += v
		}
	}
	scale := 1 / float32(t.h.BatchSize)
	for i := range sum {
		sum[i] *= scale
	}
	rate := t.h.Schedule.Rate(t.step, t.h.steps())
	t.h.Adam.Update(parameters[from:to], sum, t.moments.Slice(from, to), t.step, rate)
	optimise.Average(t.average.Parameters()[from:to], parameters[from:to], t.h.AverageDecay, t.step)
}

// Record is the part of a record that the training knows: hyperparameters, what
// was learned from, the epochs so far and the time they took, that of earlier
// runs included.
func (t *Trainer) Record() Record {
	seconds := t.elapsed.Seconds()
	return Record{
		Hyperparameters: t.h,
		Data:            slices.Clone(t.corpus.sources),
		Epochs:          slices.Clone(t.history),
		WallSeconds:     seconds,
		ImagesPerSecond: float64(t.step*t.h.BatchSize) / seconds,
		Presence:        t.presence,
	}
}

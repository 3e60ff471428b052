package train

import (
	"errors"
	"fmt"

	"digitscope/nn"
	"digitscope/nn/ink"
	"digitscope/nn/optimise"
)

// Hyperparameters are all that a training depends on beside its data. The same
// ones give, on the same kind of processor, the same network bit for bit.
type Hyperparameters struct {
	Seed         uint64          `json:"seed"`
	Architecture nn.Architecture `json:"architecture"`
	Thresholds   nn.Thresholds   `json:"thresholds"`
	// Answered is the share of PresenceSet that the network is made to take for
	// digits, see settlePresence.
	Answered float64 `json:"answered"`
	// Exclude: nothing is learned from listed samples, see LoadCorpus.
	Exclude bool `json:"exclude"`

	// An epoch is a fixed number of samples drawn: EpochSteps batches.
	Epochs     int `json:"epochs"`
	EpochSteps int `json:"epochSteps"`
	BatchSize  int `json:"batchSize"`

	Schedule optimise.Schedule `json:"schedule"`
	Adam     optimise.Adam     `json:"adam"`
	// AverageDecay is how much of the average is kept at each step.
	AverageDecay float64 `json:"averageDecay"`

	Mixture  Mixture           `json:"mixture"`
	Drawings DrawingDistortion `json:"drawings"`
	Images   ImageDistortion   `json:"images"`
	Tone     Tone              `json:"tone"`
	Calm     Calm              `json:"calm"`
}

// Default returns what the next network is trained with.
func Default() Hyperparameters {
	return Hyperparameters{
		Seed:         1,
		Architecture: nn.Classic(16, 32, 128),
		Thresholds:   nn.Thresholds{Sure: 0.9, Known: 0.5},
		Answered:     0.985,
		Exclude:      true,
		Epochs:       220,
		EpochSteps:   500,
		BatchSize:    128,
		Schedule:     optimise.Schedule{Peak: 2e-3, Final: 1e-5, WarmUp: 500},
		Adam:         optimise.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8, WeightDecay: 0.01},
		AverageDecay: 0.9995,
		Mixture: Mixture{
			Images: 0.5, Drawings: 0.3, Forms: 0.06,
			Others: Others{Characters: 0.05, Invented: 0.05, Pairs: 0.015, Images: 0.025},
		},
		Drawings: DrawingDistortion{
			Warp:      WarpLimits{Rotation: 15, Shear: 0.25, Stretch: 0.3, Elastic: 0.1},
			Thin:      0.3,
			LargeStep: 4,
			Jitter:    0.012,
			Smooth:    0.4,
			Shift:     0.02,
			Ends:      Ends{Probability: 0.4, Shorter: 0.12, Longer: 0.1},
			ThinPen:   1.6,
			ThickPen:  3.6,
			Canvas:    CanvasDistortion{Share: 0.3, Smallest: 9, Largest: 26, ThinPen: 1, ThickPen: 4, Hard: 0.3},
		},
		Images: ImageDistortion{
			Keep:      0.2,
			Warp:      WarpLimits{Rotation: 12, Shear: 0.2, Stretch: 0.12, Elastic: 0.06, Shift: 0.03},
			Thickness: 0.4,
		},
		Tone: Tone{Blur: 0.6, Contrast: 1.2},
		Calm: Calm{Share: 0.3, Strength: 0.5},
	}
}

// steps is the length of the whole training.
func (h Hyperparameters) steps() int { return h.Epochs * h.EpochSteps }

// Check tells what no training can be done with.
func (h Hyperparameters) Check() error {
	switch {
	case h.Epochs < 1 || h.EpochSteps < 1 || h.BatchSize < 1:
		return fmt.Errorf("%d epochs of %d steps of %d samples: each must be at least 1", h.Epochs, h.EpochSteps, h.BatchSize)
	case !(h.Answered > 0 && h.Answered <= 1):
		return fmt.Errorf("answered share %v is not in 0…1", h.Answered)
	case !(h.Thresholds.Known > 0 && h.Thresholds.Known < 1):
		return fmt.Errorf("the threshold known, %v, must lie between 0 and 1", h.Thresholds.Known)
	case !(h.AverageDecay >= 0 && h.AverageDecay < 1):
		return fmt.Errorf("average decay %v is not in 0…1", h.AverageDecay)
	}
	return errors.Join(h.Mixture.check(), h.Calm.check(), CheckNetwork(h.Architecture))
}

// CheckNetwork wants an architecture that takes the pictures of package ink and
// tells ten digits apart.
func CheckNetwork(a nn.Architecture) error {
	if a.Input != [3]int{1, ink.Side, ink.Side} {
		return fmt.Errorf("the network does not read pictures of %d × %d", ink.Side, ink.Side)
	}
	// The layer before the softmax makes the classes: every network ends so.
	if n := len(a.Layers); n < 2 || a.Layers[n-2].Units != 10 {
		return errors.New("the network does not tell ten digits apart")
	}
	return nil
}

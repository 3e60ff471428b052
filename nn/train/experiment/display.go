package experiment

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	// term: knows a terminal from other devices, such as /dev/null.
	"golang.org/x/term"

	"digitscope/nn/train"
)

// Display tells how the training goes: a line for each epoch and, on a terminal,
// a bar with the time left.
type Display struct {
	lines io.Writer
	h     train.Hyperparameters
	done  int // epochs
	loss  float64
	bar   *progressbar.ProgressBar // nil without a terminal
}

// lossMemory is how much of the shown loss is kept at each step: single batches
// jump too much to be read.
const lossMemory = 0.98

// NewDisplay shows a training from the given step on: lines for epochs go to lines, the
// bar to terminal, if it is one.
func NewDisplay(h train.Hyperparameters, step int, lines, terminal io.Writer) *Display {
	d := &Display{lines: lines, h: h, done: step / h.EpochSteps}
	if !isTerminal(terminal) {
		return d
	}
	d.bar = progressbar.NewOptions(h.Epochs*h.EpochSteps*h.BatchSize,
		progressbar.OptionSetWriter(terminal),
		progressbar.OptionSetWidth(20),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("images"),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionClearOnFinish(),
	)
	// A bar that cannot be drawn is no reason to stop.
	_ = d.bar.Set(step * h.BatchSize)
	return d
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// step moves the bar by one batch.
func (d *Display) step(loss float64) {
	if d.bar == nil {
		return
	}
	if d.loss == 0 {
		d.loss = loss
	}
	d.loss = lossMemory*d.loss + (1-lossMemory)*loss
	d.bar.Describe(fmt.Sprintf("epoch %d of %d, loss %.4f", d.done+1, d.h.Epochs, d.loss))
	_ = d.bar.Add(d.h.BatchSize)
}

// epoch writes the line of an epoch that is done.
func (d *Display) epoch(epoch train.Epoch) {
	d.done = epoch.Epoch
	d.close()
	var accuracies []string
	for name, accuracy := range epoch.Accuracies {
		accuracies = append(accuracies, fmt.Sprintf("%s %.4f", name, accuracy))
	}
	slices.Sort(accuracies)
	fmt.Fprintf(d.lines, "epoch %d of %d: loss %.4f, %s\n", epoch.Epoch, d.h.Epochs, epoch.Loss, strings.Join(accuracies, ", "))
}

// close takes the bar away, until the next step.
func (d *Display) close() {
	if d.bar != nil {
		_ = d.bar.Clear()
	}
}

// Package curves writes how loss and accuracies went in the course of trainings as
// CSV, the format that spreadsheets, plotters and statistics programs read alike.
package curves

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"digitscope/nn/train"
	"digitscope/nn/train/runs"
)

// columns are what every epoch has; those of the sets' accuracies follow.
var columns = [...]string{"run", "epoch", "step", "learningRate", "loss"}

// CSV writes a table (RFC 4180, with a header): a row for each epoch of each run, in
// the order of the runs. Its columns are the run's name, the epoch from 1, the steps
// done, the learning rate, the loss in nats and the accuracy, 0…1, on each set that any
// of the runs was scored by, empty where one was not. Numbers have as many digits as
// are needed to read the same float64 again. The error names a run that is there
// twice, or a set whose name is that of another column.
func CSV(named []runs.Run) ([]byte, error) {
	if err := check(named); err != nil {
		return nil, err
	}
	sets := scored(named)
	for _, name := range columns {
		if slices.Contains(sets, name) {
			return nil, fmt.Errorf("a set cannot be named %s as another column is", name)
		}
	}
	rows := [][]string{slices.Concat(columns[:], sets)}
	for _, run := range named {
		for _, epoch := range run.Record.Epochs {
			rows = append(rows, row(run.Name, epoch, sets))
		}
	}
	var text bytes.Buffer
	writer := csv.NewWriter(&text)
	writer.UseCRLF = true
	err := writer.WriteAll(rows)
	return text.Bytes(), err
}

func check(named []runs.Run) error {
	seen := map[string]bool{}
	for _, run := range named {
		if seen[run.Name] {
			return fmt.Errorf("two runs are named %s", run.Name)
		}
		seen[run.Name] = true
	}
	return nil
}

func row(name string, epoch train.Epoch, sets []string) []string {
	cells := []string{
		name, strconv.Itoa(epoch.Epoch), strconv.Itoa(epoch.Step), number(epoch.LearningRate), number(epoch.Loss),
	}
	for _, set := range sets {
		cell := ""
		if accuracy, ok := epoch.Accuracies[set]; ok {
			cell = number(accuracy)
		}
		cells = append(cells, cell)
	}
	return cells
}

// number has no comma and, unless it needs one, no exponent.
func number(value float64) string { return strconv.FormatFloat(value, 'g', -1, 64) }

// scored are the sets of any epoch, in the order of the records' results; those
// without a result come last.
func scored(named []runs.Run) (sets []string) {
	inEpochs := map[string]bool{}
	for _, run := range named {
		for _, epoch := range run.Record.Epochs {
			for set := range epoch.Accuracies {
				inEpochs[set] = true
			}
		}
	}
	for _, run := range named {
		for _, result := range run.Record.Results {
			if inEpochs[result.Name] {
				sets = append(sets, result.Name)
				delete(inEpochs, result.Name)
			}
		}
	}
	return append(sets, slices.Sorted(maps.Keys(inEpochs))...)
}

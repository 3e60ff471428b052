package sweep

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"digitscope/nn/train"
	"digitscope/nn/train/runs"
)

// File is the name of a trial's files, without their endings.
func File(index int) string { return fmt.Sprintf("trial-%05d", index) }

// Belongs is what the record of a trial says of the sweep.
func (s *Sweep) Belongs(index int) *train.Trial {
	return &train.Trial{Sweep: s.Name, SHA256: s.sha256, Index: index}
}

// Result reads the record of a trial from the folder of the results. If there is none
// the error is os.ErrNotExist; otherwise it names the file and says why it is not this
// trial's.
func (s *Sweep) Result(dir string, index int) (runs.Run, error) {
	trial, err := s.Trial(index)
	if err != nil {
		return runs.Run{}, err
	}
	path := filepath.Join(dir, File(index)+".json")
	run, err := runs.Read(path)
	if err != nil {
		return runs.Run{}, err
	}
	if err := s.fits(trial, run.Record); err != nil {
		return runs.Run{}, fmt.Errorf("%s: %w", path, err)
	}
	if err := checkWeights(dir, index, run.Record.Weights); err != nil {
		return runs.Run{}, fmt.Errorf("%s: %w", path, err)
	}
	run.Name = File(index)
	return run, nil
}

// checkWeights wants the weights that the record tells of.
func checkWeights(dir string, index int, recorded train.File) error {
	name := File(index) + ".safetensors"
	if recorded.Path != name {
		return fmt.Errorf("its weights are %q, not %s", recorded.Path, name)
	}
	weights, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return fmt.Errorf("its weights cannot be read: %v", err) // not ErrNotExist: there is a record
	}
	if train.FileOf(name, weights) != recorded {
		return fmt.Errorf("its weights, %s, are not those of the record", name)
	}
	return nil
}

func (s *Sweep) fits(trial Trial, record train.Record) error {
	switch of := record.Trial; {
	case of == nil:
		return errors.New("it is the record of no sweep")
	case of.SHA256 != s.sha256:
		return fmt.Errorf("it belongs to another sweep file, %s with SHA-256 %.12s…; this is %s with %.12s…", of.Sweep, of.SHA256, s.Name, s.sha256)
	case of.Index != trial.Index:
		return fmt.Errorf("it belongs to trial %d, not %d", of.Index, trial.Index)
	}
	mine, err := Hash(trial.Hyperparameters)
	if err != nil {
		return err
	}
	if _, err := s.Compare.Value(record); err != nil {
		return err
	}
	if theirs, err := Hash(record.Hyperparameters); err != nil || theirs != mine {
		return fmt.Errorf("its hyperparameters are not those of the trial: it was trained by another version, %s", record.Build.Commit)
	}
	return nil
}

// Merge reads the results in a folder and ranks them, whatever the order in which they
// came about. The faults name each result that is missing, broken or foreign, or that
// cannot be compared with the first one since it learned from other data.
func (s *Sweep) Merge(dir string) (table string, faults []error) {
	var results []runs.Run
	for i := range s.Len() {
		run, err := s.Result(dir, i)
		switch {
		case errors.Is(err, os.ErrNotExist):
			faults = append(faults, fmt.Errorf("trial %d is missing: there is no %s", i, filepath.Join(dir, File(i)+".json")))
		case err != nil:
			faults = append(faults, fmt.Errorf("trial %d: %w", i, err))
		case len(results) > 0 && !slices.EqualFunc(run.Record.Data, results[0].Record.Data, train.Source.SameFiles):
			faults = append(faults, fmt.Errorf("trial %d: %s.json: it learned from, or was scored with, other data than %s", i, run.Name, results[0].Name))
		default:
			results = append(results, run)
		}
	}
	faults = append(faults, s.strangers(dir)...)
	if len(results) == 0 {
		return "", faults
	}
	table, err := runs.Table(results, s.Compare)
	if err != nil {
		faults = append(faults, err)
	}
	return table, faults
}

// strangers are results in a folder that no trial has.
func (s *Sweep) strangers(dir string) (faults []error) {
	found, _ := filepath.Glob(filepath.Join(dir, "trial-*.json")) // the pattern is well formed
	var expected []string
	for i := range s.Len() {
		expected = append(expected, File(i)+".json")
	}
	for _, path := range found {
		if _, ok := slices.BinarySearch(expected, filepath.Base(path)); !ok {
			faults = append(faults, fmt.Errorf("%s: it is no trial of %s", path, s.Name))
		}
	}
	return faults
}

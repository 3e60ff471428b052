// Package sweep tries hyperparameters. A sweep is a file that lists trials, which can
// be trained in any order and on any machines; a trial depends on the file and on its
// index alone, and leaves one file.
package sweep

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json/jsontext"
	"encoding/json/v2"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"digitscope/nn/train/runs"
)

// most is the largest number of trials.
const most = 100_000

// A Sweep is what a sweep's file says. Fields are named as package field does.
type Sweep struct {
	Name string `json:"name"` // letters, digits and hyphens
	// Seed is what random trials are drawn from.
	Seed uint64 `json:"seed,omitempty"`
	// Base are the hyperparameters that all trials have, where they are not those
	// of train.Default.
	Base map[string]jsontext.Value `json:"base,omitempty"`
	// Grid: a trial for each combination of the values.
	Grid map[string][]jsontext.Value `json:"grid,omitempty"`
	// Random: trials with values drawn at random.
	Random  *Random      `json:"random,omitempty"`
	Compare runs.Measure `json:"compare,omitempty"`

	sha256 string
}

// Random says how many trials there are and what each of their fields is drawn from.
type Random struct {
	Trials int              `json:"trials"`
	Fields map[string]Range `json:"fields"`
}

// Load reads a sweep's file and checks all its trials. The error names the file, the
// field and, if need be, the trial.
func Load(path string) (*Sweep, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	s, err := Parse(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return s, nil
}

// Parse reads a sweep, with no field that is not known, and checks all its trials.
func Parse(text []byte) (*Sweep, error) {
	s := &Sweep{}
	if err := json.Unmarshal(text, s, json.RejectUnknownMembers(true)); err != nil {
		return nil, fmt.Errorf("it is no sweep: %w", err)
	}
	sum := sha256.Sum256(text)
	s.sha256 = hex.EncodeToString(sum[:])
	if err := s.check(); err != nil {
		return nil, err
	}
	for i := range s.Len() {
		trial, err := s.trial(i)
		if err == nil {
			err = trial.Hyperparameters.Check()
		}
		if err != nil {
			return nil, fmt.Errorf("trial %d: %w", i, err)
		}
	}
	return s, nil
}

func (s *Sweep) check() error {
	switch {
	case !isName(s.Name):
		return fmt.Errorf("name: %q is not made of letters, digits and hyphens", s.Name)
	case (s.Grid == nil) == (s.Random == nil):
		return errors.New("it needs either grid or random")
	}
	if err := s.Compare.Check(); err != nil {
		return fmt.Errorf("compare: %w", err)
	}
	if s.Random != nil {
		return s.Random.check()
	}
	return checkGrid(s.Grid)
}

func checkGrid(grid map[string][]jsontext.Value) error {
	combinations := 1
	for name, values := range grid {
		if len(values) == 0 {
			return fmt.Errorf("grid: %s: there are no values", name)
		}
		for i, value := range values {
			if slices.ContainsFunc(values[:i], func(v jsontext.Value) bool { return string(v) == string(value) }) {
				return fmt.Errorf("grid: %s: %s is listed twice", name, value)
			}
		}
		if combinations *= len(values); combinations > most {
			return fmt.Errorf("grid: there are more than %d trials", most)
		}
	}
	return nil
}

func (r Random) check() error {
	if r.Trials < 1 || r.Trials > most {
		return fmt.Errorf("random: trials: %d is not in 1…%d", r.Trials, most)
	}
	if len(r.Fields) == 0 {
		return errors.New("random: fields: there are none")
	}
	for _, name := range slices.Sorted(maps.Keys(r.Fields)) {
		if err := r.Fields[name].check(); err != nil {
			return fmt.Errorf("random: %s: %w", name, err)
		}
	}
	return nil
}

// isName keeps to what can be part of any file's name.
func isName(name string) bool {
	for _, c := range name {
		if c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return name != "" && len(name) <= 64
}

// Len is the number of trials.
func (s *Sweep) Len() int {
	if s.Random != nil {
		return s.Random.Trials
	}
	n := 1
	for _, values := range s.Grid {
		n *= len(values)
	}
	return n
}

// SHA256 is the hash of the file.
func (s *Sweep) SHA256() string { return s.sha256 }

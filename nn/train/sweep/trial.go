package sweep

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json/jsontext"
	"encoding/json/v2"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"digitscope/nn/train"
	"digitscope/nn/train/field"
)

// A Trial is one training of a sweep.
type Trial struct {
	Index int // from 0
	// Name says what the trial has of its own: "batchSize=64
	// schedule.peak=0.001", or "base" if nothing.
	Name            string
	Hyperparameters train.Hyperparameters
}

// Trial returns a trial, 0 ≤ i < Len. It depends on the file and i alone.
func (s *Sweep) Trial(i int) (Trial, error) {
	if i < 0 || i >= s.Len() {
		return Trial{}, fmt.Errorf("there is no trial %d: %s has the trials 0…%d", i, s.Name, s.Len()-1)
	}
	return s.trial(i)
}

func (s *Sweep) trial(i int) (Trial, error) {
	trial := Trial{Index: i, Hyperparameters: train.Default()}
	for _, name := range slices.Sorted(maps.Keys(s.Base)) {
		if err := field.Set(&trial.Hyperparameters, name, s.Base[name]); err != nil {
			return Trial{}, fmt.Errorf("base: %w", err)
		}
	}
	where, own := "grid", s.combination(i)
	if s.Random != nil {
		where, own = "random", s.draw(i)
	}
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(own)) {
		if err := field.Set(&trial.Hyperparameters, name, own[name]); err != nil {
			return Trial{}, fmt.Errorf("%s: %w", where, err)
		}
		parts = append(parts, name+"="+string(own[name]))
	}
	trial.Name = cmp.Or(strings.Join(parts, " "), "base")
	return trial, nil
}

// combination is the i-th of the grid: the last field, by name, changes fastest.
func (s *Sweep) combination(i int) map[string]jsontext.Value {
	values := map[string]jsontext.Value{}
	names := slices.Sorted(maps.Keys(s.Grid))
	slices.Reverse(names)
	for _, name := range names {
		n := len(s.Grid[name])
		values[name] = s.Grid[name][i%n]
		i /= n
	}
	return values
}

// draw is the i-th of the random trials.
func (s *Sweep) draw(i int) map[string]jsontext.Value {
	random := rand.New(rand.NewPCG(s.Seed, uint64(i)))
	values := map[string]jsontext.Value{}
	for _, name := range slices.Sorted(maps.Keys(s.Random.Fields)) {
		values[name] = s.Random.Fields[name].draw(random)
	}
	return values
}

// Hash tells hyperparameters apart: 64 hexadecimal digits.
func Hash(h train.Hyperparameters) (string, error) {
	text, err := json.Marshal(h)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

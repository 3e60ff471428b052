package train

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"time"

	"digitscope/nn/optimise"
	"digitscope/nn/train/data"
	"digitscope/nn/train/whole"
)

// A checkpoint is all of a training's state: with the data, enough to go on as
// if it had never stopped.
type checkpoint struct {
	Hyperparameters []byte // as JSON
	Sources         []Source

	Parameters, Average []float32
	Moments             optimise.Moments

	Step    int
	Loss    float64
	Elapsed time.Duration
	History []Epoch
}

// Save writes a checkpoint. An earlier one is replaced only when the new one is
// whole.
func (t *Trainer) Save(path string) error {
	hyperparameters, err := json.Marshal(t.h)
	if err != nil {
		return err
	}
	var content bytes.Buffer
	err = gob.NewEncoder(&content).Encode(checkpoint{
		Hyperparameters: hyperparameters, Sources: t.corpus.sources,
		Parameters: t.network.Parameters(), Average: t.average.Parameters(), Moments: t.moments,
		Step: t.step, Loss: t.loss, Elapsed: t.elapsed, History: t.history,
	})
	if err != nil {
		return err
	}
	return whole.Write(path, content.Bytes())
}

// Resume goes on from a checkpoint. It is refused, with an error that names the
// first difference, if it comes from other hyperparameters or other data. If
// there is no such file the error is os.ErrNotExist.
func (t *Trainer) Resume(path string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var c checkpoint
	if err := gob.NewDecoder(bytes.NewReader(content)).Decode(&c); err != nil {
		return fmt.Errorf("%s is no checkpoint: %w", path, err)
	}
	if err := t.fits(c); err != nil {
		return fmt.Errorf("%s does not fit: %w", path, err)
	}
	copy(t.network.Parameters(), c.Parameters)
	copy(t.average.Parameters(), c.Average)
	copy(t.moments.First, c.Moments.First)
	copy(t.moments.Second, c.Moments.Second)
	t.step, t.loss, t.elapsed, t.history = c.Step, c.Loss, c.Elapsed, c.History
	return nil
}

func (t *Trainer) fits(c checkpoint) error {
	var theirs, ours any
	mine, err := json.Marshal(t.h)
	if err := errors.Join(err, json.Unmarshal(mine, &ours), json.Unmarshal(c.Hyperparameters, &theirs)); err != nil {
		return fmt.Errorf("hyperparameters: %w", err)
	}
	if err := difference("", theirs, ours); err != nil {
		return err
	}
	if err := sameFiles(files(c.Sources), files(t.corpus.sources)); err != nil {
		return err
	}
	n := len(t.network.Parameters())
	for _, values := range [][]float32{c.Parameters, c.Average, c.Moments.First, c.Moments.Second} {
		if len(values) != n {
			return fmt.Errorf("it has %d values for %d parameters", len(values), n)
		}
	}
	if c.Step < 0 || c.Step > t.Steps() || len(c.History) != c.Step/t.h.EpochSteps {
		return fmt.Errorf("step %d of %d and %d epochs do not go together", c.Step, t.Steps(), len(c.History))
	}
	return nil
}

// difference compares JSON values and names the first field that differs.
func difference(name string, theirs, ours any) error {
	a, isObject := theirs.(map[string]any)
	b, alsoObject := ours.(map[string]any)
	if !isObject || !alsoObject {
		if !reflect.DeepEqual(theirs, ours) {
			return fmt.Errorf("%s: it has %v, now it is %v", name, theirs, ours)
		}
		return nil
	}
	for _, key := range sortedKeys(a, b) {
		field := key
		if name != "" {
			field = name + "." + key
		}
		if err := difference(field, a[key], b[key]); err != nil {
			return err
		}
	}
	return nil
}

func sortedKeys(objects ...map[string]any) []string {
	var keys []string
	for _, object := range objects {
		for key := range object {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func files(sources []Source) (files []data.FileHash) {
	for _, source := range sources {
		files = append(files, source.Files...)
	}
	return files
}

func sameFiles(theirs, ours []data.FileHash) error {
	if len(theirs) != len(ours) {
		return fmt.Errorf("it learned from %d files, now there are %d", len(theirs), len(ours))
	}
	for i, file := range ours {
		if !theirs[i].Same(file) {
			return fmt.Errorf("it learned from %s with SHA-256 %s, now it is %s with %s",
				theirs[i].Path, theirs[i].SHA256, file.Path, file.SHA256)
		}
	}
	return nil
}

// Package experiment carries out a training from the data folder to the record and
// shows how it goes.
package experiment

import (
	"fmt"
	"io"

	"digitscope/nn/train"
	"digitscope/nn/train/data"
)

// Data is what experiments learn from and are scored with. Several may share it,
// one after the other.
type Data struct {
	corpus   *train.Corpus
	scored   []train.Set // after the training
	held     []train.Set // after each epoch, too
	presence train.Set
	drawings []data.Drawing // for robustness
}

// Load reads a data folder and, unless samples is empty, the folder of the samples
// that are scored for the tests. exclude is that of the hyperparameters. The error
// names the file that is missing or faulty.
func Load(dir, samples string, exclude bool) (*Data, error) {
	corpus, err := train.LoadCorpus(dir, exclude)
	if err != nil {
		return nil, err
	}
	sets, err := train.LoadSets(dir)
	if err != nil {
		return nil, err
	}
	drawings, err := train.RobustnessDrawings(dir)
	if err != nil {
		return nil, err
	}
	d := &Data{corpus: corpus, scored: sets.All, held: heldDigits(sets.All), presence: sets.Presence, drawings: drawings}
	if samples != "" {
		more, err := train.SampleSets(samples)
		if err != nil {
			return nil, err
		}
		d.scored = append(d.scored, more...)
	}
	return d, nil
}

// TellDeviations names what a data folder has otherwise than the manifest says: another
// network comes out of it.
func TellDeviations(dir string, w io.Writer) {
	for _, deviation := range data.Known().Deviations(dir) {
		fmt.Fprintln(w, "not as the manifest says:", deviation)
	}
}

func heldDigits(sets []train.Set) (held []train.Set) {
	for _, set := range sets {
		if set.Test && !set.NotDigits {
			held = append(held, set)
		}
	}
	return held
}

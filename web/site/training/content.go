// Package training renders the page that tells how the network was trained, from the
// record of its training and what else lies beside the weights.
package training

import (
	"encoding/json/v2"
	"fmt"
	"os"
	"path/filepath"

	"digitscope/nn"
	"digitscope/nn/train"
	"digitscope/nn/train/album"
	"digitscope/nn/train/curves"
	"digitscope/nn/train/data"
	"digitscope/nn/train/experiment"
	"digitscope/nn/train/runs"
)

// Content is what the page tells of.
type Content struct {
	Album album.Album
	// Tests and Samples are the album's sheets, PNG files.
	Tests, Samples []byte

	record   train.Record
	network  *nn.Network
	steps    []train.ScoredStep
	others   []runs.Run // records of other trainings
	manifest data.Manifest
}

// networkName is that of the network's files without their endings; recordName is the
// network's own among the runs.
const (
	networkName = "digits"
	recordName  = networkName + ".json"
)

// Read reads what lies in the folder of the weights: the network, digits.safetensors,
// and its record, digits.json; steps.json; the album with its sheets; and, if it is
// there, the folder runs with records of other trainings. The error names the file that
// is missing or broken, and what to do.
func Read(folder string) (c Content, err error) {
	outcome, err := experiment.Read(folder, networkName)
	if err != nil {
		return Content{}, err
	}
	c.network, c.record, c.manifest = outcome.Network, outcome.Record, data.Known()
	if len(c.record.Epochs) == 0 {
		return Content{}, fmt.Errorf("%s has no epochs", filepath.Join(folder, recordName))
	}
	if c.steps, err = readSteps(filepath.Join(folder, "steps.json")); err != nil {
		return Content{}, err
	}
	if c.others, err = readRuns(filepath.Join(folder, "runs")); err != nil {
		return Content{}, err
	}
	err = c.readAlbum(folder)
	return c, err
}

func readSteps(path string) (steps []train.ScoredStep, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, &steps, json.RejectUnknownMembers(true)); err != nil {
		return nil, fmt.Errorf("%s: it is no list of steps: %w", path, err)
	}
	return steps, nil
}

// readRuns names the runs by their files' names.
func readRuns(folder string) ([]runs.Run, error) {
	if _, err := os.Stat(folder); os.IsNotExist(err) {
		return nil, nil
	}
	found, errs := runs.Find(folder)
	if len(errs) > 0 {
		return nil, errs[0]
	}
	for i := range found {
		found[i].Name = "runs/" + filepath.Base(found[i].Name)
	}
	return found, nil
}

func (c *Content) readAlbum(folder string) (err error) {
	path := filepath.Join(folder, album.File)
	var text []byte
	for name, content := range map[string]*[]byte{
		album.File: &text, album.TestsFile: &c.Tests, album.SamplesFile: &c.Samples,
	} {
		if *content, err = os.ReadFile(filepath.Join(folder, name)); err != nil {
			return fmt.Errorf("%w: make album DATA=folder makes it", err)
		}
	}
	if c.Album, err = album.Decode(text, c.Tests, c.Samples); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if c.Album.Weights.SHA256 != c.record.Weights.SHA256 {
		return fmt.Errorf("%s is of another network than %s: make album DATA=folder makes it anew", path, recordName)
	}
	return nil
}

// all are the network's own run and the others.
func (c Content) all() []runs.Run {
	return append([]runs.Run{{Name: recordName, Record: c.record}}, c.others...)
}

// Curves is the CSV file of the course of all trainings.
func (c Content) Curves() ([]byte, error) { return curves.CSV(c.all()) }

// Known is the presence from which on the network takes a picture for a digit.
func (c Content) Known() float32 { return c.network.Thresholds().Known }

// held are the scores of the known sets that nothing was learned from, in the manifest's
// order.
func (c Content) held() (results []train.Result) {
	for _, name := range c.manifest.HeldBack() {
		if result, ok := train.ResultOf(c.record.Results, name); ok {
			results = append(results, result)
		}
	}
	return results
}

package experiment

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"digitscope/nn"
	"digitscope/nn/safetensors"
	"digitscope/nn/train"
	"digitscope/nn/train/data"
	"digitscope/nn/train/runs"
	"digitscope/nn/train/whole"
)

// An Outcome is a trained network with its record.
type Outcome struct {
	Name    string // of the files, without their endings
	Network *nn.Network
	Weights []byte // the network as a safetensors file
	Record  train.Record
}

// Read reads what Write wrote. The error names the file that is missing or faulty, or
// says that network and record do not belong together.
func Read(dir, name string) (*Outcome, error) {
	file, record := filepath.Join(dir, name+".safetensors"), filepath.Join(dir, name+".json")
	weights, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	run, err := runs.Read(record)
	if err != nil {
		return nil, err
	}
	o := &Outcome{Name: name, Weights: weights, Record: run.Record}
	if found := train.FileOf(filepath.Base(file), weights); found != o.Record.Weights {
		return nil, fmt.Errorf("%s is not the network that %s records: its SHA-256 is %s, recorded is %s", file, record, found.SHA256, o.Record.Weights.SHA256)
	}
	o.Network, err = safetensors.Load(weights)
	if err == nil {
		err = train.CheckNetwork(o.Network.Architecture())
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return o, nil
}

// encode makes the weights' file, and records its name and hash.
func (o *Outcome) encode() error {
	var weights bytes.Buffer
	notes := map[string]string{"license": "MIT", "data": data.Known().Credits(), "record": o.Name + ".json"}
	if err := safetensors.Save(&weights, o.Network, notes); err != nil {
		return err
	}
	o.Weights = weights.Bytes()
	o.Record.Weights = train.FileOf(o.Name+".safetensors", o.Weights)
	return nil
}

// Write writes NAME.safetensors into the folder and then NAME.json: where there is
// a record, its weights are there.
func (o *Outcome) Write(dir string) error {
	text, err := o.Record.Encode()
	if err != nil {
		return err
	}
	if err := whole.Write(filepath.Join(dir, o.Record.Weights.Path), o.Weights); err != nil {
		return err
	}
	return whole.Write(filepath.Join(dir, o.Name+".json"), text)
}

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
	if o.Network, err = decode(weights); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return o, nil
}

// ReadNetwork reads a safetensors file with a network that tells digits apart. The error
// names the file.
func ReadNetwork(path string) (*nn.Network, error) {
	weights, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	network, err := decode(weights)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return network, nil
}

func decode(weights []byte) (*nn.Network, error) {
	network, err := safetensors.Load(weights)
	if err != nil {
		return nil, err
	}
	return network, train.CheckNetwork(network.Architecture())
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

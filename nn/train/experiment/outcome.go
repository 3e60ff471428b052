package experiment

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"

	"digitscope/nn"
	"digitscope/nn/safetensors"
	"digitscope/nn/train"
	"digitscope/nn/train/data"
)

// An Outcome is a trained network with its record.
type Outcome struct {
	Name    string // of the files, without their endings
	Network *nn.Network
	Weights []byte // the network as a safetensors file
	Record  train.Record
}

// encode makes the weights' file, and records its name and hash.
func (o *Outcome) encode() error {
	var weights bytes.Buffer
	notes := map[string]string{"license": "MIT", "data": data.Known().Credits(), "record": o.Name + ".json"}
	if err := safetensors.Save(&weights, o.Network, notes); err != nil {
		return err
	}
	o.Weights = weights.Bytes()
	sum := sha256.Sum256(o.Weights)
	o.Record.Weights = train.File{Path: o.Name + ".safetensors", SHA256: hex.EncodeToString(sum[:])}
	return nil
}

// Write writes NAME.safetensors into the folder and then NAME.json: where there is
// a record, its weights are there.
func (o *Outcome) Write(dir string) error {
	text, err := o.Record.Encode()
	if err != nil {
		return err
	}
	if err := train.WriteFile(filepath.Join(dir, o.Record.Weights.Path), o.Weights); err != nil {
		return err
	}
	return train.WriteFile(filepath.Join(dir, o.Name+".json"), text)
}

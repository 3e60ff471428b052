// Package safetensors keeps networks in files of the format
// https://github.com/huggingface/safetensors, which PyTorch and others read.
// Architecture and thresholds are in the file's metadata, as JSON.
package safetensors

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"digitscope/nn"
	"digitscope/nn/half"
)

// The keys of a file's metadata.
const (
	architectureKey = "architecture"
	thresholdsKey   = "thresholds"
)

// Save writes the network: tensors of 16-bit floats, named and ordered as
// PyTorch's Conv2d and Linear want them, the architecture, the thresholds and
// the given notes in the metadata. Nothing is rounded: a parameter that is no
// 16-bit float is an error (see half.Round).
func Save(w io.Writer, network *nn.Network, notes map[string]string) error {
	architecture, err := json.Marshal(network.Architecture())
	if err != nil {
		return err
	}
	thresholds, err := json.Marshal(network.Thresholds())
	if err != nil {
		return err
	}
	metadata := map[string]string{architectureKey: string(architecture), thresholdsKey: string(thresholds)}
	maps.Copy(metadata, notes)
	var tensors []tensor
	for _, p := range network.Tensors() {
		bits, err := half.Bits(p.Export())
		if err != nil {
			return fmt.Errorf("safetensors: tensor %q: %w", p.Name, err)
		}
		tensors = append(tensors, tensor{p.Name, p.Shape, bits})
	}
	return write(w, metadata, tensors)
}

// Load builds the network that a file describes and holds, in floats of 16 or
// 32 bits. It returns an error, naming the tensor, if the file is truncated,
// holds a value that is no number, lacks a tensor or has one that the
// architecture does not.
func Load(file []byte) (*nn.Network, error) {
	network, err := load(file)
	if err != nil {
		return nil, fmt.Errorf("safetensors: %w", err)
	}
	return network, nil
}

func load(file []byte) (*nn.Network, error) {
	header, data, err := read(file)
	if err != nil {
		return nil, err
	}
	network, err := build(header.metadata)
	if err != nil {
		return nil, err
	}
	return network, fill(network, header.tensors, data)
}

// build makes the network that the metadata describes, all parameters zero.
func build(metadata map[string]string) (*nn.Network, error) {
	var architecture nn.Architecture
	if err := json.Unmarshal([]byte(metadata[architectureKey]), &architecture); err != nil {
		return nil, fmt.Errorf("metadata: architecture: %w", err)
	}
	var thresholds nn.Thresholds
	if err := json.Unmarshal([]byte(metadata[thresholdsKey]), &thresholds); err != nil {
		return nil, fmt.Errorf("metadata: thresholds: %w", err)
	}
	return nn.New(architecture, thresholds)
}

// fill sets the network's parameters to what the file holds.
func fill(network *nn.Network, tensors map[string]tensorHeader, data []byte) error {
	wanted := network.Tensors()
	for _, p := range wanted {
		t, ok := tensors[p.Name]
		if !ok {
			return fmt.Errorf("tensor %q is missing", p.Name)
		}
		if !slices.Equal(t.Shape, p.Shape) {
			return fmt.Errorf("tensor %q has shape %v, the architecture wants %v", p.Name, t.Shape, p.Shape)
		}
		values, err := t.values(data, len(p.Values))
		if err != nil {
			return fmt.Errorf("tensor %q: %w", p.Name, err)
		}
		p.Import(values)
	}
	for name := range tensors {
		if !slices.ContainsFunc(wanted, func(p nn.Parameter) bool { return p.Name == name }) {
			return fmt.Errorf("tensor %q belongs to no layer of the architecture", name)
		}
	}
	return nil
}

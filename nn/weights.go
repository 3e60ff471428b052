package nn

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
)

// The keys of a weights file's metadata.
const (
	architectureKey = "architecture"
	thresholdsKey   = "thresholds"
)

// tensorNames gives each parameter the name it has in a file, kind and number
// of its layer, then weight or bias: "conv1.weight", "dense2.bias".
func (n *Network) tensorNames() (names []string, parameters []Parameter) {
	count := map[string]int{}
	for _, layer := range n.layers {
		count[layer.Kind()]++
		for _, p := range layer.Parameters() {
			names = append(names, fmt.Sprintf("%s%d.%s", layer.Kind(), count[layer.Kind()], p.Name))
			parameters = append(parameters, p)
		}
	}
	return names, parameters
}

// Save writes the network as a safetensors file: tensors named and ordered as
// PyTorch's Conv2d and Linear want them, the architecture, the thresholds and
// the given notes in the metadata.
func (n *Network) Save(w io.Writer, notes map[string]string) error {
	thresholds, err := json.Marshal(n.thresholds)
	if err != nil {
		return err
	}
	metadata := map[string]string{
		architectureKey: n.architecture.String(),
		thresholdsKey:   string(thresholds),
	}
	maps.Copy(metadata, notes)
	names, parameters := n.tensorNames()
	tensors := map[string]tensor{}
	for i, p := range parameters {
		tensors[names[i]] = tensor{p.Shape, p.export()}
	}
	return writeSafetensors(w, metadata, names, tensors)
}

// Load builds the network that a safetensors file describes and holds. It
// returns an error, naming the tensor, if the file is truncated, holds a value
// that is no number, lacks a tensor or has one that the architecture does not.
func Load(file []byte) (*Network, error) {
	metadata, tensors, err := readSafetensors(file)
	if err != nil {
		return nil, err
	}
	architecture, err := ParseArchitecture(metadata[architectureKey])
	if err != nil {
		return nil, fmt.Errorf("weights: metadata: %w", err)
	}
	var thresholds Thresholds
	if err := json.Unmarshal([]byte(metadata[thresholdsKey]), &thresholds); err != nil {
		return nil, fmt.Errorf("weights: metadata: thresholds: %w", err)
	}
	n, err := New(architecture, thresholds)
	if err != nil {
		return nil, fmt.Errorf("weights: %w", err)
	}
	if err := n.fill(tensors); err != nil {
		return nil, err
	}
	return n, nil
}

func (n *Network) fill(tensors map[string]tensor) error {
	names, parameters := n.tensorNames()
	for i, name := range names {
		t, ok := tensors[name]
		if !ok {
			return fmt.Errorf("weights: tensor %q is missing", name)
		}
		if !slices.Equal(t.shape, parameters[i].Shape) {
			return fmt.Errorf("weights: tensor %q has shape %v, the architecture wants %v", name, t.shape, parameters[i].Shape)
		}
		parameters[i].set(t.values)
	}
	for name := range tensors {
		if !slices.Contains(names, name) {
			return fmt.Errorf("weights: tensor %q belongs to no layer of the architecture", name)
		}
	}
	return nil
}

// export copies the values into PyTorch's order.
func (p Parameter) export() []float32 {
	if p.order == nil {
		return slices.Clone(p.Values)
	}
	values := make([]float32, len(p.Values))
	for i, from := range p.order {
		values[i] = p.Values[from]
	}
	return values
}

// set takes values in PyTorch's order.
func (p Parameter) set(values []float32) {
	if p.order == nil {
		copy(p.Values, values)
		return
	}
	for i, to := range p.order {
		p.Values[to] = values[i]
	}
}

package nn

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"sort"
)

// A tensor is one named array of a safetensors file, 32-bit floats.
type tensor struct {
	shape  []int
	values []float32
}

// tensorHeader is a tensor's entry in the file's JSON header.
type tensorHeader struct {
	DType   string `json:"dtype"`
	Shape   []int  `json:"shape"`
	Offsets [2]int `json:"data_offsets"`
}

const (
	metadataKey    = "__metadata__"
	maxHeaderBytes = 1 << 20
)

// writeSafetensors writes the format of https://github.com/huggingface/safetensors:
// the header's length as 8 bytes little-endian, the header as JSON, the data.
// names gives the order of the data.
func writeSafetensors(w io.Writer, metadata map[string]string, names []string, tensors map[string]tensor) error {
	header := map[string]any{metadataKey: metadata}
	var data bytes.Buffer
	for _, name := range names {
		t := tensors[name]
		start := data.Len()
		if err := binary.Write(&data, binary.LittleEndian, t.values); err != nil {
			return err
		}
		header[name] = tensorHeader{"F32", t.shape, [2]int{start, data.Len()}}
	}
	text, err := json.Marshal(header)
	if err != nil {
		return err
	}
	for len(text)%8 != 0 { // the format wants the data aligned
		text = append(text, ' ')
	}
	length := binary.LittleEndian.AppendUint64(nil, uint64(len(text)))
	_, err = w.Write(bytes.Join([][]byte{length, text, data.Bytes()}, nil))
	return err
}

// readSafetensors takes a whole file. Every error names what is wrong, and in
// which tensor.
func readSafetensors(file []byte) (metadata map[string]string, tensors map[string]tensor, err error) {
	if len(file) < 8 {
		return nil, nil, errors.New("weights: the file is shorter than a safetensors header")
	}
	length := binary.LittleEndian.Uint64(file)
	if length > maxHeaderBytes || length > uint64(len(file)-8) {
		return nil, nil, fmt.Errorf("weights: a header of %d bytes does not fit: truncated, or no safetensors file", length)
	}
	var header map[string]json.RawMessage
	if err := json.Unmarshal(file[8:8+length], &header); err != nil {
		return nil, nil, fmt.Errorf("weights: header: %w", err)
	}
	if raw, ok := header[metadataKey]; ok {
		if err := json.Unmarshal(raw, &metadata); err != nil {
			return nil, nil, fmt.Errorf("weights: metadata: %w", err)
		}
		delete(header, metadataKey)
	}
	tensors, err = readTensors(header, file[8+length:])
	return metadata, tensors, err
}

func readTensors(header map[string]json.RawMessage, data []byte) (map[string]tensor, error) {
	entries := map[string]tensorHeader{}
	for name, raw := range header {
		var entry tensorHeader
		if err := json.Unmarshal(raw, &entry); err != nil {
			return nil, fmt.Errorf("weights: tensor %q: %w", name, err)
		}
		entries[name] = entry
	}
	if err := checkOffsets(entries, len(data)); err != nil {
		return nil, err
	}
	tensors := map[string]tensor{}
	for name, entry := range entries {
		t, err := entry.read(data)
		if err != nil {
			return nil, fmt.Errorf("weights: tensor %q: %w", name, err)
		}
		tensors[name] = t
	}
	return tensors, nil
}

// checkOffsets wants the tensors to fill the data without gap or overlap, as
// the format's own reader does.
func checkOffsets(entries map[string]tensorHeader, size int) error {
	names := make([]string, 0, len(entries))
	for name := range entries {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		a, b := entries[names[i]].Offsets, entries[names[j]].Offsets
		return a[0] < b[0] || a[0] == b[0] && (a[1] < b[1] || a[1] == b[1] && names[i] < names[j])
	})
	end := 0
	for _, name := range names {
		offsets := entries[name].Offsets
		if offsets[0] != end || offsets[1] < offsets[0] {
			return fmt.Errorf("weights: tensor %q: offsets %v leave a gap or overlap, expected to start at %d", name, offsets, end)
		}
		if offsets[1] > size {
			return fmt.Errorf("weights: tensor %q: ends at byte %d of %d: the file is truncated", name, offsets[1], size)
		}
		end = offsets[1]
	}
	if end != size {
		return fmt.Errorf("weights: %d bytes after the last tensor", size-end)
	}
	return nil
}

func (h tensorHeader) read(data []byte) (tensor, error) {
	if h.DType != "F32" {
		return tensor{}, fmt.Errorf("dtype %q, want F32", h.DType)
	}
	count := 1
	for _, n := range h.Shape {
		if n < 1 || n > maxValues || count > maxValues/n {
			return tensor{}, fmt.Errorf("shape %v is out of range", h.Shape)
		}
		count *= n
	}
	bytes := data[h.Offsets[0]:h.Offsets[1]]
	if len(bytes) != 4*count {
		return tensor{}, fmt.Errorf("%d bytes for shape %v, want %d", len(bytes), h.Shape, 4*count)
	}
	values := make([]float32, count)
	for i := range values {
		v := math.Float32frombits(binary.LittleEndian.Uint32(bytes[4*i:]))
		if v-v != 0 {
			return tensor{}, fmt.Errorf("element %d is %v", i, v)
		}
		values[i] = v
	}
	return tensor{h.Shape, values}, nil
}

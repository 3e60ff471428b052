package safetensors

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"digitscope/nn/half"
)

// A tensor is one named array of a file to write, 16-bit floats.
type tensor struct {
	name  string
	shape []int
	bits  []uint16
}

// A header says what a file holds.
type header struct {
	metadata map[string]string
	tensors  map[string]tensorHeader
}

// A tensorHeader is a tensor's entry in the header.
type tensorHeader struct {
	DType   string `json:"dtype"`
	Shape   []int  `json:"shape"`
	Offsets [2]int `json:"data_offsets"`
}

const (
	metadataKey    = "__metadata__"
	maxHeaderBytes = 1 << 20
)

// write writes the format: the header's length as 8 bytes little-endian, the
// header as JSON, the data in the order of the tensors.
func write(w io.Writer, metadata map[string]string, tensors []tensor) error {
	header := map[string]any{metadataKey: metadata}
	var data []byte
	for _, t := range tensors {
		start := len(data)
		for _, b := range t.bits {
			data = binary.LittleEndian.AppendUint16(data, b)
		}
		header[t.name] = tensorHeader{"F16", t.shape, [2]int{start, len(data)}}
	}
	text, err := json.Marshal(header)
	if err != nil {
		return err
	}
	for len(text)%8 != 0 { // the format wants the data aligned
		text = append(text, ' ')
	}
	length := binary.LittleEndian.AppendUint64(nil, uint64(len(text)))
	_, err = w.Write(bytes.Join([][]byte{length, text, data}, nil))
	return err
}

// read takes a whole file apart. Every error names what is wrong, and in which
// tensor.
func read(file []byte) (h header, data []byte, err error) {
	if len(file) < 8 {
		return h, nil, errors.New("the file is shorter than a header")
	}
	length := binary.LittleEndian.Uint64(file)
	if length > maxHeaderBytes || length > uint64(len(file)-8) {
		return h, nil, fmt.Errorf("a header of %d bytes does not fit: truncated, or no safetensors file", length)
	}
	text, data := file[8:8+length], file[8+length:]
	if h, err = readHeader(text); err != nil {
		return h, nil, err
	}
	return h, data, h.check(len(data))
}

func readHeader(text []byte) (h header, err error) {
	var entries map[string]json.RawMessage
	if err := json.Unmarshal(text, &entries); err != nil {
		return h, fmt.Errorf("header: %w", err)
	}
	if raw, ok := entries[metadataKey]; ok {
		if err := json.Unmarshal(raw, &h.metadata); err != nil {
			return h, fmt.Errorf("metadata: %w", err)
		}
		delete(entries, metadataKey)
	}
	h.tensors = map[string]tensorHeader{}
	for name, raw := range entries {
		var t tensorHeader
		if err := json.Unmarshal(raw, &t); err != nil {
			return h, fmt.Errorf("tensor %q: %w", name, err)
		}
		h.tensors[name] = t
	}
	return h, nil
}

// check wants the tensors to fill so many bytes without gap or overlap, as the
// format's own reader does.
func (h header) check(size int) error {
	names := slices.SortedFunc(maps.Keys(h.tensors), func(a, b string) int {
		x, y := h.tensors[a].Offsets, h.tensors[b].Offsets
		return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1]), cmp.Compare(a, b))
	})
	end := 0
	for _, name := range names {
		offsets := h.tensors[name].Offsets
		if offsets[0] != end || offsets[1] < offsets[0] {
			return fmt.Errorf("tensor %q: offsets %v leave a gap or overlap, expected to start at %d", name, offsets, end)
		}
		if offsets[1] > size {
			return fmt.Errorf("tensor %q: ends at byte %d of %d: the file is truncated", name, offsets[1], size)
		}
		end = offsets[1]
	}
	if end != size {
		return fmt.Errorf("%d bytes after the last tensor", size-end)
	}
	return nil
}

// values reads the tensor, of count values.
func (t tensorHeader) values(data []byte, count int) ([]float32, error) {
	content := data[t.Offsets[0]:t.Offsets[1]]
	width, ok := map[string]int{"F16": 2, "F32": 4}[t.DType]
	if !ok {
		return nil, fmt.Errorf("dtype %q, want F16 or F32", t.DType)
	}
	if len(content) != width*count {
		return nil, fmt.Errorf("%d bytes for shape %v, want %d", len(content), t.Shape, width*count)
	}
	if width == 2 {
		bits := make([]uint16, count)
		for i := range bits {
			bits[i] = binary.LittleEndian.Uint16(content[2*i:])
		}
		return half.Values(bits)
	}
	values := make([]float32, count)
	for i := range values {
		v := math.Float32frombits(binary.LittleEndian.Uint32(content[4*i:]))
		if v-v != 0 { // infinite or no number
			return nil, fmt.Errorf("element %d is %v", i, v)
		}
		values[i] = v
	}
	return values, nil
}

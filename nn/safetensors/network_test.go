package safetensors

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"digitscope/nn"
	"digitscope/nn/half"
)

// savedNetwork is a small network of random numbers, and its file.
func savedNetwork(t testing.TB) (*nn.Network, []byte) {
	t.Helper()
	n, err := nn.New(nn.Classic(2, 3, 4), nn.Thresholds{Sure: 0.9, Known: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(5, 6))
	for i := range n.Parameters() {
		n.Parameters()[i] = float32(random.NormFloat64() * 0.05)
	}
	half.Round(n.Parameters())
	var file bytes.Buffer
	if err := Save(&file, n, map[string]string{"note": "a test"}); err != nil {
		t.Fatal(err)
	}
	return n, file.Bytes()
}

// inF32 is the same file with numbers of twice the size.
func inF32(t testing.TB, file []byte) []byte {
	t.Helper()
	h, data, err := read(file)
	if err != nil {
		t.Fatal(err)
	}
	entries := map[string]any{metadataKey: h.metadata}
	for name, entry := range h.tensors {
		entries[name] = tensorHeader{"F32", entry.Shape, [2]int{2 * entry.Offsets[0], 2 * entry.Offsets[1]}}
	}
	header, err := json.Marshal(entries)
	if err != nil {
		t.Fatal(err)
	}
	values, err := tensorHeader{DType: "F16", Offsets: [2]int{0, len(data)}}.values(data, len(data)/2)
	if err != nil {
		t.Fatal(err)
	}
	out := append(binary.LittleEndian.AppendUint64(nil, uint64(len(header))), header...)
	if out, err = binary.Append(out, binary.LittleEndian, values); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestSaveAndLoad(t *testing.T) {
	n, file := savedNetwork(t)
	for name, file := range map[string][]byte{"F16": file, "F32": inF32(t, file)} {
		loaded, err := Load(file)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(n.Parameters(), loaded.Parameters()) {
			t.Errorf("%s: parameters changed on the way through a file", name)
		}
		if loaded.Thresholds() != n.Thresholds() || !reflect.DeepEqual(loaded.Architecture(), n.Architecture()) {
			t.Errorf("%s: architecture or thresholds changed on the way through a file", name)
		}
	}
}

func TestSaveRoundsNothing(t *testing.T) {
	n, _ := savedNetwork(t)
	n.Tensors()[1].Values[0] = 0.1
	var file bytes.Buffer
	err := Save(&file, n, nil)
	if err == nil || err.Error() != `safetensors: tensor "conv1.bias": element 0 is 0.1, which is no 16-bit float` || file.Len() > 0 {
		t.Errorf("got error %v and %d bytes", err, file.Len())
	}
}

// rebuilt replaces text in the header and mends its length, the data stays.
func rebuilt(file []byte, old, new string) []byte {
	length := binary.LittleEndian.Uint64(file)
	header := strings.Replace(string(file[8:8+length]), old, new, 1)
	out := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return slices.Concat(out, []byte(header), file[8+length:])
}

// ending replaces the last bytes of a file.
func ending(file []byte, with string) []byte {
	return append(slices.Clone(file[:len(file)-len(with)]), with...)
}

func TestLoadNamesWhatIsWrong(t *testing.T) {
	_, file := savedNetwork(t)
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"empty":              {nil, "shorter"},
		"truncated header":   {file[:40], "truncated"},
		"truncated data":     {file[:len(file)-5], `"dense2.bias": ends at byte`},
		"infinite":           {ending(file, "\x00\xfc"), `"dense2.bias": element 9 is -Inf`},
		"not a number":       {ending(inF32(t, file), "\x00\x00\xc0\x7f"), `"dense2.bias": element 9 is NaN`},
		"infinite, 32 bits":  {ending(inF32(t, file), "\x00\x00\x80\xff"), `"dense2.bias": element 9 is -Inf`},
		"bytes at the end":   {append(slices.Clone(file), 0), "after the last tensor"},
		"renamed tensor":     {rebuilt(file, `"conv1.bias"`, `"conv9.bias"`), `"conv1.bias" is missing`},
		"one more tensor":    {rebuilt(file, `{`, `{"more":{"dtype":"F16","shape":[0],"data_offsets":[0,0]},`), `"more" belongs to no layer`},
		"other type":         {rebuilt(file, `{"dtype":"F16","shape":[2]`, `{"dtype":"I32","shape":[2]`), `"conv1.bias": dtype "I32", want F16 or F32`},
		"other width":        {rebuilt(file, `{"dtype":"F16","shape":[2]`, `{"dtype":"F32","shape":[2]`), `"conv1.bias": 4 bytes for shape [2], want 8`},
		"half the width":     {rebuilt(inF32(t, file), `{"dtype":"F32","shape":[2]`, `{"dtype":"F16","shape":[2]`), `"conv1.bias": 8 bytes for shape [2], want 4`},
		"other shape":        {rebuilt(file, `"shape":[2,1,5,5]`, `"shape":[1,2,5,5]`), `"conv1.weight" has shape [1 2 5 5]`},
		"other architecture": {rebuilt(file, `\"maps\":3`, `\"maps\":4`), `"conv2.weight" has shape`},
		"no architecture":    {rebuilt(file, `"architecture"`, `"arkitecture"`), "architecture"},
		"huge architecture":  {rebuilt(file, `\"maps\":3`, `\"maps\":3000000000`), "out of range"},
		"one output":         {rebuilt(file, `\"units\":10`, `\"units\":1`), "at least 2"},
		"no thresholds":      {rebuilt(file, `\"sure\":0.9`, `\"sure\":9`), "thresholds: sure 9"},
		"overlap":            {rebuilt(file, `"data_offsets":[0,`, `"data_offsets":[4,`), "gap or overlap"},
	} {
		t.Run(name, func(t *testing.T) {
			n, err := Load(c.file)
			if err == nil || !strings.Contains(err.Error(), c.want) || n != nil {
				t.Errorf("got network %v, error %v, want one that says %q", n != nil, err, c.want)
			}
		})
	}
}

func FuzzLoad(f *testing.F) {
	_, file := savedNetwork(f)
	f.Add(file)
	f.Add(inF32(f, file))
	f.Add(file[:100])
	f.Add(rebuilt(file, `\"size\":5`, `\"size\":-5`))
	f.Add(rebuilt(file, `\"input\":[1,28,28]`, `\"input\":[65536,65536,65536]`))
	f.Add([]byte("\x10\x00\x00\x00\x00\x00\x00\x00{\"a\":{\"shape\":[]}}"))
	f.Fuzz(func(t *testing.T, file []byte) {
		n, err := Load(file)
		if err != nil {
			return
		}
		p := n.NewPass() // what loads also runs
		p.Forward()
		p.Answer()
	})
}

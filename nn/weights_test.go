package nn

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"
)

func savedNetwork(t testing.TB) (*Network, []byte) {
	n, _ := testNetwork(t, Classic(2, 3, 4))
	var file bytes.Buffer
	if err := n.Save(&file, map[string]string{"note": "a test"}); err != nil {
		t.Fatal(err)
	}
	return n, file.Bytes()
}

func TestSaveAndLoad(t *testing.T) {
	n, file := savedNetwork(t)
	loaded, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(n.Parameters(), loaded.Parameters()) {
		t.Error("parameters changed on the way through a file")
	}
	if loaded.Thresholds() != n.Thresholds() || loaded.Architecture().String() != n.Architecture().String() {
		t.Error("architecture or thresholds changed on the way through a file")
	}
}

// rebuilt replaces text in the header and mends its length, the data stays.
func rebuilt(file []byte, old, new string) []byte {
	length := binary.LittleEndian.Uint64(file)
	header := strings.Replace(string(file[8:8+length]), old, new, 1)
	out := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return slices.Concat(out, []byte(header), file[8+length:])
}

func TestLoadNamesWhatIsWrong(t *testing.T) {
	_, file := savedNetwork(t)
	withNaN := slices.Clone(file)
	binary.LittleEndian.PutUint32(withNaN[len(file)-4:], math.Float32bits(float32(math.NaN())))
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"empty":              {nil, "shorter"},
		"truncated header":   {file[:40], "truncated"},
		"truncated data":     {file[:len(file)-5], `"dense2.bias": ends at byte`},
		"not a number":       {withNaN, `"dense2.bias": element 9 is NaN`},
		"bytes at the end":   {append(slices.Clone(file), 0), "after the last tensor"},
		"renamed tensor":     {rebuilt(file, `"conv1.bias"`, `"conv9.bias"`), `"conv1.bias" is missing`},
		"other type":         {rebuilt(file, `{"dtype":"F32","shape":[2]`, `{"dtype":"I32","shape":[2]`), `"conv1.bias": dtype "I32"`},
		"other shape":        {rebuilt(file, `"shape":[2,1,5,5]`, `"shape":[1,2,5,5]`), `"conv1.weight" has shape [1 2 5 5]`},
		"other architecture": {rebuilt(file, `\"maps\":3`, `\"maps\":4`), `"conv2.weight" has shape`},
		"no architecture":    {rebuilt(file, `"architecture"`, `"arkitecture"`), "architecture"},
		"huge architecture":  {rebuilt(file, `\"maps\":3`, `\"maps\":3000000000`), "out of range"},
		"one output":         {rebuilt(file, `\"units\":10`, `\"units\":1`), "at least 2"},
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

package compact

import (
	"bytes"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"digitscope/nn"
	"digitscope/nn/half"
)

// A network's layers begin behind the magic, two thresholds and four numbers.
const layersAt = len(magic) + 8 + 4

// encodedNetwork is a small network of random numbers, and its file.
func encodedNetwork(t testing.TB) (*nn.Network, []byte) {
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
	file, err := Encode(n)
	if err != nil {
		t.Fatal(err)
	}
	return n, file
}

func TestEncodeAndDecode(t *testing.T) {
	n, file := encodedNetwork(t)
	decoded, err := Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(decoded.Parameters(), n.Parameters()) {
		t.Error("parameters changed on the way through a file")
	}
	if decoded.Thresholds() != n.Thresholds() || !reflect.DeepEqual(decoded.Architecture(), n.Architecture()) {
		t.Error("architecture or thresholds changed on the way through a file")
	}
	if bytesEach := float64(len(file)) / float64(len(n.Parameters())); bytesEach > 2.3 {
		t.Errorf("%v bytes for each parameter", bytesEach)
	}
}

func TestEncodeRoundsNothing(t *testing.T) {
	n, _ := encodedNetwork(t)
	n.Parameters()[7] = 0.1
	if _, err := Encode(n); err == nil || err.Error() != "compact: parameters: element 7 is 0.1, which is no 16-bit float" {
		t.Errorf("got error %v", err)
	}
}

// with replaces bytes from a place on.
func with(file []byte, at int, bytes ...byte) []byte {
	return append(append(slices.Clone(file[:at]), bytes...), file[at+len(bytes):]...)
}

func TestDecodeSaysWhatIsWrong(t *testing.T) {
	n, file := encodedNetwork(t)
	parametersAt := layersAt + 5*len(n.Architecture().Layers)
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"empty":              {nil, "not a compact network"},
		"other version":      {with(file, 4, 2), "not a compact network of version 1"},
		"no thresholds":      {file[:len(magic)+6], "truncated"},
		"wrong threshold":    {with(file, len(magic), 0, 0, 0xc0, 0x7f), "thresholds: sure NaN"},
		"half the layers":    {file[:layersAt+7], "truncated"},
		"no parameters":      {file[:parametersAt], "0 bytes for 451 parameters, want 907"},
		"truncated":          {file[:len(file)-1], "truncated"},
		"bytes at the end":   {append(slices.Clone(file), 0), "truncated, or of another network"},
		"unknown kind":       {with(file, layersAt, 99), "no layer of kind 99 with relu 1"},
		"kind 0":             {with(file, layersAt, 0), "no layer of kind 0"},
		"half a relu":        {with(file, layersAt+4, 2), "no layer of kind 1 with relu 2"},
		"other architecture": {with(file, layersAt+1, 3), "parameters, want"},
		"huge number":        {with(file, layersAt+1, bytes.Repeat([]byte{0xff}, 9)...), "out of range"},
		"huge architecture":  {slices.Concat(file[:layersAt-4], []byte("\xff\xff\xff\x0f"), file[layersAt-3:]), "is not a picture"},
		"many layers":        {with(file, layersAt-1, 0xff, 0xff, 0xff, 0x0f), "no layer of kind"},
		"no number":          {with(file, parametersAt+2, 0x7e), "parameters: element 2 is NaN"},
	} {
		t.Run(name, func(t *testing.T) {
			n, err := Decode(c.file)
			if err == nil || !strings.Contains(err.Error(), c.want) || n != nil {
				t.Errorf("got network %v, error %v, want one that says %q", n != nil, err, c.want)
			}
		})
	}
}

// What decodes also runs, and encodes to the same network.
func FuzzDecode(f *testing.F) {
	_, file := encodedNetwork(f)
	f.Add(file)
	f.Add(file[:layersAt])
	f.Add(slices.Concat(file[:layersAt-4], []byte("\xff\xff\xff\x07"), file[layersAt-3:]))
	f.Add(with(file, layersAt, 4, 0, 0, 0xff, 0xff, 0x7f))
	f.Fuzz(func(t *testing.T, file []byte) {
		n, err := Decode(file)
		if err != nil {
			return
		}
		p := n.NewPass()
		p.Forward()
		p.Answer()
		again, err := Encode(n)
		if err != nil {
			t.Fatal(err)
		}
		same, err := Decode(again)
		if err != nil {
			t.Fatal(err)
		}
		for i, v := range n.Parameters() {
			if math.Float32bits(v) != math.Float32bits(same.Parameters()[i]) {
				t.Fatalf("parameter %d became %v, was %v", i, same.Parameters()[i], v)
			}
		}
	})
}

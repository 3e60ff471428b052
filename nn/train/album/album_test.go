package album

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"digitscope/nn/train"
	"digitscope/nn/train/sheet"
)

// sheetOf is a PNG of so many pixels.
func sheetOf(t testing.TB, width, height int) []byte {
	t.Helper()
	file, err := sheet.EncodeGreys(sheet.NewGreys(width, height))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// example is an album with something of everything, for sheets of two columns and three
// rows of tiles of side 2.
func example() Album {
	return Album{
		Weights: train.File{Path: "digits.safetensors", SHA256: strings.Repeat("0", 64)},
		Data:    []train.Source{{Name: "one", Use: "evaluation", Count: 4}},
		Side:    2, Columns: 2,
		Tests: []Test{{
			Set: "one", Tiles: Tiles{1, 4}, Labels: "0190", Answers: "0170",
		}},
		Misses:     []Misses{{"one", []Miss{{2, 2, "1", 1, 0.5, 0.25, ""}, {3, 3, "9", 7, 1, 1, "a blot"}}}},
		Samples:    []Sample{{"one", "0", Tiles{0, 3}}, {Invented, "", Tiles{3, 0}}},
		Variations: []Variation{{"one", "7", 3, Tiles{4, 2}}},
	}
}

func encoded(t testing.TB, a Album) []byte {
	t.Helper()
	text, err := a.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestDecodeReadsWhatEncodeWrites(t *testing.T) {
	text, sheet := encoded(t, example()), sheetOf(t, 4, 6)
	decoded, err := Decode(text, sheet, sheet)
	if err != nil {
		t.Fatal(err)
	}
	if again := encoded(t, decoded); !bytes.Equal(again, text) {
		t.Errorf("read and written again it is\n%s\nit was\n%s", again, text)
	}
	// The names are what the page reads.
	for _, part := range []string{
		`{"set":"one","first":1,"count":4,"labels":"0190","answers":"0170"}`, `{"set":"one","misses":[`,
		`{"number":2,"tile":2,"label":"1","answer":1,"probability":0.5,"presence":0.25}`,
		`{"number":3,"tile":3,"label":"9","answer":7,"probability":1,"presence":1,"reason":"a blot"}`, `{"set":"one","class":"0","first":0,"count":3}`,
		`{"name":"one","label":"7","original":3,"first":4,"count":2}`, `"side":2,"columns":2`,
	} {
		if !bytes.Contains(text, []byte(part)) {
			t.Errorf("%s is not in %s", part, text)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	good := sheetOf(t, 4, 6)
	for fault, change := range map[string]func(*Album){
		"tiles of side 0":                        func(a *Album) { a.Side = 0 },
		"tiles of side 2 in -1 columns":          func(a *Album) { a.Columns = -1 },
		"4 × 6 pixels are not 1 columns":         func(a *Album) { a.Columns = 1 },
		"not 2 columns of tiles of side 3":       func(a *Album) { a.Side = 3 },
		"4 tiles from 3 on: the sheet has 6":     func(a *Album) { a.Tests[0].First = 3 },
		`sample "0" of "one": 7 tiles from 0 on`: func(a *Album) { a.Samples[0].Count = 7 },
		"3 tiles from -1 on":                     func(a *Album) { a.Samples[0].First = -1 },
		"-1 tiles from 3 on":                     func(a *Album) { a.Samples[1].Count = -1 },
		"2 tiles from 5 on":                      func(a *Album) { a.Variations[0].First = 5 },
		"1 tiles from 6 on":                      func(a *Album) { a.Variations[0].Original = 6 },
		"tiles from 9223372036854775807 on":      func(a *Album) { a.Samples[0].First = 1<<63 - 1 },
		"a digit for each of 4 drawings":         func(a *Album) { a.Tests[0].Labels = "019" },
		"not a digit for each":                   func(a *Album) { a.Tests[0].Answers = "01x0" },
		"number 2: probability 1.5":              func(a *Album) { a.Misses[0].Misses[0].Probability = 1.5 },
		"presence -1 must":                       func(a *Album) { a.Misses[0].Misses[0].Presence = -1 },
		`misses of "one": number 0 is not above`: func(a *Album) { a.Misses[0].Misses[0].Number = 0 },
		"number 2 is not above 2":                func(a *Album) { a.Misses[0].Misses[1].Number = 2 },
		"number 3: the answer 10 is no digit":    func(a *Album) { a.Misses[0].Misses[1].Answer = 10 },
		"number 2: 1 tiles from 6 on":            func(a *Album) { a.Misses[0].Misses[0].Tile = 6 },
		`the label "12" is no digit`:             func(a *Album) { a.Variations[0].Label = "12" },
		`variation of "one": the label "x"`:      func(a *Album) { a.Variations[0].Label = "x" },
	} {
		a := example()
		change(&a)
		if _, err := Decode(encoded(t, a), good, good); err == nil || !strings.Contains(err.Error(), fault) {
			t.Errorf("got %v, expected %q", err, fault)
		}
	}
	text := encoded(t, example())
	for fault, files := range map[string][3][]byte{
		"it is no album: ":                {[]byte(`{"side":2,"pages":1}`), good, good},
		"no album: ":                      {text[:100], good, good},
		"the sheet of the tests: png: ":   {text, text, good},
		"the sheet of the samples: 4 × 7": {text, good, sheetOf(t, 4, 7)},
		"the sheet of the samples: 5 × 6": {text, good, sheetOf(t, 5, 6)},
	} {
		if _, err := Decode(files[0], files[1], files[2]); err == nil || !strings.Contains(err.Error(), fault) {
			t.Errorf("got %v, expected %q", err, fault)
		}
	}
}

// Whatever Decode accepts has its tiles on the sheets and reads back as it was.
func FuzzDecode(f *testing.F) {
	sheet := sheetOf(f, 4, 6)
	f.Add(encoded(f, example()))
	f.Add([]byte(`{"side":1,"columns":4,"tests":[{"set":"x","first":24,"count":0}],"samples":null}`))
	f.Add([]byte(`{"side":2,"columns":2,"samples":[{"first":9223372036854775807,"count":1}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		a, err := Decode(text, sheet, sheet)
		if err != nil {
			return
		}
		room := a.Columns * (6 / a.Side)
		var all []Tiles
		for _, test := range a.Tests {
			all = append(all, test.Tiles)
			if len(test.Labels) != test.Count || len(test.Answers) != test.Count {
				t.Fatalf("%d labels and %d answers of %d drawings", len(test.Labels), len(test.Answers), test.Count)
			}
		}
		for _, misses := range a.Misses {
			for _, miss := range misses.Misses {
				all = append(all, Tiles{miss.Tile, 1})
			}
		}
		for _, sample := range a.Samples {
			all = append(all, sample.Tiles)
		}
		for _, v := range a.Variations {
			all = append(all, v.Tiles, Tiles{v.Original, 1})
		}
		for _, tiles := range all {
			if tiles.First < 0 || tiles.Count < 0 || tiles.First+tiles.Count > room || tiles.First+tiles.Count < tiles.First {
				t.Fatalf("%+v are not on a sheet of %d", tiles, room)
			}
		}
		again := encoded(t, a)
		decoded, err := Decode(again, sheet, sheet)
		if err != nil || !slices.Equal(encoded(t, decoded), again) {
			t.Errorf("written again it is another: %v", err)
		}
	})
}

package data

import (
	"bytes"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"digitscope/nn/ink"
)

func TestReadDrawings(t *testing.T) {
	content := `{"label":7,"writer":12,"sample":9,"strokes":[[[100,50],[300,50]],[[200,100]]]}` + "\n\n" +
		`{"label":"Greek/character01","writer":"01","strokes":[[[1.5,-2e1]]]}` + "\r\n" +
		`{"strokes":[[[0,0],[0,1]]],"label":"3"}`
	path := filepath.Join(t.TempDir(), "strokes.jsonl")
	writeFile(t, path, packed(t, content))
	got, err := ReadDrawings(path)
	if err != nil || len(got) != 3 {
		t.Fatalf("got %d drawings, %v", len(got), err)
	}
	expectStrokes(t, got[0], []ink.Stroke{{{X: 0.1, Y: 0.4}, {X: 0.9, Y: 0.4}}, {{X: 0.5, Y: 0.6}}})
	expectStrokes(t, got[1], []ink.Stroke{{{X: 0.5, Y: 0.5}}})
	expectStrokes(t, got[2], []ink.Stroke{{{X: 0.5, Y: 0.1}, {X: 0.5, Y: 0.9}}})
	if got[0].Writer != "12" || got[1].Writer != "01" || got[2].Writer != "" {
		t.Errorf("writers %q, %q, %q", got[0].Writer, got[1].Writer, got[2].Writer)
	}
	for i, expected := range []int{7, -1, 3} {
		digit, ok := got[i].Digit()
		if ok != (expected >= 0) || ok && digit != expected {
			t.Errorf("drawing %d, labelled %q: digit %d, %t", i, got[i].Label, digit, ok)
		}
	}
}

func expectStrokes(t *testing.T, got Drawing, expected []ink.Stroke) {
	t.Helper()
	if len(got.Strokes) != len(expected) {
		t.Fatalf("%q: got %v, expected %v", got.Label, got.Strokes, expected)
	}
	for i, stroke := range expected {
		if len(got.Strokes[i]) != len(stroke) {
			t.Fatalf("%q: got %v, expected %v", got.Label, got.Strokes, expected)
		}
		for j, p := range stroke {
			if math.Hypot(got.Strokes[i][j].X-p.X, got.Strokes[i][j].Y-p.Y) > 1e-12 {
				t.Errorf("%q: got %v, expected %v", got.Label, got.Strokes, expected)
			}
		}
	}
}

func TestDecodeDrawingsRefuses(t *testing.T) {
	const good = `{"label":1,"strokes":[[[0,0]]]}` + "\n"
	for _, test := range []struct{ name, line, fault string }{
		{"no JSON", "hello", "invalid character"},
		{"cut off", `{"label":1,"strokes":[[[0,`, "unexpected end"},
		{"no label", `{"strokes":[[[0,0]]]}`, "no label"},
		{"label null", `{"label":null,"strokes":[[[0,0]]]}`, "no label"},
		{"label list", `{"label":[1],"strokes":[[[0,0]]]}`, "neither a number nor a string"},
		{"long label", `{"label":"` + strings.Repeat("x", 300) + `","strokes":[[[0,0]]]}`, "longer than 256"},
		{"no strokes", `{"label":1}`, "no strokes"},
		{"no points", `{"label":1,"strokes":[[[0,0]],[]]}`, "stroke 2 has no points"},
		{"three numbers", `{"label":1,"strokes":[[[0,0,0]]]}`, "not a pair"},
		{"null for a number", `{"label":1,"strokes":[[[0,null]]]}`, "not a pair"},
		{"null for a point", `{"label":1,"strokes":[[null]]}`, "not a pair"},
		{"text for a number", `{"label":1,"strokes":[[["0",0]]]}`, "string"},
		{"not finite", `{"label":1,"strokes":[[[0,1e999]]]}`, "1e999"},
		{"too wide", `{"label":1,"strokes":[[[-1.5e308,0],[1.5e308,0]]]}`, "too large"},
		{"long line", `{"label":1,"strokes":[[[0,0]]]}` + strings.Repeat(" ", maxLine), "longer than"},
	} {
		_, err := DecodeDrawings(strings.NewReader(good + "\n" + test.line))
		if err == nil || !strings.HasPrefix(err.Error(), "line 3: ") || !strings.Contains(err.Error(), test.fault) {
			t.Errorf("%s: got %v, expected %q in line 3", test.name, err, test.fault)
		}
	}
}

func TestLongLineIsRead(t *testing.T) {
	line := `{"label":1,"strokes":[[[0,0]` + strings.Repeat(",[1,1]", 100_000) + `]]}`
	drawings, err := DecodeDrawings(strings.NewReader(line))
	if err != nil || len(drawings) != 1 || len(drawings[0].Strokes[0]) != 100_001 {
		t.Errorf("got %d drawings, %v", len(drawings), err)
	}
}

func FuzzReadDrawings(f *testing.F) {
	f.Add([]byte(`{"label":7,"writer":12,"strokes":[[[100,50],[300,50]],[[200,100]]]}`))
	f.Add([]byte(`{"label":"a","strokes":[[[5e-324,1e308]]]}` + "\n\n{}"))
	f.Add([]byte(`{"label":1,"strokes":[[[null,0]]]}`))
	f.Fuzz(func(t *testing.T, content []byte) {
		drawings, err := DecodeDrawings(bytes.NewReader(content))
		if err != nil {
			return
		}
		for _, drawing := range drawings {
			low, high := bounds(drawing.Strokes)
			if !(low.X > 0.099 && low.Y > 0.099 && high.X < 0.901 && high.Y < 0.901) {
				t.Fatalf("%v…%v is outside the pad's middle", low, high)
			}
		}
	})
}

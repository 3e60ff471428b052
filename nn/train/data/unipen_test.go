package data

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

const unipenText = `.INCLUDE        dene.doc

.LEXICON "0" "1" "2" "3" "4" "5" "6" "7" "8" "9"
.HIERARCHY      DIGIT

.SEGMENT DIGIT    0 ? "8"
.COMMENT 8  12  224
.PEN_DOWN
 267  319
 267  322
 250  333
.PEN_UP
.DT 100
.SEGMENT DIGIT    1-2 ? "7"
.COMMENT 7  3  1
.PEN_DOWN
 100  400
 300  400
 200  100
.PEN_UP
.DT 100
.PEN_DOWN
 150  250
.PEN_UP
.DT 100
`

const unipenLines = `{"label":8,"writer":12,"sample":224,"strokes":[[[267,14],[267,11],[250,0]]]}
{"label":7,"writer":3,"sample":1,"strokes":[[[100,0],[300,0],[200,300]],[[150,150]]]}
`

func linesOf(t *testing.T, text string) string {
	t.Helper()
	recordings, err := ParseUnipen(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var lines bytes.Buffer
	if err := WriteRecordings(&lines, recordings); err != nil {
		t.Fatal(err)
	}
	return lines.String()
}

func TestUnipenBecomesLines(t *testing.T) {
	if got := linesOf(t, unipenText); got != unipenLines {
		t.Errorf("got\n%s", got)
	}
}

// writeUnipen is the inverse of ParseUnipen. The tablet's y of the highest point,
// which the lines do not keep, is different for every digit.
func writeUnipen(t *testing.T, lines string) string {
	t.Helper()
	var text strings.Builder
	scanner := bufio.NewScanner(strings.NewReader(lines))
	strokes := 0
	for top := 300; scanner.Scan(); top += 7 {
		var digit Recording
		if err := json.Unmarshal(scanner.Bytes(), &digit); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&text, ".SEGMENT DIGIT %d-%d ? \"%d\"\n", strokes, strokes+len(digit.Strokes)-1, digit.Label)
		fmt.Fprintf(&text, ".COMMENT %d %d %d\n", digit.Label, digit.Writer, digit.Sample)
		strokes += len(digit.Strokes)
		for _, stroke := range digit.Strokes {
			text.WriteString(".PEN_DOWN\n")
			for _, point := range stroke {
				fmt.Fprintf(&text, " %d  %d\n", point[0], top-point[1])
			}
			text.WriteString(".PEN_UP\n.DT 100\n")
		}
	}
	return text.String()
}

func TestUnipenThereAndBack(t *testing.T) {
	const lines = `{"label":4,"writer":2,"sample":180,"strokes":[[[263,4],[269,2],[273,0],[275,2]],[[288,186]]]}
{"label":0,"writer":30,"sample":250,"strokes":[[[44,0]]]}
{"label":9,"writer":1,"sample":7,"strokes":[[[0,416],[0,416]],[[3,0],[2,1]],[[500,2]]]}
`
	if got := linesOf(t, writeUnipen(t, lines)); got != lines {
		t.Errorf("got\n%s", got)
	}
}

func TestUnipenRefuses(t *testing.T) {
	const whole = ".SEGMENT DIGIT 0 ? \"8\"\n.COMMENT 8 1 2\n.PEN_DOWN\n5 6\n.PEN_UP\n"
	for _, test := range []struct{ name, old, new, fault string }{
		{"label", `"8"`, `"x"`, "line 1: the label"},
		{"unlike label", "COMMENT 8", "COMMENT 7", "line 2: .COMMENT says 7"},
		{"no comment", ".COMMENT 8 1 2\n", "", "has no .COMMENT"},
		{"short comment", " 8 1 2", " 8 1", "line 2: expected one .COMMENT"},
		{"too few strokes", " 0 ?", " 0-1 ?", "has 1 strokes, its .SEGMENT promises 2"},
		{"range backwards", " 0 ?", " 3-1 ?", "line 1: the strokes"},
		{"huge range", " 0 ?", " 0-99999999999999999999 ?", "line 1:"},
		{"short segment", " ? \"8\"", "", "line 1: expected .SEGMENT"},
		{"no pen down", ".PEN_DOWN\n", "", "line 3: expected a pair"},
		{"no pen up", ".PEN_UP\n", "", "without .PEN_UP"},
		{"twice down", "5 6\n", ".PEN_DOWN\n", "line 4: .PEN_DOWN before .SEGMENT, or twice"},
		{"no points", "5 6\n", "", "line 4: a stroke without points"},
		{"three numbers", "5 6\n.P", "1 2 3\n.P", "line 4: expected a pair"},
		{"no number", "5 6\n.P", "1 nan\n.P", "line 4: \"nan\" is not a whole number"},
		{"far away", "5 6\n.P", "1 9999999\n.P", "line 4: \"9999999\" is not a whole number"},
		{"unknown keyword", "5 6\n.P", ".COORD Y X\n.P", "line 4: unknown keyword"},
		{"pen up first", ".SEGMENT", ".PEN_UP\n.SEGMENT", "line 1: .PEN_UP without"},
		{"pen down first", ".SEGMENT", ".PEN_DOWN\n.SEGMENT", "line 1: .PEN_DOWN before"},
	} {
		text := strings.Replace(whole, test.old, test.new, 1)
		_, err := ParseUnipen(strings.NewReader(text))
		if err == nil || !strings.Contains(err.Error(), test.fault) {
			t.Errorf("%s: got %v, expected %q", test.name, err, test.fault)
		}
	}
}

func FuzzParseUnipen(f *testing.F) {
	f.Add(unipenText)
	f.Add(".SEGMENT DIGIT 0 ? \"1\"\n.COMMENT 1 2 3\n.PEN_DOWN\n-5 7\n.PEN_UP\n")
	f.Fuzz(func(t *testing.T, text string) {
		recordings, err := ParseUnipen(strings.NewReader(text))
		if err != nil || len(recordings) == 0 {
			return
		}
		var lines bytes.Buffer
		if err := WriteRecordings(&lines, recordings); err != nil {
			t.Fatal(err)
		}
		drawings, err := DecodeDrawings(&lines)
		if err != nil || len(drawings) != len(recordings) {
			t.Fatalf("%d recordings, %d drawings, %v", len(recordings), len(drawings), err)
		}
	})
}

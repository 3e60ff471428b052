package data

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"digitscope/nn/ink"
)

// Limits that keep a hostile file from filling the memory; the sets in use stay
// far below them.
const (
	maxLine     = 16 << 20 // bytes
	maxName     = 256      // bytes of a label or a writer
	maxDrawings = 1 << 20
	maxPoints   = 1 << 24
)

// Drawing is something drawn with a pen, known by its strokes.
type Drawing struct {
	Label   string // "7", or the name of what is no digit
	Writer  string // "" when the file does not say
	Line    int    // of the file that it was read from, counted from 1
	Strokes []ink.Stroke
}

// Digit returns the digit 0…9 that the label names, and whether it names one.
func (d Drawing) Digit() (int, bool) {
	if len(d.Label) != 1 || d.Label[0] < '0' || d.Label[0] > '9' {
		return 0, false
	}
	return int(d.Label[0] - '0'), true
}

// ReadDrawings reads a file of JSON lines, plain or gzip: one drawing a line,
// {"label":7,"writer":12,"strokes":[[[x,y],…],…]}, y downwards, in any unit.
// Label and writer are numbers or strings; the writer may be missing; other
// fields and empty lines are passed over. Every drawing is moved to the middle
// of the pad, see ink.Point, and scaled until the longer side of its bounding
// box is 0.8 of the pad's side. The error names the file, the line and what was
// wrong there.
func ReadDrawings(path string) ([]Drawing, error) {
	var drawings []Drawing
	err := readContent(path, func(r io.Reader) (err error) {
		drawings, err = DecodeDrawings(r)
		return err
	})
	return drawings, err
}

// DecodeDrawings does what ReadDrawings does, for content that is not, or no
// longer, compressed.
func DecodeDrawings(r io.Reader) ([]Drawing, error) {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, maxLine)
	var drawings []Drawing
	line, points := 0, 0
	for scanner.Scan() {
		line++
		if len(scanner.Bytes()) == 0 {
			continue
		}
		drawing, err := decodeDrawing(scanner.Bytes())
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		drawing.Line = line
		drawings = append(drawings, drawing)
		points += countPoints(drawing.Strokes)
		if len(drawings) > maxDrawings || points > maxPoints {
			return nil, fmt.Errorf("line %d: more than %d drawings or %d points", line, maxDrawings, maxPoints)
		}
	}
	if err := scanner.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, fmt.Errorf("line %d: longer than %d bytes", line+1, maxLine)
	} else if err != nil {
		return nil, fmt.Errorf("line %d: %w", line+1, err)
	}
	return drawings, nil
}

func countPoints(strokes []ink.Stroke) int {
	count := 0
	for _, stroke := range strokes {
		count += len(stroke)
	}
	return count
}

func decodeDrawing(line []byte) (Drawing, error) {
	var raw struct {
		Label, Writer name
		Strokes       [][]point
	}
	if err := json.Unmarshal(line, &raw); err != nil {
		return Drawing{}, err
	}
	if raw.Label == "" {
		return Drawing{}, errors.New("no label")
	}
	strokes, err := toStrokes(raw.Strokes)
	if err != nil {
		return Drawing{}, err
	}
	if err := fitPad(strokes); err != nil {
		return Drawing{}, err
	}
	return Drawing{Label: string(raw.Label), Writer: string(raw.Writer), Strokes: strokes}, nil
}

func toStrokes(raw [][]point) ([]ink.Stroke, error) {
	if len(raw) == 0 {
		return nil, errors.New("no strokes")
	}
	strokes := make([]ink.Stroke, len(raw))
	for i, points := range raw {
		if len(points) == 0 {
			return nil, fmt.Errorf("stroke %d has no points", i+1)
		}
		strokes[i] = make(ink.Stroke, len(points))
		for j, p := range points {
			strokes[i][j] = ink.Point(p)
		}
	}
	return strokes, nil
}

// name is a JSON string, or a JSON number as it is written.
type name string

// UnmarshalJSON takes a string or a number, and leaves the name empty for null.
func (n *name) UnmarshalJSON(text []byte) error {
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return err
	}
	switch value := value.(type) {
	case nil:
		return nil
	case string:
		*n = name(value)
	case float64:
		*n = name(text)
	default:
		return errors.New("a label or writer is neither a number nor a string")
	}
	if len(*n) > maxName {
		return fmt.Errorf("a label or writer is longer than %d bytes", maxName)
	}
	return nil
}

// point is a JSON array of exactly two numbers.
type point ink.Point

// UnmarshalJSON refuses anything but two numbers. Numbers too large for a
// float64 are refused by the JSON decoder, so both are finite.
func (p *point) UnmarshalJSON(text []byte) error {
	var pair []*float64 // pointers tell null from zero
	if err := json.Unmarshal(text, &pair); err != nil {
		return err
	}
	if len(pair) != 2 || pair[0] == nil || pair[1] == nil {
		return errors.New("a point is not a pair of numbers")
	}
	p.X, p.Y = *pair[0], *pair[1]
	return nil
}

package data

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxCoordinate bounds the tablet's coordinates, which are below 500 in truth,
// so that turning the y axis cannot overflow.
const maxCoordinate = 1 << 20

// ParseUnipen reads the digits of pendigits-orig.tra or pendigits-orig.tes, the
// part of the UNIPEN format that these two files use:
//
//	.SEGMENT DIGIT 0-1 ? "8"   the digit 8, made of the file's strokes 0 and 1
//	.COMMENT 8 12 224          the digit again, its writer, the writer's sample
//	.PEN_DOWN                  a stroke begins
//	 267  333                  one point: x to the right, y upwards
//	.PEN_UP                    the stroke ends
//	.DT 100                    time, not needed
//
// Here y points downwards, and is zero at the digit's highest point: the files
// say nothing of the tablet's height. The error names the line and what was
// wrong there.
func ParseUnipen(r io.Reader) ([]Recording, error) {
	var parser unipenParser
	scanner := bufio.NewScanner(r)
	line := 0
	for scanner.Scan() {
		line++
		if err := parser.line(scanner.Text()); err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
	}
	err := scanner.Err()
	if err == nil {
		err = parser.finish()
	}
	if err != nil {
		return nil, fmt.Errorf("line %d: %w", line+1, err)
	}
	return parser.recordings, nil
}

// unipenParser collects the recordings, of which the last one is being read.
type unipenParser struct {
	recordings []Recording
	points     int  // of all recordings
	promised   int  // strokes of the last recording, by its .SEGMENT
	known      bool // the last recording's .COMMENT was seen
	penDown    bool
}

func (p *unipenParser) line(line string) error {
	fields := strings.Fields(line)
	if len(fields) == 0 {
		return nil
	}
	switch fields[0] {
	case ".INCLUDE", ".LEXICON", ".HIERARCHY", ".DT":
		return nil
	case ".SEGMENT":
		return p.segment(fields)
	case ".COMMENT":
		return p.comment(fields)
	case ".PEN_DOWN":
		return p.down()
	case ".PEN_UP":
		return p.up()
	}
	if strings.HasPrefix(fields[0], ".") {
		return fmt.Errorf("unknown keyword %.40q", fields[0])
	}
	return p.point(fields)
}

// segment finishes one recording and begins the next.
func (p *unipenParser) segment(fields []string) error {
	if err := p.finish(); err != nil {
		return err
	}
	if len(fields) != 5 || fields[1] != "DIGIT" {
		return errors.New(`expected .SEGMENT DIGIT, strokes, ?, "digit"`)
	}
	promised, err := countStrokes(fields[2])
	if err != nil {
		return err
	}
	label := strings.Trim(fields[4], `"`)
	if len(label) != 1 || label[0] < '0' || label[0] > '9' {
		return fmt.Errorf("the label %.40q is not a digit", label)
	}
	p.recordings = append(p.recordings, Recording{Label: int(label[0] - '0')})
	p.promised, p.known = promised, false
	return nil
}

// countStrokes returns how many strokes a range such as "7" or "7-9" means.
func countStrokes(text string) (int, error) {
	from, to, isRange := strings.Cut(text, "-")
	if !isRange {
		to = from
	}
	first, err := parseNumber(from)
	if err != nil {
		return 0, err
	}
	last, err := parseNumber(to)
	if err != nil {
		return 0, err
	}
	if last < first {
		return 0, fmt.Errorf("the strokes %.40q run backwards", text)
	}
	return last - first + 1, nil
}

func parseNumber(text string) (int, error) {
	number, err := strconv.Atoi(text)
	if err != nil || number < -maxCoordinate || number > maxCoordinate {
		return 0, fmt.Errorf("%.40q is not a whole number up to %d", text, maxCoordinate)
	}
	return number, nil
}

// last returns the recording being read, nil before the first one.
func (p *unipenParser) last() *Recording {
	if len(p.recordings) == 0 {
		return nil
	}
	return &p.recordings[len(p.recordings)-1]
}

func (p *unipenParser) comment(fields []string) error {
	last := p.last()
	if last == nil {
		return nil // free text at the head of the file
	}
	if len(fields) != 4 || p.known {
		return errors.New("expected one .COMMENT a digit: label, writer, sample")
	}
	var numbers [3]int
	for i := range numbers {
		number, err := parseNumber(fields[i+1])
		if err != nil {
			return err
		}
		numbers[i] = number
	}
	if numbers[0] != last.Label {
		return fmt.Errorf(".COMMENT says %d where .SEGMENT says %d", numbers[0], last.Label)
	}
	last.Writer, last.Sample, p.known = numbers[1], numbers[2], true
	return nil
}

func (p *unipenParser) down() error {
	last := p.last()
	if last == nil || p.penDown {
		return errors.New(".PEN_DOWN before .SEGMENT, or twice")
	}
	last.Strokes = append(last.Strokes, nil)
	p.penDown = true
	return nil
}

func (p *unipenParser) up() error {
	if !p.penDown {
		return errors.New(".PEN_UP without .PEN_DOWN")
	}
	strokes := p.last().Strokes
	if len(strokes[len(strokes)-1]) == 0 {
		return errors.New("a stroke without points")
	}
	p.penDown = false
	return nil
}

func (p *unipenParser) point(fields []string) error {
	if !p.penDown || len(fields) != 2 {
		return errors.New("expected a pair of numbers between .PEN_DOWN and .PEN_UP")
	}
	if p.points++; p.points > maxPoints {
		return fmt.Errorf("more than %d points", maxPoints)
	}
	x, err := parseNumber(fields[0])
	if err != nil {
		return err
	}
	y, err := parseNumber(fields[1])
	if err != nil {
		return err
	}
	strokes := p.last().Strokes
	stroke := &strokes[len(strokes)-1]
	*stroke = append(*stroke, [2]int{x, y})
	return nil
}

// finish checks that the last recording is whole and turns its y axis.
func (p *unipenParser) finish() error {
	last := p.last()
	switch {
	case last == nil:
		return nil
	case p.penDown:
		return errors.New("the digit before ends without .PEN_UP")
	case !p.known:
		return errors.New("the digit before has no .COMMENT")
	case len(last.Strokes) != p.promised:
		return fmt.Errorf("the digit before has %d strokes, its .SEGMENT promises %d", len(last.Strokes), p.promised)
	}
	turnDown(last.Strokes)
	return nil
}

// turnDown turns the y axis from upwards to downwards, with zero at the top.
func turnDown(strokes [][][2]int) {
	top := strokes[0][0][1]
	for _, stroke := range strokes {
		for _, point := range stroke {
			top = max(top, point[1])
		}
	}
	for _, stroke := range strokes {
		for i := range stroke {
			stroke[i][1] = top - stroke[i][1]
		}
	}
}

package album

import (
	"bytes"
	"encoding/json/v2"
	"errors"
	"fmt"
	"image/png"
	"strings"
)

// Decode reads an album that belongs to two sheets, both PNG files. The error says what
// is wrong with it: fields that are not known, tiles that are not on their sheet,
// drawings without label or answer, what is no digit.
func Decode(text, tests, samples []byte) (a Album, err error) {
	if err := json.Unmarshal(text, &a, json.RejectUnknownMembers(true)); err != nil {
		return Album{}, fmt.Errorf("it is no album: %w", err)
	}
	if a.Side < 1 || a.Columns < 1 {
		return Album{}, fmt.Errorf("tiles of side %d in %d columns", a.Side, a.Columns)
	}
	onTests, err := a.tiles(tests)
	if err != nil {
		return Album{}, fmt.Errorf("the sheet of the tests: %w", err)
	}
	onSamples, err := a.tiles(samples)
	if err != nil {
		return Album{}, fmt.Errorf("the sheet of the samples: %w", err)
	}
	for _, test := range a.Tests {
		if err := test.check(onTests); err != nil {
			return Album{}, fmt.Errorf("test %q: %w", test.Set, err)
		}
	}
	for _, misses := range a.Misses {
		if err := misses.check(onTests); err != nil {
			return Album{}, fmt.Errorf("misses of %q: %w", misses.Set, err)
		}
	}
	for _, sample := range a.Samples {
		if err := sample.Tiles.check(onSamples); err != nil {
			return Album{}, fmt.Errorf("sample %q of %q: %w", sample.Class, sample.Set, err)
		}
	}
	for _, variation := range a.Variations {
		if err := variation.check(onSamples); err != nil {
			return Album{}, fmt.Errorf("variation of %q: %w", variation.Name, err)
		}
	}
	return a, nil
}

// tiles is how many a sheet has room for.
func (a Album) tiles(sheet []byte) (int, error) {
	size, err := png.DecodeConfig(bytes.NewReader(sheet))
	if err != nil {
		return 0, err
	}
	if size.Width%a.Side != 0 || size.Width/a.Side != a.Columns || size.Height%a.Side != 0 {
		return 0, fmt.Errorf("%d × %d pixels are not %d columns of tiles of side %d", size.Width, size.Height, a.Columns, a.Side)
	}
	return a.Columns * (size.Height / a.Side), nil
}

// check wants tiles that a sheet with so many has.
func (t Tiles) check(room int) error {
	if t.First < 0 || t.Count < 0 || t.First > room || t.Count > room-t.First {
		return fmt.Errorf("%d tiles from %d on: the sheet has %d", t.Count, t.First, room)
	}
	return nil
}

func (t Test) check(room int) error {
	if err := t.Tiles.check(room); err != nil {
		return err
	}
	for _, digits := range []string{t.Labels, t.Answers} {
		if len(digits) != t.Count || strings.Trim(digits, "0123456789") != "" {
			return fmt.Errorf("labels and answers are not a digit for each of %d drawings", t.Count)
		}
	}
	return nil
}

// check wants pictures that a sheet with so many tiles has, by number.
func (m Misses) check(room int) error {
	last := 0
	for _, miss := range m.Misses {
		switch {
		case miss.Number <= last:
			return fmt.Errorf("number %d is not above %d", miss.Number, last)
		case miss.Answer < 0 || miss.Answer > 9:
			return fmt.Errorf("number %d: the answer %d is no digit", miss.Number, miss.Answer)
		case !isShare(miss.Probability) || !isShare(miss.Presence):
			return fmt.Errorf("number %d: probability %v and presence %v must be in 0…1", miss.Number, miss.Probability, miss.Presence)
		}
		if err := (Tiles{miss.Tile, 1}).check(room); err != nil {
			return fmt.Errorf("number %d: %w", miss.Number, err)
		}
		last = miss.Number
	}
	return nil
}

func isShare(v float32) bool { return v >= 0 && v <= 1 }

func (v Variation) check(room int) error {
	if len(v.Label) != 1 || strings.Trim(v.Label, "0123456789") != "" {
		return fmt.Errorf("the label %q is no digit", v.Label)
	}
	return errors.Join(v.Tiles.check(room), Tiles{v.Original, 1}.check(room))
}

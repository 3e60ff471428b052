// Package album makes the pictures that go with the account of a training: all
// drawings of a test set with the network's answers, what went wrong in the sets that
// are held back, samples of all sets, and how the training varies what it learns from.
// They lie as tiles on two sheets, and the album says what is where.
package album

import (
	"bytes"
	"encoding/json/v2"

	"digitscope/nn/train"
)

// Names of the files beside the network: the album and its sheets.
const (
	File        = "album.json"
	TestsFile   = "album-tests.png"
	SamplesFile = "album-samples.png"
)

// An Album says what two sheets show. Their tiles are pictures as the network reads
// them, of Side × Side pixels, Columns in a row and without borders, in sheet.Levels
// greys from paper, black, to ink, white: tile i is in column i % Columns of row
// i / Columns.
type Album struct {
	Weights train.File     `json:"weights"` // of the network that answered
	Data    []train.Source `json:"data"`    // the sets that are shown
	Side    int            `json:"side"`
	Columns int            `json:"columns"`
	// On the sheet of the tests.
	Tests  []Test   `json:"tests"`
	Misses []Misses `json:"misses"`
	// The others are on the sheet of the samples.
	Samples    []Sample    `json:"samples"`
	Variations []Variation `json:"variations"`
}

// Tiles are those of a sheet from First on, counted from 0.
type Tiles struct {
	First int `json:"first"`
	Count int `json:"count"`
}

// A Test is all drawings of a test set in its order, a tile each.
type Test struct {
	Set string `json:"set"`
	Tiles
	Labels  string `json:"labels"`  // a character 0…9 for each drawing
	Answers string `json:"answers"` // the network's most probable digits, in the same way
}

// Misses are all pictures of a set that went wrong, by number: digits that the network
// misread, or refused because their presence is below the threshold that it knows digits
// by; or pictures that show no digit and were not refused.
type Misses struct {
	Set    string `json:"set"`
	Misses []Miss `json:"misses"`
}

// A Miss is one picture that went wrong.
type Miss struct {
	Number      int     `json:"number"` // in the set's file, counted from 1
	Tile        int     `json:"tile"`
	Label       string  `json:"label"`  // the digit, or the class of what is none
	Answer      int     `json:"answer"` // the network's most probable digit
	Probability float32 `json:"probability"`
	Presence    float32 `json:"presence"` // see nn.Pass
	// Reason is why the picture is listed as one that may be left out, see
	// data.ListedSamples; empty if it isn't.
	Reason string `json:"reason,omitempty"`
}

// A Sample is some of a class of a set: a split of the manifest and one of its classes,
// Forms with a digit, or Invented without a class.
type Sample struct {
	Set   string `json:"set"`
	Class string `json:"class"`
	Tiles
}

// What the project draws itself, see package synth.
const (
	Forms    = "forms"    // of digits
	Invented = "invented" // no digits
)

// A Variation is one drawing as it is and as the training shows it to the network, see
// train.Variation.
type Variation struct {
	Name     string `json:"name"`  // of the set: a split of the manifest, or Forms
	Label    string `json:"label"` // the digit
	Original int    `json:"original"`
	Tiles
}

// Encode writes the album as JSON: short, with a line for each of its parts.
func (a Album) Encode() ([]byte, error) {
	text, err := json.Marshal(a)
	if err != nil {
		return nil, err
	}
	for _, part := range []string{`{"set"`, `{"name"`, `{"number"`} {
		text = bytes.ReplaceAll(text, []byte(part), []byte("\n"+part))
	}
	return append(text, '\n'), nil
}

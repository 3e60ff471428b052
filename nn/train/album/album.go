// Package album makes the pictures that go with the account of a training: all
// drawings of the test sets with the network's answers, samples of what was learned
// from, and how the training varies them. They lie as tiles on two sheets, and the
// album says what is where.
package album

import (
	"bytes"
	"encoding/json/v2"

	"digitscope/nn/train"
	"digitscope/nn/train/data"
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
	Tests   []Test         `json:"tests"` // on the sheet of the tests
	// The others are on the sheet of the samples.
	Samples    []Sample    `json:"samples"`
	Variations []Variation `json:"variations"`
}

// Tiles are those of a sheet from First on, counted from 0.
type Tiles struct {
	First int `json:"first"`
	Count int `json:"count"`
}

// A Test is all drawings of a test set in its order. Their numbers are counted from 0
// here, so that the tile of a drawing is First + number.
type Test struct {
	Set string `json:"set"`
	Tiles
	Labels   string   `json:"labels"`   // a character 0…9 for each drawing
	Answers  string   `json:"answers"`  // the network's most probable digits, in the same way
	Doubtful []Doubt  `json:"doubtful"` // by number
	Listed   []Listed `json:"listed"`   // by number
}

// A Doubt is a drawing that the network misread, or refused because its presence is
// below the threshold that the network knows digits by.
type Doubt struct {
	Number      int     `json:"number"`
	Probability float32 `json:"probability"` // of the answer
	Presence    float32 `json:"presence"`    // see nn.Pass
}

// A Listed drawing is listed by data.ListedSamples, for a reason.
type Listed struct {
	Number int        `json:"number"`
	Kind   data.Fault `json:"kind"`
	Reason string     `json:"reason"`
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

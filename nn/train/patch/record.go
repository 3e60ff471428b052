// Package patch finds what the filters of a network look for: of real digits the
// parts that they answer to most strongly. They are cut out and laid side by side on
// one small picture, the sheet, and a record says what is where.
//
// Zeiler and Fergus, "Visualizing and understanding convolutional networks", 2014.
package patch

import (
	"bytes"
	"encoding/json"

	"digitscope/nn/train"
)

// A Record says what a sheet shows, and how it came about.
type Record struct {
	Weights train.File   `json:"weights"` // of the network
	Sheet   train.File   `json:"sheet"`
	Commit  string       `json:"commit"` // see train.Commit
	Data    train.Source `json:"data"`
	Stages  []Stage      `json:"stages"`
}

// A Stage is a convolution, with the patches of each of its maps, the strongest
// first. On the sheet each map has a row of Count places, Side pixels wide and high,
// one below the other; the stage's first row begins Top pixels below the sheet's top.
// Places are blank where a map has fewer patches, since it answered to no more.
type Stage struct {
	Stage int       `json:"stage"` // index into Network.Stages
	Name  string    `json:"name"`
	Side  int       `json:"side"` // of the receptive field, in pixels of the input
	Count int       `json:"count"`
	Top   int       `json:"top"`
	Maps  [][]Patch `json:"maps"`
}

// A Patch is the receptive field of the cell of a map that answered to a picture
// more strongly than the map's other cells.
type Patch struct {
	Activation float32 `json:"activation"` // of the cell
	Label      int     `json:"label"`      // the digit that the picture shows
	Index      int     `json:"index"`      // of the picture in Record.Data, from 0
}

// Encode writes the record as JSON: short, with a line for each map.
func (r Record) Encode() ([]byte, error) {
	text, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	text = bytes.ReplaceAll(text, []byte(`[{"activation"`), []byte("\n"+`[{"activation"`))
	return append(text, '\n'), nil
}

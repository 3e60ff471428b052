package data

import (
	"encoding/json"
	"io"
)

// Recording is a digit as the tablet of the pendigits set recorded it, in the
// tablet's unit, with the axes of the pad: x to the right, y downwards.
type Recording struct {
	Label   int        `json:"label"`  // the digit, 0…9
	Writer  int        `json:"writer"` // counted from 1, separately in the training and the test file
	Sample  int        `json:"sample"` // which of the writer's digits
	Strokes [][][2]int `json:"strokes"`
}

// WriteRecordings writes one line of JSON for every recording, in the form that
// ReadDrawings reads. The same recordings always give the same bytes, so that a
// checksum of the lines says whether a conversion went right.
func WriteRecordings(w io.Writer, recordings []Recording) error {
	encoder := json.NewEncoder(w)
	for _, recording := range recordings {
		if err := encoder.Encode(recording); err != nil {
			return err
		}
	}
	return nil
}

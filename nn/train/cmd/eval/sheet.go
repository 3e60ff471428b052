package main

import (
	"bytes"
	"fmt"

	"digitscope/nn"
	"digitscope/nn/train"
	"digitscope/nn/train/sheet"
	"digitscope/nn/train/whole"
)

// A contactSheet collects pictures of what went wrong, of the sets that nothing
// was learned from.
type contactSheet struct {
	cells []sheet.Cell
	// named is set if there are several sets to be told apart.
	named bool
}

// add adds the misses of a set, each with its number in the set's file.
func (c *contactSheet) add(set train.Set, score train.Score) {
	if c.named && !set.Test {
		return
	}
	for _, miss := range score.Misses {
		number := fmt.Sprint(miss.Index + 1)
		if c.named {
			number = sheet.Abbreviation(set.Name, set.Sample(miss.Index).Number)
		}
		c.cells = append(c.cells, sheet.Cell{Picture: set.Picture(miss.Index), Caption: [2]string{number, verdict(set, miss)}})
	}
}

// verdict is "7>1 83%" for a 7 that is read as 1, followed by a question mark if
// the answer is refused, and ">1 83%" where there is no digit.
func verdict(set train.Set, miss train.Miss) string {
	answer := fmt.Sprintf(">%d %.0f%%", miss.Answer, 100*miss.Probability)
	switch {
	case set.NotDigits:
		return answer
	case miss.State == nn.Unknown:
		return fmt.Sprintf("%d%s ?", miss.Digit, answer)
	}
	return fmt.Sprintf("%d%s", miss.Digit, answer)
}

func (c *contactSheet) write(path string) error {
	var png bytes.Buffer
	if err := sheet.Write(&png, c.cells); err != nil {
		return err
	}
	return whole.Write(path, png.Bytes())
}

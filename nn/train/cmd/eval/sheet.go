package main

import (
	"bytes"
	"fmt"
	"strings"

	"digitscope/nn"
	"digitscope/nn/train"
	"digitscope/nn/train/sheet"
)

// A contactSheet collects pictures of what went wrong, of the sets that nothing
// was learned from.
type contactSheet struct{ cells []sheet.Cell }

func (c *contactSheet) add(set train.Set, score train.Score) {
	if strings.HasSuffix(set.Name, "-train") {
		return
	}
	for _, miss := range score.Misses {
		c.cells = append(c.cells, sheet.Cell{
			Picture: set.Picture(miss.Index),
			Caption: [2]string{fmt.Sprintf("%s %d", initials(set.Name), miss.Index+1), verdict(set, miss)},
		})
	}
}

// initials abbreviate a set's name to what fits beside an index.
func initials(name string) string { return name[:min(4, len(name))] }

// verdict is "7→1 83%", or "7? 83%" where the answer is right but refused, and
// "→1 83%" where there is no digit.
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
	return train.WriteFile(path, png.Bytes())
}

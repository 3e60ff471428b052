package training

import (
	"math/bits"
	"slices"

	"digitscope/nn/train"
	"digitscope/nn/train/album"
)

// A matrix tells how often which digit was taken for which, in one set.
type matrix struct {
	Set      string
	Chosen   bool // whether it is to be seen first
	Shown    bool // whether all of the set's drawings are in the album
	Missed   bool // whether those that went wrong are
	Licensed bool // whether they may be passed on
	Rows     []matrixRow
	Sums     []string // of the columns, and of all
}

type matrixRow struct {
	Digit int
	Cells []matrixCell
	Sum   string
}

// A matrixCell counts the drawings of a digit that were given an answer.
type matrixCell struct {
	Label, Answer int
	Count         int
	Text          string
	Right         bool
	// Level is the colour of errors: 1 for one, 2 for two or three, 3 for four to
	// seven, 4 for more; 0 for none.
	Level int
}

const levels = 4

// matrices are those of the held-back sets; what is left out as unreadable is in the
// full sets. The first whose drawings can be shown is chosen.
func (c Content) matrices() (all []matrix) {
	chosen := false
	for _, result := range c.held() {
		collection, _, known := c.manifest.Find(result.Name)
		if result.Confusion == nil || !known {
			continue
		}
		m := newMatrix(result)
		m.Licensed = collection.MayBePassedOn()
		m.Shown = c.test(result.Name) != nil
		m.Missed = slices.ContainsFunc(c.Album.Misses, func(m album.Misses) bool { return m.Set == result.Name })
		m.Chosen = m.Shown && !chosen
		chosen = chosen || m.Chosen
		all = append(all, m)
	}
	if len(all) > 0 && !chosen {
		all[0].Chosen = true
	}
	return all
}

func newMatrix(result train.Result) matrix {
	m := matrix{Set: result.Name}
	var sums [10]int
	all := 0
	for label, counts := range result.Confusion {
		row, sum := matrixRow{Digit: label}, 0
		for answer, n := range counts {
			cell := matrixCell{Label: label, Answer: answer, Count: n, Text: count(n), Right: label == answer}
			if !cell.Right {
				cell.Level = min(bits.Len(uint(max(n, 0))), levels)
			}
			row.Cells = append(row.Cells, cell)
			sum += n
			sums[answer] += n
		}
		row.Sum = count(sum)
		all += sum
		m.Rows = append(m.Rows, row)
	}
	for _, sum := range sums {
		m.Sums = append(m.Sums, count(sum))
	}
	m.Sums = append(m.Sums, count(all))
	return m
}

// test is the album's part for a set, nil if it is not in it.
func (c Content) test(set string) *album.Test {
	for i, test := range c.Album.Tests {
		if test.Set == set {
			return &c.Album.Tests[i]
		}
	}
	return nil
}

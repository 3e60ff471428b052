package training

import (
	"slices"
	"strings"

	"digitscope/nn/train"
	"digitscope/nn/train/data"
	"digitscope/nn/train/runs"
)

// A step is a row of the table of what was added one after the other.
type step struct {
	Name  string
	Cells []gain
}

// A gain is a score, and by how much it is above that of the row before.
type gain struct {
	Score, Difference string
	Large             int // 1 or −1 if it is more than luck, by its sign
}

// luck is what trainings that only began otherwise hardly ever differ by: they differ by
// one or two tenths of a percent.
const luck = 0.0025

// luckyPictures, so many and fewer, are luck in sets however small.
const luckyPictures = 2.5

// stepSets are the whole sets that all steps were scored on, in the first step's order.
func (c Content) stepSets() (names []string) {
	if len(c.steps) == 0 {
		return nil
	}
	for _, result := range c.steps[0].Results {
		lacks := func(s train.ScoredStep) bool { _, ok := train.ResultOf(s.Results, result.Name); return !ok }
		if !strings.HasSuffix(result.Name, data.ReadableSuffix) && !slices.ContainsFunc(c.steps, lacks) {
			names = append(names, result.Name)
		}
	}
	return names
}

// stepRows are the steps and, last, under the name own, the network itself.
func (c Content) stepRows(own string) (rows []step) {
	sets := c.stepSets()
	scored := append(slices.Clone(c.steps), train.ScoredStep{Step: train.Step{Name: own}, Results: c.record.Results})
	for i, s := range scored {
		row := step{Name: s.Name}
		for _, set := range sets {
			row.Cells = append(row.Cells, newGain(scored, i, set))
		}
		rows = append(rows, row)
	}
	return rows
}

func newGain(scored []train.ScoredStep, i int, set string) gain {
	result, ok := train.ResultOf(scored[i].Results, set)
	if !ok {
		return gain{Score: "–"}
	}
	g := gain{Score: percent(result.Share())}
	if i == 0 {
		return g
	}
	before, _ := train.ResultOf(scored[i-1].Results, set)
	difference := result.Share() - before.Share()
	g.Difference = signed(difference)
	switch luck := max(luck, luckyPictures/float64(result.Count)); {
	case difference > luck:
		g.Large = 1
	case difference < -luck:
		g.Large = -1
	}
	return g
}

// A ranking is the table of all trainings, the best first: what they were set to, and how
// they score on whole sets.
type ranking struct {
	Measure string
	Rows    [][]string // the first has the names
}

// ranking has no rows if there is but one training.
func (c Content) ranking() (r ranking, err error) {
	all := c.all()
	if len(all) < 2 {
		return ranking{}, nil
	}
	measure, err := runs.Common(all)
	if err != nil {
		return ranking{}, err
	}
	r.Measure = measure.String()
	rows, err := runs.Rank(all, measure)
	r.Rows = withoutColumns(rows, func(name string) bool {
		return name == "commit" || name == "seconds" || strings.HasSuffix(name, data.ReadableSuffix)
	})
	return r, err
}

// withoutColumns leaves out columns by their names in the first row.
func withoutColumns(rows [][]string, left func(name string) bool) (kept [][]string) {
	for _, row := range rows {
		var cells []string
		for i, cell := range row {
			if !left(rows[0][i]) {
				cells = append(cells, cell)
			}
		}
		kept = append(kept, cells)
	}
	return kept
}

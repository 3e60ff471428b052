package runs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"digitscope/nn/train"
	"digitscope/nn/train/data"
	"digitscope/nn/train/field"
)

// Table ranks runs, the best first: the figure of the measure, the hyperparameters in
// which the runs differ, their scores of what is held back, in percent, the commit
// and, last, the wall time in seconds. The same runs in another order make the same
// table. The error names a run that has no such figure.
func Table(runs []Run, measure Measure) (string, error) {
	rows, err := Rank(runs, measure)
	if err != nil {
		return "", err
	}
	return measure.String() + ", %\n" + aligned(rows), nil
}

// Rank is the table's rows, the first of which has the names of the columns.
func Rank(runs []Run, measure Measure) (rows [][]string, err error) {
	values := make(map[string]float64, len(runs))
	for _, run := range runs {
		value, err := measure.Value(run.Record)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", run.Name, err)
		}
		values[run.Name] = value
	}
	runs = slices.Clone(runs)
	slices.SortFunc(runs, func(a, b Run) int {
		return cmp.Or(cmp.Compare(values[b.Name], values[a.Name]), cmp.Compare(a.Name, b.Name))
	})
	fields, sets := differing(runs), heldSets(runs)
	rows = [][]string{slices.Concat([]string{"run", "mean"}, fields, sets, []string{"commit", "seconds"})}
	for _, run := range runs {
		row := []string{run.Name, percent(values[run.Name])}
		known := fieldValues(run.Record.Hyperparameters)
		for _, name := range fields {
			row = append(row, cmp.Or(known[name], none))
		}
		for _, set := range sets {
			row = append(row, scoreOf(run.Record, set))
		}
		rows = append(rows, append(row, run.Record.Build.Commit, fmt.Sprintf("%.0f", run.Record.WallSeconds)))
	}
	return rows, nil
}

// none stands where a run lacks what others have.
const none = "–"

// differing are the names of the hyperparameters that are not the same in all runs.
func differing(runs []Run) (names []string) {
	known := make([]map[string]string, len(runs))
	for i, run := range runs {
		known[i] = fieldValues(run.Record.Hyperparameters)
	}
	seen := map[string]bool{}
	for _, run := range runs {
		for _, f := range field.List(run.Record.Hyperparameters) {
			if seen[f.Name] {
				continue
			}
			seen[f.Name] = true
			if slices.ContainsFunc(known, func(k map[string]string) bool { return k[f.Name] != f.Value }) {
				names = append(names, f.Name)
			}
		}
	}
	return names
}

func fieldValues(h train.Hyperparameters) map[string]string {
	values := map[string]string{}
	for _, f := range field.List(h) {
		values[f.Name] = f.Value
	}
	return values
}

// heldSets are the names of the known sets that nothing was learned from and that any
// run has a score of, in the order of the manifest.
func heldSets(runs []Run) []string {
	return slices.DeleteFunc(data.Known().HeldBack(), func(name string) bool {
		return !slices.ContainsFunc(runs, func(r Run) bool { return scoreOf(r.Record, name) != none })
	})
}

func scoreOf(record train.Record, set string) string {
	if result, ok := train.ResultOf(record.Results, set); ok {
		return percent(result.Share())
	}
	return none
}

func percent(share float64) string { return fmt.Sprintf("%.2f", 100*share) }

// aligned writes rows in columns. The names at the top are broken behind dots and
// hyphens, so that figures stand close.
func aligned(rows [][]string) string {
	return plain(slices.Concat(broken(rows[0]), rows[1:]))
}

// plain writes rows in columns, the first of which is flush left.
func plain(rows [][]string) string {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], len([]rune(cell)))
		}
	}
	var text strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			pad := widths[i]
			if i == 0 {
				pad = -pad
			}
			fmt.Fprintf(&line, "%*s  ", pad, cell)
		}
		text.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return text.String()
}

// broken turns one row of names into several, the last of which is full.
func broken(names []string) [][]string {
	parts, height := make([][]string, len(names)), 0
	for i, name := range names {
		marked := strings.NewReplacer(".", ".\n", "-", "-\n").Replace(name)
		parts[i] = strings.Split(marked, "\n")
		height = max(height, len(parts[i]))
	}
	rows := make([][]string, height)
	for y := range rows {
		rows[y] = make([]string, len(names))
		for i, part := range parts {
			if from := height - len(part); y >= from {
				rows[y][i] = part[y-from]
			}
		}
	}
	return rows
}

package weights

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"digitscope/nn/train/runs"
	"digitscope/nn/train/sweep"
)

// The records of the sweeps are all there, and README.md tells what each trial came to.
func TestReadmeShowsTheSweeps(t *testing.T) {
	files, err := filepath.Glob("sweeps/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no sweeps: %v", err)
	}
	for _, file := range files {
		s, err := sweep.Load(file)
		if err != nil {
			t.Fatal(err)
		}
		expectTable(t, "README.md", s.Name, trialsTable(t, s))
	}
}

// trialsTable has a row for each trial, the best first.
func trialsTable(t *testing.T, s *sweep.Sweep) string {
	type row struct {
		mean  float64
		cells string
	}
	var rows []row
	names := ""
	for i := range s.Len() {
		trial, err := s.Trial(i)
		if err != nil {
			t.Fatal(err)
		}
		run, err := runs.Read(fmt.Sprintf("runs/%s-%d.json", s.Name, i))
		if err != nil {
			t.Fatal(err)
		}
		if belongs := run.Record.Trial; belongs == nil || *belongs != *s.Belongs(i) {
			t.Fatalf("%s is not trial %d of %s", run.Name, i, s.Name)
		}
		mean, err := s.Compare.Value(run.Record)
		if err != nil {
			t.Fatal(err)
		}
		var cells []string
		names = ""
		for _, part := range strings.Fields(trial.Name) {
			name, value, _ := strings.Cut(part, "=")
			names, cells = names+name+" | ", append(cells, value)
		}
		rows = append(rows, row{mean, strings.Join(cells, " | ")})
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(b.mean, a.mean) })
	var table strings.Builder
	fmt.Fprintf(&table, "| %smean |\n|%s\n", names, strings.Repeat("--:|", strings.Count(names, "|")+1))
	for _, r := range rows {
		fmt.Fprintf(&table, "| %s | %s |\n", r.cells, percent(r.mean))
	}
	return table.String()
}

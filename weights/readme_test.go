package weights

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"digitscope/nn/train"
	"digitscope/nn/train/data"
)

// The README's tables say what the records do.
func TestReadmeShowsTheRecords(t *testing.T) {
	record := recorded(t)
	var steps []train.ScoredStep
	if err := json.Unmarshal(read(t, "steps.json"), &steps); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"digits": digitsTable(record), "not-digits": notDigitsTable(record), "steps": stepsTable(t, steps, record),
	} {
		if shown := block(t, "../README.md", name); shown != want {
			t.Errorf("README.md's block %q shows\n%s\nthe records say\n%s", name, shown, want)
		}
	}
}

// block is what stands in a document between two marks.
func block(t *testing.T, document, name string) string {
	t.Helper()
	_, rest, found := strings.Cut(string(read(t, document)), "<!-- "+name+" -->\n")
	shown, _, ended := strings.Cut(rest, "<!-- /"+name+" -->")
	if !found || !ended {
		t.Fatalf("%s has no block %q", document, name)
	}
	return shown
}

func digitsTable(record train.Record) string {
	var table strings.Builder
	table.WriteString("| set | digits | right | answered | right of the answers | calibration error |\n|---|--:|--:|--:|--:|--:|\n")
	for _, r := range record.Results {
		if r.Accuracy != nil && !isSample(r) {
			fmt.Fprintf(&table, "| %s | %d | %s | %s | %s | %s |\n",
				r.Name, r.Count, percent(*r.Accuracy), percent(1-r.Refused), percent(*r.KeptAccuracy), percent(*r.CalibrationError))
		}
	}
	return table.String()
}

func notDigitsTable(record train.Record) string {
	var table strings.Builder
	table.WriteString("| set | pictures | refused |\n|---|--:|--:|\n")
	for _, r := range record.Results {
		if r.Accuracy == nil && !isSample(r) {
			fmt.Fprintf(&table, "| %s | %d | %s |\n", r.Name, r.Count, percent(r.Refused))
		}
	}
	return table.String()
}

// stepsTable has a row for each step and one for the network itself, with whole sets
// alone.
func stepsTable(t *testing.T, steps []train.ScoredStep, record train.Record) string {
	var names []string
	for _, r := range steps[0].Results {
		if !strings.HasSuffix(r.Name, data.ReadableSuffix) {
			names = append(names, r.Name)
		}
	}
	var table strings.Builder
	fmt.Fprintf(&table, "| trained on | %s |\n|---|%s\n", strings.Join(names, " | "), strings.Repeat("--:|", len(names)))
	network := train.ScoredStep{Step: train.Step{Name: "the network of this page"}}
	for _, name := range names {
		network.Results = append(network.Results, result(t, record, name))
	}
	for _, step := range append(steps, network) {
		fmt.Fprintf(&table, "| %s |", step.Name)
		for _, name := range names {
			r, ok := train.ResultOf(step.Results, name)
			if !ok {
				t.Fatalf("%s has no %s", step.Name, name)
			}
			fmt.Fprintf(&table, " %s |", percent(r.Share()))
		}
		table.WriteString("\n")
	}
	return table.String()
}

// isSample is true for the small sets that only the tests use.
func isSample(r train.Result) bool { return strings.HasSuffix(r.Name, "-sample") }

func percent(share float64) string { return fmt.Sprintf("%.2f %%", 100*share) }

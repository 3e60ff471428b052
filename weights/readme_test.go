package weights

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
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
		"duration": fmt.Sprintf("On %d cores that took %.0f minutes, at %.0f images per second.\n",
			record.Build.Cores, record.WallSeconds/60, record.ImagesPerSecond),
	} {
		expectTable(t, "README.md", name, want)
	}
}

var update = flag.Bool("update", false, "write the tables into the documents: make tables")

// expectTable compares what stands in a document between two marks, or writes it.
func expectTable(t *testing.T, document, name, want string) {
	t.Helper()
	before, rest, found := strings.Cut(string(read(t, document)), "<!-- "+name+" -->\n")
	shown, after, ended := strings.Cut(rest, "<!-- /"+name+" -->")
	if !found || !ended {
		t.Fatalf("%s has no block %q", document, name)
	}
	if shown == want {
		return
	}
	if !*update {
		t.Errorf("%s: the block %q shows\n%s\nthe records say\n%s(make tables writes it)", document, name, shown, want)
		return
	}
	text := before + "<!-- " + name + " -->\n" + want + "<!-- /" + name + " -->" + after
	if err := os.WriteFile(document, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
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

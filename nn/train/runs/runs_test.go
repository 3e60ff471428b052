package runs

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"digitscope/nn/train"
	"digitscope/nn/train/data"
)

// record has the accuracies of pendigits-test and mnist-test and the refused share of
// kmnist.
func record(pendigits, mnist, kmnist float64) train.Record {
	return train.Record{
		Hyperparameters: train.Default(),
		Build:           train.Build{Commit: "abc"},
		Data:            []train.Source{{Name: "d", Use: "training", Files: []data.FileHash{{Path: "d/file", SHA256: "12"}}}},
		WallSeconds:     60,
		Results: []train.Result{
			{Name: "mnist-train", Accuracy: &mnist}, {Name: "mnist-test", Accuracy: &mnist},
			{Name: "pendigits-test", Accuracy: &pendigits, KeptAccuracy: &mnist}, {Name: "kmnist", Refused: kmnist},
		},
		Weights: train.File{Path: "w", SHA256: "34"},
	}
}

func TestMeasure(t *testing.T) {
	r := record(0.9, 0.5, 0.8)
	for _, test := range []struct {
		measure  Measure
		expected float64
	}{
		{Measure{}, 0.85}, {Measure{Figure: "accuracy"}, 0.9}, {Measure{Figure: "refused"}, 0.8},
		{Measure{Sets: []string{"kmnist"}}, 0.8}, {Measure{Sets: []string{"pendigits-test"}, Figure: "keptAccuracy"}, 0.5},
	} {
		if value, err := test.measure.Value(r); err != nil || value < test.expected-1e-9 || value > test.expected+1e-9 {
			t.Errorf("%v: %v, %v", test.measure, value, err)
		}
	}
	if _, err := (Measure{Sets: []string{"kmnist", "omniglot"}}).Value(r); err == nil || err.Error() != "it has no score of omniglot" {
		t.Errorf("got %v", err)
	}
	if slices.Contains(DevelopmentSets(), "mnist-test") || !slices.Contains(DevelopmentSets(), "pendigits-test") {
		t.Errorf("development sets are %v", DevelopmentSets())
	}
}

// cells are the words of the table's line that begins with name.
func cells(t *testing.T, text, name string) []string {
	t.Helper()
	for line := range strings.Lines(text) {
		if cells := strings.Fields(line); len(cells) > 0 && cells[0] == name {
			return cells[1:]
		}
	}
	t.Errorf("there is no line %s in\n%s", name, text)
	return nil
}

func TestTable(t *testing.T) {
	runs := []Run{{"worse", record(0.9, 1, 0.9)}, {"better", record(0.95, 0.5, 0.9)}, {"equal", record(0.95, 0.5, 0.9)}}
	runs[1].Record.Hyperparameters.Schedule.Peak = 0.5
	runs[1].Record.Hyperparameters.Architecture.Layers = runs[1].Record.Hyperparameters.Architecture.Layers[:7]
	runs[0].Record.Build.Commit = "abc-dirty"
	runs[0].Record.Results = append(runs[0].Record.Results, train.Result{Name: "omniglot", Refused: 0.125})
	measure, err := Common(runs)
	if err != nil {
		t.Fatal(err)
	}
	text, err := Table(runs, measure)
	if err != nil {
		t.Fatal(err)
	}
	for name, expected := range map[string][]string{
		"better": {"92.50", "0.5", "–", "–", "–", "–", "–", "50.00", "95.00", "–", "90.00", "abc", "60"},
		"worse":  {"90.00", "0.002", `"softmax"`, "0", "0", "0", "false", "100.00", "90.00", "12.50", "90.00", "abc-dirty", "60"},
	} {
		if got := cells(t, text, name); !slices.Equal(got, expected) {
			t.Errorf("%s: %q, expected %q", name, got, expected)
		}
	}
	if strings.Index(text, "\nbetter") > strings.Index(text, "\nequal") || strings.Index(text, "\nequal") > strings.Index(text, "\nworse") {
		t.Errorf("not the best first:\n%s", text)
	}
	if strings.Contains(text, "epochs") || !strings.HasPrefix(text, "mean accuracy or refused share of pendigits-test, kmnist, %\n") {
		t.Errorf("got\n%s", text)
	}
	slices.Reverse(runs)
	if again, err := Table(runs, measure); err != nil || strings.SplitN(again, "better", 2)[1] != strings.SplitN(text, "better", 2)[1] {
		t.Errorf("in another order: %v\n%s", err, again)
	}
}

func TestRunsThatHaveAllSets(t *testing.T) {
	run := Run{Name: "whole"}
	for _, set := range DevelopmentSets() {
		run.Record.Results = append(run.Record.Results, train.Result{Name: set})
	}
	if measure, err := Common([]Run{run}); err != nil || !strings.HasSuffix(measure.String(), "of all development sets") {
		t.Errorf("got %v, %v", measure, err)
	}
}

// Means of different sets are no ranking.
func TestRunsWithoutACommonSet(t *testing.T) {
	one, other := Run{"one", record(0.9, 1, 0.9)}, Run{"other", record(0.9, 1, 0.9)}
	one.Record.Results, other.Record.Results = one.Record.Results[:3], other.Record.Results[3:]
	if measure, err := Common([]Run{one, other}); err == nil || !strings.Contains(err.Error(), "no development set") {
		t.Errorf("got %v, %v", measure, err)
	}
}

func TestCompare(t *testing.T) {
	a, b := Run{"one", record(0.9, 1, 0.9)}, Run{"other", record(0.95, 1, 0.8)}
	a.Record.Hyperparameters.Epochs = 110
	b.Record.Hyperparameters.Epochs, b.Record.Build.Commit, b.Record.Data[0].Files[0].SHA256 = 3, "abc-dirty", "56"
	b.Record.Weights.SHA256 = "78"
	b.Record.Results = b.Record.Results[1:]
	text := Compare(a, b)
	for name, expected := range map[string][]string{
		"epochs": {"110", "3"}, "commit": {"abc", "abc-dirty"}, "d/file": {"12", "56"},
		"pendigits-test": {"90.00", "95.00", "+5.00"}, "kmnist": {"90.00", "80.00", "-10.00"}, "mnist-train": {"100.00", "–", "–"},
	} {
		if got := cells(t, text, name); !slices.Equal(got, expected) {
			t.Errorf("%s: %q, expected %q", name, got, expected)
		}
	}
	a.Record.Data[0].Files[0].Content, b.Record.Data[0].Files[0].Content = "90", "90"
	if repacked := Compare(a, b); strings.Contains(repacked, "d/file") {
		t.Errorf("repacked data is not different:\n%s", repacked)
	}
	for _, same := range []string{"batchSize", "processor", "weights"} {
		if strings.Contains(text, same) {
			t.Errorf("%s is not different:\n%s", same, text)
		}
	}
	if got := cells(t, Compare(a, a), "weights"); len(got) != 4 {
		t.Errorf("weights: %q", got)
	}
}

// Of a folder all that can be read is read, the rest named.
func TestFind(t *testing.T) {
	dir := t.TempDir()
	text, err := record(0.9, 1, 0.9).Encode()
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"b.json": string(text), "a.json": string(text), "cut.json": string(text[:len(text)/2]), "other.json": `{"weights": 3}`, "steps.txt": "",
		"unknown.json": strings.Replace(string(text), `"wallSeconds"`, `"wallHours"`, 1),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	found, errs := Find(dir, filepath.Join(dir, "b.json"), filepath.Join(dir, "missing.json"))
	if len(found) != 2 || found[0].Name != filepath.Join(dir, "a.json") {
		t.Errorf("found %d", len(found))
	}
	for i, name := range []string{"missing.json", "cut.json: it is no record", "other.json: it is no record", `unknown.json: it is no record: json`} {
		if len(errs) != 4 || !strings.Contains(errs[i].Error(), name) {
			t.Errorf("errors are %v", errs)
		}
	}
}

func FuzzParse(f *testing.F) {
	text, err := record(0.9, 1, 0.9).Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"results": [{}], "weights": {"sha256": "1"}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		record, err := parse(text)
		if err != nil {
			return
		}
		run := Run{"run", record}
		if measure, err := Common([]Run{run}); err == nil {
			if _, err := Table([]Run{run, run}, measure); err != nil {
				t.Errorf("%v has scores, but is not ranked: %v", measure, err)
			}
		}
		Compare(run, run)
	})
}

package curves

import (
	"bytes"
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"digitscope/nn/train"
	"digitscope/nn/train/runs"
)

// run has two epochs and scores of the sets, in their order.
func run(name string, sets ...string) runs.Run {
	record := train.Record{Epochs: []train.Epoch{
		{Epoch: 1, Step: 500, LearningRate: 1e-5, Loss: 0.30000000000000004, Accuracies: map[string]float64{}},
		{Epoch: 2, Step: 1000, LearningRate: math.Nextafter(1, 2), Loss: math.SmallestNonzeroFloat64, Accuracies: map[string]float64{}},
	}}
	for i, set := range sets {
		record.Epochs[0].Accuracies[set], record.Epochs[1].Accuracies[set] = 1/float64(i+3), 1
		record.Results = append(record.Results, train.Result{Name: set})
	}
	return runs.Run{Name: name, Record: record}
}

func TestCSV(t *testing.T) {
	named := []runs.Run{run("a, \"b\"", "mnist-test", "digits"), run("c.json", "kmnist", "digits")}
	named[1].Record.Results = named[1].Record.Results[:1] // the other is known of the first run
	text, err := CSV(named)
	if err != nil {
		t.Fatal(err)
	}
	if lines := bytes.Count(text, []byte("\r\n")); lines != 5 || lines != bytes.Count(text, []byte("\n")) {
		t.Errorf("%d lines end as RFC 4180 says", lines)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, expected := range []string{
		"run|epoch|step|learningRate|loss|mnist-test|digits|kmnist",
		`a, "b"|1|500|1e-05|0.30000000000000004|0.3333333333333333|0.25|`,
		`a, "b"|2|1000|1.0000000000000002|5e-324|1|1|`,
		"c.json|1|500|1e-05|0.30000000000000004||0.25|0.3333333333333333",
		"c.json|2|1000|1.0000000000000002|5e-324||1|1",
	} {
		if got := strings.Join(rows[i], "|"); got != expected {
			t.Errorf("row %d is %s, expected %s", i, got, expected)
		}
	}
}

// Sets that a record has no result of come last, in one order every time.
func TestSetsWithoutAResult(t *testing.T) {
	named := []runs.Run{run("a", "kmnist", "f", "e", "d", "c", "b")}
	named[0].Record.Results = named[0].Record.Results[:1]
	text, err := CSV(named)
	if head := "run,epoch,step,learningRate,loss,kmnist,b,c,d,e,f\r\n"; err != nil || !strings.HasPrefix(string(text), head) {
		t.Errorf("got %s, %v", text, err)
	}
}

// The committed record comes back bit for bit.
func TestCommittedRecord(t *testing.T) {
	read, err := runs.Read("../../../weights/digits.json")
	if err != nil {
		t.Fatal(err)
	}
	text, err := CSV([]runs.Run{read})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(rows) != 1+len(read.Record.Epochs) {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, epoch := range read.Record.Epochs {
		expected := map[string]float64{
			"epoch": float64(epoch.Epoch), "step": float64(epoch.Step), "learningRate": epoch.LearningRate, "loss": epoch.Loss,
		}
		for set, accuracy := range epoch.Accuracies {
			expected[set] = accuracy
		}
		if len(rows[0]) != 1+len(expected) {
			t.Fatalf("columns are %v", rows[0])
		}
		for name, value := range expected {
			column := slices.Index(rows[0], name)
			if got, err := strconv.ParseFloat(rows[i+1][column], 64); err != nil || got != value {
				t.Errorf("epoch %d: %s is %v, %v", epoch.Epoch, name, got, err)
			}
		}
	}
}

func TestAmbiguousNames(t *testing.T) {
	for expected, named := range map[string][]runs.Run{
		"two runs are named a":                            {run("a"), run("b"), run("a")},
		"a set cannot be named loss as another column is": {run("a", "digits", "loss")},
	} {
		if _, err := CSV(named); err == nil || err.Error() != expected {
			t.Errorf("got %v, expected %s", err, expected)
		}
	}
}

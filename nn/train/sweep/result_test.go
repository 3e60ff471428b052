package sweep

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"digitscope/nn/train"
	"digitscope/nn/train/data"
	"digitscope/nn/train/whole"
)

const four = `{"name": "four", "grid": {"schedule.peak": [0.001, 0.002], "batchSize": [32, 64]}, "compare": {"sets": ["pendigits-test"]}}`

// weights are those of all trials.
const weights = "weights"

// record is as a trial leaves it, with an accuracy that grows with the index.
func record(t *testing.T, s *Sweep, i int) train.Record {
	accuracy, sum := 0.9+0.01*float64(i), sha256.Sum256([]byte(weights))
	return train.Record{
		Trial: s.Belongs(i), Hyperparameters: trialOf(t, s, i).Hyperparameters,
		Build: train.Build{Commit: "abc"}, WallSeconds: float64(i),
		Data:    []train.Source{{Name: "pendigits-train", Use: "training", Files: []data.FileHash{{Path: "p", SHA256: "1"}}}},
		Results: []train.Result{{Name: "pendigits-test", Count: 10, Accuracy: &accuracy}},
		Weights: train.File{Path: File(i) + ".safetensors", SHA256: hex.EncodeToString(sum[:])},
	}
}

func write(t *testing.T, dir string, i int, record train.Record) {
	t.Helper()
	text, err := record.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if err := whole.Write(filepath.Join(dir, File(i)+".safetensors"), []byte(weights)); err != nil {
		t.Fatal(err)
	}
	writeText(t, dir, i, string(text))
}

func writeText(t *testing.T, dir string, i int, text string) {
	t.Helper()
	if err := whole.Write(filepath.Join(dir, File(i)+".json"), []byte(text)); err != nil {
		t.Fatal(err)
	}
}

// Results come in any order, some twice: the table is the same.
func TestMergeInAnyOrder(t *testing.T) {
	s := parse(t, four)
	tables := map[string]bool{}
	for range 4 {
		dir := t.TempDir()
		for _, i := range append(rand.Perm(4), 2) {
			write(t, dir, i, record(t, s, i))
		}
		for range 2 {
			table, faults := s.Merge(dir)
			if faults != nil {
				t.Fatal(faults)
			}
			tables[table] = true
		}
	}
	if len(tables) != 1 {
		t.Fatalf("there are %d tables: %v", len(tables), tables)
	}
	for table := range tables {
		lines := strings.Split(strings.TrimSpace(table), "\n")
		var first []string
		for _, line := range lines[len(lines)-4:] {
			first = append(first, strings.Fields(line)[0])
		}
		if fmt.Sprint(first) != "[trial-00003 trial-00002 trial-00001 trial-00000]" {
			t.Errorf("the order is %v", first)
		}
		if best := strings.Fields(lines[len(lines)-4]); fmt.Sprint(best[1:]) != "[93.00 64 0.002 93.00 abc 3]" {
			t.Errorf("the best is %q in\n%s", best, table)
		}
	}
}

// Who packs a file in another way has the same data.
func TestMergeOfRepackedData(t *testing.T) {
	s, dir := parse(t, four), t.TempDir()
	for i := range 4 {
		r := record(t, s, i)
		r.Data[0].Files[0] = data.FileHash{Path: "p", SHA256: fmt.Sprint(i), Content: "1"}
		write(t, dir, i, r)
	}
	if _, faults := s.Merge(dir); faults != nil {
		t.Error(faults)
	}
}

func TestMergeNamesWhatIsWrong(t *testing.T) {
	s := parse(t, four)
	other := parse(t, strings.Replace(four, "0.002", "0.003", 1))
	for fault, spoil := range map[string]func(dir string){
		"trial 2 is missing: there is no ":             func(dir string) { os.Remove(filepath.Join(dir, "trial-00002.json")) },
		"trial-00002.json: it is no record":            func(dir string) { writeText(t, dir, 2, `{"hyperparameters": {`) },
		"it has no results":                            func(dir string) { writeText(t, dir, 2, `{}`) },
		"belongs to another sweep file, four with SHA": func(dir string) { write(t, dir, 2, record(t, other, 2)) },
		"it belongs to trial 1, not 2":                 func(dir string) { write(t, dir, 2, record(t, s, 1)) },
		"it is the record of no sweep": func(dir string) {
			r := record(t, s, 2)
			r.Trial = nil
			write(t, dir, 2, r)
		},
		"its hyperparameters are not those of the trial": func(dir string) {
			r := record(t, s, 2)
			r.Hyperparameters.Calm.Share = 0.123
			write(t, dir, 2, r)
		},
		"trial 2: trial-00002.json: it learned from, or was scored with, other data than trial-00000": func(dir string) {
			r := record(t, s, 2)
			r.Data[0].Files[0].SHA256 = "2"
			write(t, dir, 2, r)
		},
		"trial-00002.json: its weights cannot be read: ": func(dir string) { os.Remove(filepath.Join(dir, "trial-00002.safetensors")) },
		"trial-00002.json: its weights, trial-00002.safetensors, are not those of the record": func(dir string) {
			if err := os.WriteFile(filepath.Join(dir, "trial-00002.safetensors"), []byte("weig"), 0o644); err != nil {
				t.Fatal(err)
			}
		},
		"trial-00002.json: its weights are": func(dir string) {
			r := record(t, s, 2)
			r.Weights.Path = "../digits.safetensors"
			write(t, dir, 2, r)
		},
		"trial-00004.json: it is no trial of four": func(dir string) { writeText(t, dir, 4, "") },
		"it has no score of pendigits-test": func(dir string) {
			r := record(t, s, 2)
			r.Results[0].Name = "pendigits"
			write(t, dir, 2, r)
		},
	} {
		dir := t.TempDir()
		for i := range 4 {
			write(t, dir, i, record(t, s, i))
		}
		spoil(dir)
		table, faults := s.Merge(dir)
		if len(faults) != 1 || !strings.Contains(faults[0].Error(), fault) {
			t.Errorf("got %v, expected %q", faults, fault)
		}
		if !strings.Contains(table, "trial-00003") {
			t.Errorf("%s: the results that are there are not shown", fault)
		}
	}
}

package album

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"digitscope/nn/train"
	"digitscope/nn/train/data"
	"digitscope/nn/train/experiment"
	"digitscope/nn/train/whole"
)

// What was not learned from, because it is listed, is not shown as if it had been.
func TestListedSamplesAreNotShown(t *testing.T) {
	listed := slices.IndexFunc(data.ListedSamples(), func(l data.Listing) bool { return l.Set == drawnSet })
	if listed < 0 {
		t.Fatalf("nothing of %s is listed", drawnSet)
	}
	number, dir := data.ListedSamples()[listed].Number, t.TempDir()
	drawings := strings.Repeat(`{"label":1,"strokes":[[[50,0],[50,90]]]}`+"\n", number)
	if err := whole.Write(filepath.Join(dir, "pendigits", "strokes-train.jsonl.gz"), []byte(drawings)); err != nil {
		t.Fatal(err)
	}
	for exclude, expected := range map[bool]int{false: number, true: number - 1} {
		m := maker{dir: dir, outcome: &experiment.Outcome{Record: train.Record{
			Hyperparameters: train.Hyperparameters{Exclude: exclude}, Data: []train.Source{{Name: drawnSet}},
		}}}
		known, err := m.known()
		if err != nil || len(known) != 1 {
			t.Fatalf("%d sets, %v", len(known), err)
		}
		if set, err := train.LoadSet(known[0]); err != nil || set.Len() != expected {
			t.Errorf("exclude %t: %d drawings, %v, expected %d", exclude, set.Len(), err, expected)
		}
	}
}

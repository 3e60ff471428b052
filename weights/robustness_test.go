package weights

import (
	"runtime"
	"testing"

	"digitscope/nn/train"
	"digitscope/nn/train/data"
)

// changes are those of a sample of pendigits' test set.
func changes(t *testing.T) map[string]train.Change {
	t.Helper()
	network, err := Network()
	if err != nil {
		t.Fatal(err)
	}
	drawings, err := data.ReadDrawings("testdata/pendigits-test.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	byName := map[string]train.Change{}
	for _, change := range train.CheckRobustness(network, drawings, runtime.GOMAXPROCS(0)) {
		byName[change.Name] = change
	}
	return byName
}

func TestPlaceAndSizeDoNotMatter(t *testing.T) {
	changes := changes(t)
	for _, name := range []string{"moved", "shrunk", "enlarged"} {
		if change := changes[name]; change.Count == 0 || change.Answers > 0 {
			t.Errorf("%s: %d of %d answers change", name, change.Answers, change.Count)
		}
	}
	if moved := changes["moved"]; moved.Input > 1.0/255 {
		t.Errorf("moved: a cell of the input changes by %v, expected at most 1/255", moved.Input)
	}
}

// At most 0.5 % of the answers to all of pendigits' test set become another
// digit, as the record has it; a few more change how sure they are. So small a
// share cannot be told from the sample, where it must only be small.
func TestSparseAndDoubledPointsHardlyMatter(t *testing.T) {
	record := recorded(t)
	onAll, sampled := map[string]train.Change{}, changes(t)
	for _, change := range record.Robustness {
		onAll[change.Name] = change
	}
	for _, name := range []string{"second-dropped", "third-dropped", "doubled"} {
		if change := onAll[name]; change.Count != 3498 || change.DigitShare() > 0.005 || change.AnswerShare() > 0.01 {
			t.Errorf("%s: %+v is recorded", name, change)
		}
		if change := sampled[name]; change.Count == 0 || change.AnswerShare() > 0.02 {
			t.Errorf("%s: %d of %d answers change", name, change.Answers, change.Count)
		}
	}
}

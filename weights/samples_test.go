package weights

import (
	"math"
	"runtime"
	"slices"
	"testing"

	"digitscope/nn/train"
)

// The committed network scores what its record says on a sample of each held-back
// set that may be passed on.
func TestSamplesScoreAsRecorded(t *testing.T) {
	network, err := Network()
	if err != nil {
		t.Fatal(err)
	}
	record := recorded(t)
	sets, err := train.SampleSets("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range sets {
		i := slices.IndexFunc(record.Results, func(r train.Result) bool { return r.Name == set.Name })
		if i < 0 {
			t.Errorf("%s is not in the record", set.Name)
			continue
		}
		score := train.Evaluate(network, set, runtime.GOMAXPROCS(0))
		compare(t, record.Results[i], score, tolerance(record.Build, set))
	}
}

// tolerance is the share of one picture where other kernels than the record's
// compute, as these may round otherwise, and next to nothing where the same do.
func tolerance(build train.Build, set train.Set) float64 {
	const rounding = 1e-9
	if build.Go == runtime.Version() && build.GOARCH == runtime.GOARCH { // the version tells of SIMD
		return rounding
	}
	return 1/float64(set.Len()) + rounding
}

func compare(t *testing.T, recorded train.Result, score train.Score, tolerance float64) {
	t.Helper()
	if recorded.Count != score.Count || (recorded.Accuracy == nil) != score.NotDigits {
		t.Errorf("%s: the record says %+v, expected %d pictures", score.Name, recorded, score.Count)
		return
	}
	if refused := score.RefusedShare(); math.Abs(refused-recorded.Refused) > tolerance {
		t.Errorf("%s: refused %v, the record says %v", score.Name, refused, recorded.Refused)
	}
	if score.NotDigits {
		return
	}
	if accuracy := score.Accuracy(); math.Abs(accuracy-*recorded.Accuracy) > tolerance {
		t.Errorf("%s: accuracy %v, the record says %v", score.Name, accuracy, *recorded.Accuracy)
	}
}

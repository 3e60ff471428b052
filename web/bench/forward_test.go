package bench

import (
	"math"
	"strings"
	"testing"
)

// race is what a comparison of one peer measures.
func race(ours, theirs, limit []float64, theirAnswer float64) ([]contestant, []series) {
	contestants := []contestant{digitscope(), {Name: "ort", title: "Peer"}, {Name: "limit", Iterations: 1000}}
	return contestants, []series{
		{ours, [][]float64{{0.25, 0.75}}},
		{theirs, [][]float64{{0.25, theirAnswer}}},
		{limit, [][]float64{{limitSum(1000)}}},
	}
}

func TestRatiosAreMediansOfRounds(t *testing.T) {
	// the second round was a busy one, for all
	contestants, results := race([]float64{50, 500, 40}, []float64{150, 1000, 160}, []float64{40, 250, 20}, 0.75)
	var section Section
	tabulate(&section, contestants, results)
	want := []Ratio{{"ort", 3}, {"limit", 2}}
	if len(section.Ratios) != len(want) {
		t.Fatalf("ratios %v, want %v", section.Ratios, want)
	}
	for i, ratio := range section.Ratios {
		if ratio.Name != want[i].Name || math.Abs(ratio.Value-want[i].Value) > 1e-9 {
			t.Errorf("got %v, want %v", ratio, want[i])
		}
	}
}

func TestOtherAnswersFail(t *testing.T) {
	times := []float64{1}
	for answer, fails := range map[float64]bool{0.75: false, 0.75005: false, 0.7502: true, 0.7498: true, math.NaN(): true} {
		contestants, results := race(times, times, times, answer)
		err := checkAnswers(&Section{}, contestants, results)
		if fails != (err != nil) {
			t.Errorf("0.75 and %v: error %v", answer, err)
		}
		if err != nil && !strings.Contains(err.Error(), "Peer") {
			t.Errorf("the error does not say who differs: %v", err)
		}
	}
	contestants, results := race(times, times, times, 0.75)
	results[1].Answers = nil
	if err := checkAnswers(&Section{}, contestants, results); err == nil {
		t.Error("a peer without answers passes")
	}
	contestants, results = race(times, times, times, 0.75)
	results[2].Answers[0][0]--
	if err := checkAnswers(&Section{}, contestants, results); err == nil {
		t.Error("a limit that computes something else passes")
	}
}

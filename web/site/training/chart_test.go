package training

import (
	"strconv"
	"strings"
	"testing"
)

func TestAChartPutsValuesWhereItsAxesSay(t *testing.T) {
	lines := []curve{{label: "a", values: []float64{1, 0.1, 0.01}}, {label: "b", values: []float64{0.1, 0, 0.01}}}
	c := newChart("errors", logarithmicAxis([]float64{1, 0.01}), number, 3, lines, [][]float64{{0.1}})
	if want := "333.3,0.0 666.7,500.0 1000.0,1000.0"; c.Lines[0].Points != want {
		t.Errorf("points are %s, want %s", c.Lines[0].Points, want)
	}
	if want := "333.3,500.0 666.7,1000.0 1000.0,1000.0"; c.Lines[1].Points != want {
		t.Errorf("points with a zero are %s, want %s", c.Lines[1].Points, want)
	}
	if want := "333.3,500.0"; len(c.Others) != 1 || c.Others[0] != want {
		t.Errorf("the other training's points are %q, want %s", c.Others, want)
	}
	if c.Lines[0].Style == c.Lines[1].Style {
		t.Error("two lines look alike")
	}
	for _, tick := range append(c.Up, c.Across...) {
		if at, err := strconv.ParseFloat(strings.TrimSuffix(tick.Place, "%"), 64); err != nil || at < 0 || at > 100 {
			t.Errorf("%q is at %s", tick.Label, tick.Place)
		}
	}
	if first, last := c.Up[0], c.Up[len(c.Up)-1]; first != (tick{"100.00%", "0.01"}) || last != (tick{"0.00%", "1"}) {
		t.Errorf("ticks from %v to %v", first, last)
	}
	if len(c.Across) != 3 || c.Across[2] != (tick{"100.00%", "3"}) {
		t.Errorf("epochs are marked at %v", c.Across)
	}
}

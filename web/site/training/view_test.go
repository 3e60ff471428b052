package training

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"digitscope/nn"
	"digitscope/nn/train/album"
)

// committed is what lies beside the network of the page.
func committed(t *testing.T) Content {
	t.Helper()
	content, err := Read("../../../weights")
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestAllParametersAreInALayer(t *testing.T) {
	c := committed(t)
	sum := 0
	for _, layer := range c.layers() {
		if layer.Parameters == "" {
			continue
		}
		n, err := strconv.Atoi(strings.ReplaceAll(layer.Parameters, ",", ""))
		if err != nil {
			t.Fatal(err)
		}
		if layer.Stage.Kind == nn.KindPool {
			t.Errorf("%s has %d parameters", layer.Stage, n)
		}
		sum += n
	}
	if sum != len(c.network.Parameters()) {
		t.Errorf("layers have %d parameters, the network %d", sum, len(c.network.Parameters()))
	}
}

// What stands beside a curve is in the table of all epochs, in the column that is named.
func TestCurvesEndAsTheTableDoes(t *testing.T) {
	c := committed(t)
	rows := c.epochRows(Words{})
	for _, chart := range c.charts() {
		for _, line := range chart.Lines {
			if got := rows[len(rows)-1][line.Column]; got != line.Last {
				t.Errorf("%s %s ends with %s, the table with %s", chart.Name, line.Label, line.Last, got)
			}
			if line.Label != "" && rows[0][line.Column] != line.Label {
				t.Errorf("%s is in the column of %s", line.Label, rows[0][line.Column])
			}
		}
	}
}

// A digit that was read rightly is a mistake only if it was refused; what is no digit,
// only if it was not.
func TestMistakesAreMarkedAsRefused(t *testing.T) {
	for _, set := range committed(t).mistakes() {
		for _, m := range set.All {
			right := m.Label == strconv.Itoa(m.Answer)
			if set.Digits && right && !m.Refused || !set.Digits && m.Refused {
				t.Errorf("%s %d, %s as %d: refused is %v", set.Set, m.Number, m.Label, m.Answer, m.Refused)
			}
		}
	}
}

// Each collection has a gallery or is named as one that has none, and why.
func TestWhatIsNotShownIsNamed(t *testing.T) {
	c := committed(t)
	for _, collection := range c.manifest.Collections {
		shown := slices.ContainsFunc(c.galleries(), func(g gallery) bool { return g.Title == collection.Title })
		forbidden := slices.Contains(strings.Split(c.hidden(false), ", "), collection.Title)
		if forbidden == collection.MayBePassedOn() || shown == forbidden {
			t.Errorf("%s: shown %v, forbidden %v", collection.Title, shown, forbidden)
		}
	}
	if absent := c.hidden(true); absent != "" {
		t.Errorf("not shown, but might be: %s", absent)
	}
	c.Album.Samples = nil
	if absent := c.hidden(true); absent != "pendigits, omniglot, KMNIST, Quick, Draw!" {
		t.Errorf("without samples these might be shown: %q", absent)
	}
}

// The matrix that is seen first is the one whose drawings can be shown, if there is one.
func TestTheFirstMatrixHasItsDrawings(t *testing.T) {
	c := committed(t)
	chosen := func() (sets []string) {
		for _, m := range c.matrices() {
			if m.Chosen {
				sets = append(sets, m.Set)
			}
		}
		return sets
	}
	if sets := chosen(); !slices.Equal(sets, []string{c.Album.Tests[0].Set}) {
		t.Errorf("chosen are %q", sets)
	}
	c.Album.Tests = nil
	if sets := chosen(); !slices.Equal(sets, []string{"mnist-test"}) {
		t.Errorf("without drawings chosen are %q", sets)
	}
}

func TestOneTrainingIsNoRanking(t *testing.T) {
	c := committed(t)
	c.others = nil
	if r, err := c.ranking(); err != nil || len(r.Rows) > 0 {
		t.Errorf("%d rows, %v", len(r.Rows), err)
	}
}

// An album of another make can call its digits what it likes.
func TestMistakesWithoutADigitAreNoExample(t *testing.T) {
	c := committed(t)
	for _, label := range []string{"", "x", "12", "é"} {
		c.Album.Misses = []album.Misses{{Set: "pendigits-test", Misses: []album.Miss{{Label: label, Probability: 1, Presence: 1}}}}
		if e, err := c.example(); e != nil || err != nil {
			t.Errorf("the label %q makes the example %+v (%v)", label, e, err)
		}
	}
}

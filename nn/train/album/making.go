package album

import (
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"digitscope/nn/ink"
	"digitscope/nn/train"
	"digitscope/nn/train/data"
	"digitscope/nn/train/experiment"
	"digitscope/nn/train/sheet"
)

// tested is the set to score with of which all drawings are shown; of others, what went
// wrong. Those of pendigits-test-pictures are the same drawings, and would double the
// sheet.
const tested = "pendigits-test"

const (
	perClass = 12 // samples of each class
	parts    = 16 // of the training, for a variation
)

// varied are the digits of which a drawing is shown as the training varies it, and the
// one whose form is.
var varied = struct {
	drawings []int
	form     int
}{[]int{3, 7}, 4}

// drawnSet has the drawings that a corpus learns digits from.
const drawnSet = "pendigits-train"

// A maker makes the album of an outcome from a data folder.
type maker struct {
	outcome        *experiment.Outcome
	dir            string
	album          Album
	tests, samples tray
}

// Make makes the album of a network and its sheets, two PNG files: the same bytes for
// the same network, record and data. Of the sets that the record names it shows those
// that may be passed on; the error names the one that the folder dir does not have, or
// the file that is faulty.
func Make(outcome *experiment.Outcome, dir string) (a Album, tests, samples []byte, err error) {
	m := maker{outcome: outcome, dir: dir, album: Album{Weights: outcome.Record.Weights, Side: ink.Side, Columns: columns}}
	for _, step := range []func() error{m.addSets, m.addOwn, m.addVariations} {
		if err := step(); err != nil {
			return Album{}, nil, nil, err
		}
	}
	if tests, err = m.tests.encode(); err == nil {
		samples, err = m.samples.encode()
	}
	return m.album, tests, samples, err
}

// addSets adds samples of each set, all drawings of the tested one, and what went wrong
// in each that is held back.
func (m *maker) addSets() error {
	known, err := m.known()
	if err != nil {
		return err
	}
	for _, k := range known {
		set, err := train.LoadSet(k)
		if err != nil {
			return err
		}
		use := train.ForTraining
		if k.Test {
			use = train.ForEvaluation
		}
		m.album.Data = append(m.album.Data, set.Source(use))
		m.addSamples(k, set)
		if !k.Test {
			continue
		}
		misses := train.Evaluate(m.outcome.Network, set, runtime.GOMAXPROCS(0)).Misses
		if k.Name == tested {
			m.addTest(set, misses)
		}
		m.addMisses(k, set, misses)
	}
	return nil
}

// known are the sets that the record names and that may be passed on, as they were
// learned from or scored with.
func (m *maker) known() (sets []data.Set, err error) {
	present := data.KnownSets(m.dir)
	for _, collection := range data.Known().Collections {
		for _, split := range collection.Splits {
			recorded := slices.ContainsFunc(m.outcome.Record.Data, func(s train.Source) bool { return s.Name == split.Name })
			if !recorded || !collection.MayBePassedOn() {
				continue
			}
			i := slices.IndexFunc(present, func(s data.Set) bool { return s.Name == split.Name })
			if i < 0 {
				return nil, fmt.Errorf("%s has no %s, which the record of the network names: see make data DATA=%[1]s", m.dir, split.Name)
			}
			set := present[i]
			if !set.Test && m.outcome.Record.Hyperparameters.Exclude {
				set = set.WithoutListed()
			}
			sets = append(sets, set)
		}
	}
	return sets, nil
}

// addSamples adds evenly spaced ones of each class.
func (m *maker) addSamples(known data.Set, set train.Set) {
	classes := set.Classes()
	for _, class := range known.Collection.ClassNames(known.Split) {
		var pictures [][]float32
		for _, i := range sheet.Spaced(classes[class], perClass) {
			pictures = append(pictures, set.Picture(i))
		}
		m.album.Samples = append(m.album.Samples, Sample{set.Name, class, m.samples.add(pictures...)})
	}
}

// addTest adds all drawings of a test set with the network's answers.
func (m *maker) addTest(set train.Set, misses []train.Miss) {
	var labels strings.Builder
	pictures := make([][]float32, set.Len())
	for i := range pictures {
		pictures[i] = set.Picture(i)
		labels.WriteString(strconv.Itoa(set.Label(i)))
	}
	answers := []byte(labels.String())
	for _, miss := range misses {
		answers[miss.Index] = '0' + byte(miss.Answer)
	}
	m.album.Tests = append(m.album.Tests, Test{set.Name, m.tests.add(pictures...), labels.String(), string(answers)})
}

// addMisses adds what went wrong, each picture on its tile: the test's, if there is one.
func (m *maker) addMisses(known data.Set, set train.Set, misses []train.Miss) {
	added, listed := Misses{Set: set.Name, Misses: []Miss{}}, known.Listed()
	for _, miss := range misses {
		tile := m.testTile(set.Name, miss.Index)
		if tile < 0 {
			tile = m.tests.add(set.Picture(miss.Index)).First
		}
		sample := set.Sample(miss.Index)
		added.Misses = append(added.Misses, Miss{
			sample.Number, tile, sample.Class, miss.Answer, miss.Probability, miss.Presence, listed[sample.Number].Reason,
		})
	}
	m.album.Misses = append(m.album.Misses, added)
}

// testTile is the tile of a drawing of a test, negative if the set is not shown as one.
func (m *maker) testTile(set string, number int) int {
	i := slices.IndexFunc(m.album.Tests, func(t Test) bool { return t.Set == set })
	if i < 0 {
		return -1
	}
	return m.album.Tests[i].First + number
}

// addVariations adds what the recorded training made of some of its samples.
func (m *maker) addVariations() error {
	h := m.outcome.Record.Hyperparameters
	corpus, err := train.LoadCorpus(m.dir, h.Exclude)
	if err != nil {
		return err
	}
	for _, digit := range varied.drawings {
		v, err := corpus.VaryDrawing(h, digit, parts)
		if err != nil {
			return err
		}
		m.addVariation(drawnSet, v)
	}
	v, err := corpus.VaryForm(h, varied.form, parts)
	if err != nil {
		return err
	}
	m.addVariation(Forms, v)
	return nil
}

func (m *maker) addVariation(name string, v train.Variation) {
	original := m.samples.add(v.Original)
	m.album.Variations = append(m.album.Variations, Variation{
		Name: name, Label: strconv.Itoa(v.Digit), Original: original.First, Tiles: m.samples.add(v.Pictures...),
	})
}

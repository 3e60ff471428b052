package runs

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"digitscope/nn/train"
	"digitscope/nn/train/data"
)

// finalSet is what no choice may be made by: its figure is to tell what the chosen
// network does with digits that had no say in it.
const finalSet = "mnist-test"

// DevelopmentSets are the sets that trainings are compared by: what is held back of
// the known sets, but for finalSet.
func DevelopmentSets() (names []string) {
	for _, collection := range data.Known().Collections {
		for _, split := range collection.Splits {
			if split.Use == data.Test && split.Name != finalSet {
				names = append(names, split.Name)
			}
		}
	}
	return names
}

// A Measure is the figure that trainings are compared by: the larger the better.
type Measure struct {
	// Sets whose mean it is; none stands for all development sets.
	Sets []string `json:"sets,omitempty"`
	// Figure is "accuracy" or "keptAccuracy", of digits; "refused", of what is no
	// digit; or nothing: accuracy of digits, refused share of the others.
	Figure string `json:"figure,omitempty"`
}

// Check tells of sets and figures that are unknown or nothing to choose by.
func (m Measure) Check() error {
	if !slices.Contains([]string{"", "accuracy", "keptAccuracy", "refused"}, m.Figure) {
		return fmt.Errorf("figure: %q is not accuracy, keptAccuracy or refused", m.Figure)
	}
	known := DevelopmentSets()
	for i, set := range m.Sets {
		if !slices.Contains(known, strings.TrimSuffix(set, data.ReadableSuffix)) {
			return fmt.Errorf("sets: %q is no development set; these are %s", set, strings.Join(known, ", "))
		}
		if slices.Contains(m.Sets[:i], set) {
			return fmt.Errorf("sets: %q is listed twice", set)
		}
		if m.Figure != "" && (m.Figure == "refused") == showsDigits(set) {
			return fmt.Errorf("figure: %s has no %s", set, m.Figure)
		}
	}
	return nil
}

// String names the figure: "mean of pendigits-test and kmnist".
func (m Measure) String() string {
	figure := m.Figure
	if figure == "" {
		figure = "accuracy or refused share"
	}
	sets := "all development sets"
	if len(m.Sets) > 0 {
		sets = strings.Join(m.Sets, ", ")
	}
	return "mean " + figure + " of " + sets
}

// Value is the figure of a record, 0…1. The error names a set that the record does
// not have. Where the measure names no sets, it is the mean of those development sets
// of the record that have the figure.
func (m Measure) Value(record train.Record) (float64, error) {
	sets := m.Sets
	if len(sets) == 0 {
		sets = DevelopmentSets()
	}
	sum, count := 0.0, 0
	for _, result := range record.Results {
		value, ok := m.of(result)
		if ok && slices.Contains(sets, result.Name) {
			sum, count = sum+value, count+1
		}
	}
	for _, set := range m.Sets {
		if _, ok := train.ResultOf(record.Results, set); !ok {
			return 0, fmt.Errorf("it has no score of %s", set)
		}
	}
	if count == 0 {
		return 0, errors.New("it has no score of a development set")
	}
	return sum / float64(count), nil
}

// of is the figure of a set; it has none where ok is false.
func (m Measure) of(result train.Result) (value float64, ok bool) {
	isDigits := result.Accuracy != nil
	switch {
	case m.Figure == "":
		return result.Share(), true
	case m.Figure == "accuracy" && isDigits:
		return *result.Accuracy, true
	case m.Figure == "keptAccuracy" && result.KeptAccuracy != nil:
		return *result.KeptAccuracy, true
	case m.Figure == "refused" && !isDigits:
		return result.Refused, true
	}
	return 0, false
}

// showsDigits tells of a known set.
func showsDigits(set string) bool {
	collection, _, known := data.Known().Find(strings.TrimSuffix(set, data.ReadableSuffix))
	return known && collection.Digits
}

// Common is the mean of the development sets that all runs have a score of. Without one
// they cannot be compared.
func Common(runs []Run) (Measure, error) {
	var sets []string
	for _, set := range DevelopmentSets() {
		if !slices.ContainsFunc(runs, func(r Run) bool { return scoreOf(r.Record, set) == none }) {
			sets = append(sets, set)
		}
	}
	switch len(sets) {
	case 0:
		return Measure{}, errors.New("there is no development set that all records have a score of: compare fewer")
	case len(DevelopmentSets()):
		return Measure{}, nil
	}
	return Measure{Sets: sets}, nil
}

package weights

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"digitscope/nn/train"
	"digitscope/nn/train/data"
)

// The model card's tables say what the record and the manifest do.
func TestModelCardShowsTheRecord(t *testing.T) {
	record := recorded(t)
	for name, want := range map[string]string{
		"network": networkTable(t, record), "learned": learnedTable(record),
		"scores": scoresTable(record), "mistakes": mistakesTable(record),
	} {
		expectTable(t, "README.md", name, want)
	}
}

// networkTable tells what the network is and how it came about.
func networkTable(t *testing.T, record train.Record) string {
	network, err := Network()
	if err != nil {
		t.Fatal(err)
	}
	parameters := 0
	for _, tensor := range network.Tensors() {
		parameters += len(tensor.Values)
	}
	h := record.Hyperparameters
	var table strings.Builder
	table.WriteString("| | |\n|---|---|\n")
	row := func(name, format string, values ...any) {
		fmt.Fprintf(&table, "| %s | "+format+" |\n", append([]any{name}, values...)...)
	}
	row("layers", "%s", strings.Join(layerNames(record), ", "))
	row("parameters", "%d", parameters)
	row("learned from", "%d pictures, %d epochs of %d batches of %d", h.Epochs*h.EpochSteps*h.BatchSize, h.Epochs, h.EpochSteps, h.BatchSize)
	row("seed", "%d", h.Seed)
	row("commit", "%s", record.Build.Commit)
	row("trained on", "%s, %d threads, %.0f minutes", cmp.Or(record.Build.Processor, record.Build.GOARCH), record.Build.Cores, record.WallSeconds/60)
	row("SHA-256", "%s", record.Weights.SHA256)
	return table.String()
}

// layerNames are the layers that have weights, with their sizes.
func layerNames(record train.Record) (names []string) {
	for _, layer := range record.Hyperparameters.Architecture.Layers {
		switch layer.Kind {
		case "conv":
			names = append(names, fmt.Sprintf("convolution of %d maps, %d × %d", layer.Maps, layer.Size, layer.Size))
		case "pool":
			names = append(names, fmt.Sprintf("max pool %d × %d", layer.Size, layer.Size))
		case "average":
			names = append(names, fmt.Sprintf("average pool %d × %d", layer.Size, layer.Size))
		case "dense":
			names = append(names, fmt.Sprintf("fully connected %d", layer.Units))
		}
	}
	return names
}

// learnedTable lists the collections of the record's sets and what each is used for.
func learnedTable(record train.Record) string {
	var table strings.Builder
	table.WriteString("| data | by | licence | learned from | held back |\n|---|---|---|--:|--:|\n")
	for _, collection := range data.Known().Collections {
		learned, held := 0, 0
		for _, split := range collection.Splits {
			switch count := countOf(record, split.Name); {
			case split.Pictures: // the same drawings once more
			case split.Use == data.Train:
				learned += count // without what is listed
			case split.Use == data.Test:
				held += count
			}
		}
		if learned+held > 0 {
			fmt.Fprintf(&table, "| [%s](%s) | %s, %d | %s | %d | %d |\n",
				collection.Title, collection.Home, collection.Authors, collection.Year, collection.Licence, learned, held)
		}
	}
	return table.String()
}

func countOf(record train.Record, set string) int {
	for _, source := range record.Data {
		if source.Name == set {
			return source.Count
		}
	}
	return 0
}

// scoresTable has a row for each set of which nothing was learned.
func scoresTable(record train.Record) string {
	var table strings.Builder
	table.WriteString("| held back | pictures | right | refused | right of the answers |\n|---|--:|--:|--:|--:|\n")
	for _, r := range record.Results {
		if !isHeldBack(r) {
			continue
		}
		right, kept := "–", "–"
		if r.Accuracy != nil {
			right, kept = percent(*r.Accuracy), percent(*r.KeptAccuracy)
		}
		fmt.Fprintf(&table, "| %s | %d | %s | %s | %s |\n", r.Name, r.Count, right, percent(r.Refused), kept)
	}
	return table.String()
}

func isHeldBack(r train.Result) bool { return slices.Contains(data.Known().HeldBack(), r.Name) }

// mistakesShown is how many kinds of mistake the card names for a set.
const mistakesShown = 5

// mistakesTable lists what is most often taken for what.
func mistakesTable(record train.Record) string {
	var table strings.Builder
	table.WriteString("| set | misread | most often |\n|---|--:|---|\n")
	for _, r := range record.Results {
		if r.Confusion == nil || !isHeldBack(r) {
			continue
		}
		type mistake struct{ digit, answer, count int }
		var all []mistake
		misread := 0
		for digit, row := range r.Confusion {
			for answer, count := range row {
				if digit != answer && count > 0 {
					all, misread = append(all, mistake{digit, answer, count}), misread+count
				}
			}
		}
		slices.SortStableFunc(all, func(a, b mistake) int { return b.count - a.count })
		var most []string
		for _, m := range all[:min(mistakesShown, len(all))] {
			most = append(most, fmt.Sprintf("%d as %d: %d", m.digit, m.answer, m.count))
		}
		fmt.Fprintf(&table, "| %s | %d of %d | %s |\n", r.Name, misread, r.Count, strings.Join(most, ", "))
	}
	return table.String()
}

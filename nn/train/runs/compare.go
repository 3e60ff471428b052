package runs

import (
	"cmp"
	"fmt"
	"slices"

	"digitscope/nn/train"
	"digitscope/nn/train/data"
)

// Compare sets two runs side by side: what they differ in of hyperparameters, build
// and data, and their scores of all sets, in percent, with the differences.
func Compare(a, b Run) string {
	rows := append([][]string{{"", a.Name, b.Name}}, Differences(a.Record, b.Record)...)
	rows = append(rows, []string{"wallSeconds", fmt.Sprintf("%.0f", a.Record.WallSeconds), fmt.Sprintf("%.0f", b.Record.WallSeconds)})
	if a.Record.Weights.SHA256 == b.Record.Weights.SHA256 {
		rows = append(rows, []string{"weights", "the same", "the same"})
	}
	text := plain(rows)
	rows = [][]string{{"%", "A", "B", "B − A"}}
	for _, name := range allSets(a.Record, b.Record) {
		one, inA := train.ResultOf(a.Record.Results, name)
		other, inB := train.ResultOf(b.Record.Results, name)
		difference := none
		if inA && inB {
			difference = fmt.Sprintf("%+.2f", 100*(other.Share()-one.Share()))
		}
		rows = append(rows, []string{name, scoreOf(a.Record, name), scoreOf(b.Record, name), difference})
	}
	return text + "\n" + plain(rows)
}

// Differences are the hyperparameters, the parts of the build and the files of data
// that are not the same in both records: their name, the value of each.
func Differences(a, b train.Record) (rows [][]string) {
	add := func(name, one, other string) {
		if one != other {
			rows = append(rows, []string{name, cmp.Or(one, none), cmp.Or(other, none)})
		}
	}
	ones, others := fieldValues(a.Hyperparameters), fieldValues(b.Hyperparameters)
	for _, name := range differing([]Run{{Record: a}, {Record: b}}) {
		add(name, ones[name], others[name])
	}
	add("commit", a.Build.Commit, b.Build.Commit)
	add("go", a.Build.Go, b.Build.Go)
	add("system", a.Build.GOOS+"/"+a.Build.GOARCH, b.Build.GOOS+"/"+b.Build.GOARCH)
	add("kernel", a.Build.Kernel, b.Build.Kernel)
	add("processor", a.Build.Processor, b.Build.Processor)
	for _, path := range slices.Concat(paths(a), paths(b)) {
		one, other := file(a, path), file(b, path)
		if !one.Same(other) && !slices.ContainsFunc(rows, func(row []string) bool { return row[0] == path }) {
			add(path, short(one), short(other))
		}
	}
	return rows
}

// paths are the files that were learned from.
func paths(record train.Record) (paths []string) {
	for _, source := range record.Data {
		if source.Use == train.ForTraining {
			for _, file := range source.Files {
				paths = append(paths, file.Path)
			}
		}
	}
	return paths
}

// file is one that was learned from; without a path if it was not.
func file(record train.Record, path string) data.FileHash {
	for _, source := range record.Data {
		for _, file := range source.Files {
			if source.Use == train.ForTraining && file.Path == path {
				return file
			}
		}
	}
	return data.FileHash{}
}

// short is enough of a hash to tell it from another one.
func short(file data.FileHash) string { return file.SHA256[:min(12, len(file.SHA256))] }

func allSets(records ...train.Record) (names []string) {
	for _, record := range records {
		for _, result := range record.Results {
			if !slices.Contains(names, result.Name) {
				names = append(names, result.Name)
			}
		}
	}
	return names
}

package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"digitscope/nn/train/data"
)

// states tells what is known of a directory's files, by their paths.
type states map[string]state

// A state is that of a file, the worse the larger.
type state int

const (
	verified  state = iota // the content is the right one
	unfetched              // not there, and no address is known
	missing                // not there
	wrong                  // there, with other content
)

// of is the worst state of a split's files.
func (s states) of(split data.Split) (worst state) {
	for _, path := range split.Files {
		worst = max(worst, s[path])
	}
	return worst
}

func (s state) String() string {
	return [...]string{"verified", "not fetched", "missing", "wrong content"}[s]
}

// print writes a row for each split: its collection, name, use, the number of its
// samples and of those of each class, its licence and its state.
func (s states) print(w io.Writer, collections []data.Collection) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "set\tsplit\tuse\tcount\tof each class\tlicence\tstate")
	for _, collection := range collections {
		for _, split := range collection.Splits {
			fmt.Fprintf(table, "%s\t%s\t%s\t%d\t%s\t%s\t%v\n", collection.Name, split.Name, split.Use, split.Count(),
				counts(collection, split), collection.Licence, s.of(split))
		}
	}
	return table.Flush()
}

// counts are "0:12 1:15 …".
func counts(collection data.Collection, split data.Split) string {
	var texts []string
	for _, class := range collection.ClassNames(split) {
		texts = append(texts, fmt.Sprintf("%s:%d", class, split.Counts[class]))
	}
	return strings.Join(texts, " ")
}

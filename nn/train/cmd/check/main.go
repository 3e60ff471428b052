// Command check looks for samples of the known sets that should be left out: pictures
// that are there twice, within a collection or in both its training and its test set,
// and digits that the network reads otherwise. It prints them as lines of the list
// nn/train/data/listed.txt, and draws them, so that a person can judge.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"digitscope/nn/train"
	"digitscope/nn/train/command"
	"digitscope/nn/train/data"
	"digitscope/nn/train/sheet"
	"digitscope/nn/train/whole"
	"digitscope/weights"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 0 when all is checked, 1 when something could not be
// read or written, 2 when the arguments are wrong.
func run(args []string, stdout, stderr io.Writer) int {
	flags := command.New("check", stderr)
	from := flags.String("data", "data", "the directory of the data sets")
	to := flags.String("out", "", "a directory to write PNG files to: duplicates, misread and refused")
	return flags.Run(args, func() error { return inspect(*from, *to, stdout) })
}

// inspect prints the findings of each collection of which something is there.
func inspect(from, to string, stdout io.Writer) error {
	network, err := weights.Network()
	if err != nil {
		return err
	}
	report := newReport(stdout)
	checked := 0
	for _, collection := range data.Known().Collections {
		sets, err := load(from, collection)
		if err != nil {
			return err
		}
		if len(sets) == 0 {
			continue
		}
		checked++
		report.strays(sets)
		report.duplicates(collection.Name, sets)
		for _, set := range sets {
			if !set.NotDigits {
				report.suspects(network, set)
			}
		}
	}
	if checked == 0 {
		return fmt.Errorf("%s has no known set: fetch some with make data DATA=%s", from, from)
	}
	report.summary()
	if to == "" {
		return nil
	}
	return errors.Join(
		writeSheet(filepath.Join(to, "duplicates.png"), report.pairs),
		writeSheet(filepath.Join(to, "misread.png"), report.misread),
		writeSheet(filepath.Join(to, "refused.png"), report.refused))
}

// load reads the splits of a collection, each sample once.
func load(dir string, collection data.Collection) (sets []train.Set, err error) {
	manifest := data.Manifest{Collections: []data.Collection{collection}}
	for _, known := range manifest.Sets(dir) {
		if known.Kind == data.KindPictures {
			continue // of the same drawings as another
		}
		set, err := train.LoadSet(known)
		if err != nil {
			return nil, err
		}
		sets = append(sets, set)
	}
	return sets, nil
}

func writeSheet(path string, cells []sheet.Cell) error {
	var png bytes.Buffer
	if err := sheet.Write(&png, cells); err != nil {
		return err
	}
	return whole.Write(path, png.Bytes())
}

// Command patches looks in digits of the training data for the parts to which the
// network's filters answer most strongly, and writes them beside the network, as one
// small picture with its record.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"digitscope/nn/train"
	"digitscope/nn/train/command"
	"digitscope/nn/train/data"
	"digitscope/nn/train/experiment"
	"digitscope/nn/train/patch"
	"digitscope/nn/train/sheet"
	"digitscope/nn/train/whole"
)

// network is the name of the files in the network's directory that are read, without
// their endings; the others are written.
const (
	network    = "digits"
	sheetFile  = "patches.png"
	recordFile = "patches.json"
)

// searchedSet is where the patches are looked for. They are passed on with the page,
// so it is the digits whose licence allows that: pendigits, under CC BY 4.0. The
// network learned from MNIST too, but no licence says that MNIST may be passed on.
const searchedSet = "pendigits-train"

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 0 when the patches are written, 1 when they are not, 2
// when the arguments are wrong.
func run(args []string, stdout, stderr io.Writer) int {
	flags := command.New("patches", stderr)
	from := flags.String("data", "data", "the directory of the data sets")
	dir := flags.String("weights", "weights", "the directory of the network, to write to as well")
	return flags.Run(args, func() error { return write(*from, *dir, stdout) })
}

// write finds the patches, writes them and says how large the files are.
func write(from, dir string, stdout io.Writer) error {
	outcome, err := experiment.Read(dir, network)
	if err != nil {
		return err
	}
	set, err := searched(from, outcome.Record.Hyperparameters.Exclude)
	if err != nil {
		return err
	}
	drawn, stages := patch.Find(outcome.Network, set)
	picture, err := sheet.EncodeGreys(drawn)
	if err != nil {
		return err
	}
	record := patch.Record{
		Weights: outcome.Record.Weights, Sheet: train.FileOf(sheetFile, picture), Commit: train.Commit(),
		Data: set.Source(train.ForTraining), Stages: stages,
	}
	text, err := record.Encode()
	if err != nil {
		return err
	}
	if err := whole.Write(filepath.Join(dir, sheetFile), picture); err != nil {
		return err
	}
	if err := whole.Write(filepath.Join(dir, recordFile), text); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s: %d bytes\n%s: %d bytes\n", sheetFile, len(picture), recordFile, len(text))
	return nil
}

// searched reads what the network learned from of searchedSet; the error names the
// command that fetches it where it is missing.
func searched(dir string, exclude bool) (train.Set, error) {
	for _, known := range data.KnownSets(dir) {
		if known.Name != searchedSet {
			continue
		}
		if exclude {
			known = known.WithoutListed()
		}
		return train.LoadSet(known)
	}
	return train.Set{}, fmt.Errorf("%s has no %s: fetch it with make data DATA=%s", dir, searchedSet, dir)
}

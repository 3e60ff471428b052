// Command patches looks in digits of the training data for the parts to which the
// network's filters answer most strongly, and writes them beside the network, as one
// small picture with its record.
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"digitscope/nn/safetensors"
	"digitscope/nn/train"
	"digitscope/nn/train/data"
	"digitscope/nn/train/patch"
)

// The files in the network's directory: the first two are read, the others are written.
const (
	weightsFile  = "digits.safetensors"
	trainingFile = "digits.json"
	sheetFile    = "patches.png"
	recordFile   = "patches.json"
)

// searchedSet is where the patches are looked for. They are passed on with the page,
// so it is the digits whose licence allows that: pendigits, under CC BY 4.0. The
// network learned from MNIST too, but no licence says that MNIST may be passed on.
const searchedSet = "pendigits-train"

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 0 when the patches are written, 1 when they are not, 2
// when the arguments are wrong.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("patches", flag.ContinueOnError)
	flags.SetOutput(stderr)
	from := flags.String("data", "data", "the directory of the data sets")
	dir := flags.String("weights", "weights", "the directory of the network, to write to as well")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "patches: unexpected argument %q\n", flags.Arg(0))
		return 2
	}
	if err := write(*from, *dir, stdout); err != nil {
		fmt.Fprintln(stderr, "patches:", err)
		return 1
	}
	return 0
}

// write finds the patches, writes them and says how large the files are.
func write(from, dir string, stdout io.Writer) error {
	weights, err := os.ReadFile(filepath.Join(dir, weightsFile))
	if err != nil {
		return err
	}
	network, err := safetensors.Load(weights)
	if err == nil {
		err = train.CheckNetwork(network.Architecture())
	}
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Join(dir, weightsFile), err)
	}
	exclude, err := excluded(dir)
	if err != nil {
		return err
	}
	set, err := searched(from, exclude)
	if err != nil {
		return err
	}
	image, stages := patch.Find(network, set)
	sheet, err := patch.Encode(image)
	if err != nil {
		return err
	}
	record := patch.Record{
		Weights: fileOf(weightsFile, weights), Sheet: fileOf(sheetFile, sheet), Commit: train.Commit(),
		Data: set.Source("training"), Stages: stages,
	}
	text, err := record.Encode()
	if err != nil {
		return err
	}
	if err := train.WriteFile(filepath.Join(dir, sheetFile), sheet); err != nil {
		return err
	}
	if err := train.WriteFile(filepath.Join(dir, recordFile), text); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s: %d bytes\n%s: %d bytes\n", sheetFile, len(sheet), recordFile, len(text))
	return nil
}

// excluded tells whether the network learned nothing from listed samples, see
// train.Hyperparameters, as its record says.
func excluded(dir string) (bool, error) {
	path := filepath.Join(dir, trainingFile)
	text, err := os.ReadFile(path)
	if err != nil {
		return false, err
	}
	var record train.Record
	if err := json.Unmarshal(text, &record); err != nil {
		return false, fmt.Errorf("%s: %w", path, err)
	}
	return record.Hyperparameters.Exclude, nil
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

func fileOf(name string, content []byte) train.File {
	sum := sha256.Sum256(content)
	return train.File{Path: name, SHA256: hex.EncodeToString(sum[:])}
}

// Command eval scores a network: with a file of drawings, with a pair of files
// of images, or with all known sets of a directory.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"digitscope/nn"
	"digitscope/nn/train"
	"digitscope/nn/train/command"
	"digitscope/nn/train/data"
	"digitscope/nn/train/experiment"
	"digitscope/weights"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// options are the command's arguments.
type options struct {
	strokes, images, labels, data string
	normalise, notDigits          bool
	confusion, robustness         bool
	weights, sheet                string
}

// run returns the exit code: 0 when all is scored, 1 when something could not be
// read, 2 when the arguments are wrong.
func run(args []string, stdout, stderr io.Writer) int {
	flags, o := command.New("eval", stderr), options{}
	flags.StringVar(&o.strokes, "strokes", "", "a file of drawings: JSON lines, gzip or not")
	flags.StringVar(&o.images, "images", "", "a file of images: IDX, gzip or not")
	flags.StringVar(&o.labels, "labels", "", "the labels of the images: IDX, gzip or not")
	flags.BoolVar(&o.normalise, "normalise", false, "crop, scale and centre each image, of any size, first")
	flags.StringVar(&o.data, "data", "", "a directory, of which all known sets are scored")
	flags.BoolVar(&o.notDigits, "not-digits", false, "the file shows other things than digits: which of them are refused?")
	flags.BoolVar(&o.confusion, "confusion", false, "print the tables of digits and answers")
	flags.BoolVar(&o.robustness, "robustness", false, "also print how many answers change when drawings are moved, scaled, thinned out")
	flags.StringVar(&o.sheet, "sheet", "", "a PNG file to write, with a picture of every digit that was misread or refused and of all else that was not")
	flags.StringVar(&o.weights, "weights", "", "the network's safetensors file instead of the project's own")
	return flags.Run(args, func() error {
		if err := o.check(); err != nil {
			return command.Misuse(err.Error())
		}
		return o.evaluate(stdout)
	})
}

func (o options) check() error {
	given := 0
	for _, source := range []string{o.strokes, o.images, o.data} {
		if source != "" {
			given++
		}
	}
	switch {
	case given != 1:
		return errors.New("expected one of -strokes, -images and -data")
	case (o.images == "") != (o.labels == ""):
		return errors.New("-images and -labels belong together")
	case o.notDigits && o.confusion:
		return errors.New("-confusion is for digits")
	case o.robustness && o.images != "":
		return errors.New("-robustness is for drawings: -strokes or -data")
	case o.notDigits && o.data != "":
		return errors.New("-not-digits is for -strokes and -images: what the known sets show is known")
	case o.normalise && o.images == "":
		return errors.New("-normalise is for -images only: strokes are always normalised")
	}
	return nil
}

// evaluate prints the lines of each set as soon as it is scored, and draws the
// sheet at the end.
func (o options) evaluate(stdout io.Writer) error {
	network, err := o.network()
	if err != nil {
		return err
	}
	var drawings []data.Drawing
	if o.robustness {
		if drawings, err = o.drawings(); err != nil {
			return err
		}
	}
	misses := contactSheet{named: o.data != ""}
	err = o.sets(func(set train.Set) {
		score := train.Evaluate(network, set, runtime.GOMAXPROCS(0))
		o.print(score, stdout)
		misses.add(set, score)
	})
	if err != nil {
		return err
	}
	if o.robustness {
		for _, change := range train.CheckRobustness(network, drawings, runtime.GOMAXPROCS(0)) {
			fmt.Fprintln(stdout, "robustness", change)
		}
	}
	if o.sheet == "" {
		return nil
	}
	return misses.write(o.sheet)
}

// drawings are those of the file or, of a directory, pendigits' test set.
func (o options) drawings() ([]data.Drawing, error) {
	if o.strokes != "" {
		return data.ReadDrawings(o.strokes)
	}
	return train.RobustnessDrawings(o.data)
}

// sets calls score with each set that is asked for.
func (o options) sets(score func(train.Set)) error {
	if o.data == "" {
		set, err := o.file()
		if err == nil {
			score(set)
		}
		return err
	}
	known := data.KnownSets(o.data)
	if len(known) == 0 {
		return fmt.Errorf("%s has no known set: fetch some with make data DATA=%s", o.data, o.data)
	}
	if err := data.Known().CheckWhole(o.data); err != nil {
		return err
	}
	for _, k := range known {
		set, err := train.LoadSet(k)
		if err != nil {
			return err
		}
		score(set)
	}
	return nil
}

func (o options) network() (*nn.Network, error) {
	if o.weights == "" {
		return weights.Network()
	}
	return experiment.ReadNetwork(o.weights)
}

// file reads the one set that is named by its file.
func (o options) file() (train.Set, error) {
	if o.strokes != "" {
		return train.ReadDrawingSet(baseName(o.strokes), o.strokes, o.notDigits)
	}
	return train.ReadImageSet(baseName(o.images), o.images, o.labels, o.notDigits, o.normalise)
}

// baseName is a file's name without directory, .gz and extension.
func baseName(path string) string {
	name := strings.TrimSuffix(filepath.Base(path), ".gz")
	return strings.TrimSuffix(name, filepath.Ext(name))
}

func (o options) print(score train.Score, stdout io.Writer) {
	fmt.Fprintln(stdout, score)
	if score.NotDigits {
		return
	}
	if o.confusion {
		printConfusion(stdout, score)
	}
	fmt.Fprintln(stdout, score.Rates())
}

// printConfusion prints a row for each true digit, a column for each answer.
func printConfusion(w io.Writer, score train.Score) {
	fmt.Fprint(w, "true")
	for answer := range score.Confusion {
		fmt.Fprintf(w, "%7d", answer)
	}
	fmt.Fprintln(w)
	for digit, row := range score.Confusion {
		fmt.Fprintf(w, "%4d", digit)
		for _, n := range row {
			fmt.Fprintf(w, "%7d", n)
		}
		fmt.Fprintln(w)
	}
}

// Command curves writes loss and accuracies of recorded trainings, epoch by epoch, as
// CSV.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"digitscope/nn/train"
	"digitscope/nn/train/curves"
	"digitscope/nn/train/runs"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 0 when the curves of all records are written, 1 when they
// are not, 2 when the arguments are wrong.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("curves", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() { fmt.Fprintln(stderr, "usage: curves [-out FILE] FILE|FOLDER…") }
	out := flags.String("out", "", "the file to write; standard output if it is empty")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() == 0:
		flags.Usage()
		return 2
	}
	if err := write(flags.Args(), *out, stdout); err != nil {
		fmt.Fprintln(stderr, "curves:", err)
		return 1
	}
	return 0
}

// write writes the curves of all records, or nothing if one cannot be read: who plots a
// file later would not see what it lacks.
func write(paths []string, out string, stdout io.Writer) error {
	found, errs := runs.Find(paths...)
	if len(found) == 0 {
		errs = append(errs, errors.New("there are no records"))
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	text, err := curves.CSV(found)
	if err != nil {
		return err
	}
	if out == "" {
		_, err = stdout.Write(text)
		return err
	}
	return train.WriteFile(out, text)
}

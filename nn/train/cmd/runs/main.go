// Command runs prints the table of recorded trainings, or compares two of them.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"digitscope/nn/train/runs"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 0 when all was read, 1 when it was not, 2 when the
// arguments are wrong.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("runs", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() { fmt.Fprintln(stderr, "usage: runs FILE|FOLDER…, or runs -compare FILE FILE") }
	compare := flags.Bool("compare", false, "compare two records")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() == 0, *compare && flags.NArg() != 2:
		flags.Usage()
		return 2
	}
	show := table
	if *compare {
		show = comparison
	}
	text, err := show(flags.Args())
	fmt.Fprint(stdout, text)
	if err != nil {
		fmt.Fprintln(stderr, "runs:", err)
		return 1
	}
	return 0
}

// table ranks the records of files and folders; what cannot be read is named beside.
func table(paths []string) (string, error) {
	found, errs := runs.Find(paths...)
	if len(found) == 0 {
		return "", errors.Join(append(errs, errors.New("there are no records"))...)
	}
	text, err := runs.Table(found, runs.Common(found))
	return text, errors.Join(append(errs, err)...)
}

func comparison(paths []string) (string, error) {
	if slices.Contains(paths, "") {
		return "", errors.New("two records are compared: A=record B=record")
	}
	a, errA := runs.Read(paths[0])
	b, errB := runs.Read(paths[1])
	if err := errors.Join(errA, errB); err != nil {
		return "", err
	}
	return runs.Compare(a, b), nil
}

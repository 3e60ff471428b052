// Command runs prints the table of recorded trainings, or compares two of them.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"digitscope/nn/train/command"
	"digitscope/nn/train/runs"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 0 when all was read, 1 when it was not, 2 when the
// arguments are wrong.
func run(args []string, stdout, stderr io.Writer) int {
	flags := command.New("runs", stderr)
	compare := flags.Bool("compare", false, "compare two records")
	return flags.RunWith(args, func(paths []string) error {
		if len(paths) == 0 || *compare && len(paths) != 2 {
			return command.Misuse("usage: runs FILE|FOLDER…, or runs -compare FILE FILE")
		}
		show := table
		if *compare {
			show = comparison
		}
		text, err := show(paths)
		fmt.Fprint(stdout, text)
		return err
	})
}

// table ranks the records of files and folders; what cannot be read is named beside.
func table(paths []string) (string, error) {
	found, errs := runs.Find(paths...)
	if len(found) == 0 {
		return "", errors.Join(append(errs, errors.New("there are no records"))...)
	}
	measure, err := runs.Common(found)
	if err != nil {
		return "", errors.Join(append(errs, err)...)
	}
	text, err := runs.Table(found, measure)
	return text, errors.Join(append(errs, err)...)
}

func comparison(paths []string) (string, error) {
	if slices.Contains(paths, "") {
		return "", command.Misuse("two records are compared: A=record B=record")
	}
	a, errA := runs.Read(paths[0])
	b, errB := runs.Read(paths[1])
	if err := errors.Join(errA, errB); err != nil {
		return "", err
	}
	return runs.Compare(a, b), nil
}

// Command curves writes loss and accuracies of recorded trainings, epoch by epoch, as
// CSV.
package main

import (
	"errors"
	"io"
	"os"

	"digitscope/nn/train/command"
	"digitscope/nn/train/curves"
	"digitscope/nn/train/runs"
	"digitscope/nn/train/whole"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 0 when the curves of all records are written, 1 when they
// are not, 2 when the arguments are wrong.
func run(args []string, stdout, stderr io.Writer) int {
	flags := command.New("curves", stderr)
	out := flags.String("out", "", "the file to write; standard output if it is empty")
	return flags.RunWith(args, func(paths []string) error {
		if len(paths) == 0 {
			return command.Misuse("usage: curves [-out FILE] FILE|FOLDER…")
		}
		return write(paths, *out, stdout)
	})
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
	return whole.Write(out, text)
}

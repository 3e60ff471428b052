// Command sample takes the samples that lie in the repository from the held-back
// sets, as far as these may be passed on: the committed network is tested with
// them.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"digitscope/nn/train/command"
	"digitscope/nn/train/whole"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 0 when all samples are written, 1 when that could
// not be, 2 when the arguments are wrong.
func run(args []string, stdout, stderr io.Writer) int {
	flags := command.New("sample", stderr)
	from := flags.String("data", "", "the directory with the known sets")
	to := flags.String("out", "", "the directory to write to")
	return flags.Run(args, func() error {
		if *from == "" || *to == "" {
			return command.Misuse("expected -data and -out, each with a directory, nothing else")
		}
		return write(*from, *to, stdout)
	})
}

// write writes all samples and says how large the files are.
func write(from, to string, stdout io.Writer) error {
	for _, sample := range samples() {
		files, err := sample.take(from)
		if err != nil {
			return fmt.Errorf("%s: %w", sample.split.Name, err)
		}
		for _, file := range files {
			if err := whole.Write(filepath.Join(to, file.name), file.content); err != nil {
				return err
			}
			fmt.Fprintf(stdout, "%s: %d bytes\n", file.name, len(file.content))
		}
	}
	return nil
}

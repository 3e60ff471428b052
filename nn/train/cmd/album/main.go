// Command album draws what the network was tested with and what it learned from: a test
// set's drawings with its answers, what went wrong, and samples. It writes them beside
// the network.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"digitscope/nn/train/album"
	"digitscope/nn/train/command"
	"digitscope/nn/train/experiment"
	"digitscope/nn/train/whole"
)

// network is the name of the files in the network's directory that are read, without
// their endings.
const network = "digits"

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 0 when the album is written, 1 when it is not, 2 when the
// arguments are wrong.
func run(args []string, stdout, stderr io.Writer) int {
	flags := command.New("album", stderr)
	from := flags.String("data", "data", "the directory of the data sets")
	dir := flags.String("weights", "weights", "the directory of the network, to write to as well")
	return flags.Run(args, func() error { return write(*from, *dir, stdout) })
}

// write makes all of the album before it writes any of it, and says how large the files
// are.
func write(from, dir string, stdout io.Writer) error {
	outcome, err := experiment.Read(dir, network)
	if err != nil {
		return err
	}
	made, tests, samples, err := album.Make(outcome, from)
	if err != nil {
		return err
	}
	text, err := made.Encode()
	if err != nil {
		return err
	}
	for _, file := range []struct {
		name    string
		content []byte
	}{{album.TestsFile, tests}, {album.SamplesFile, samples}, {album.File, text}} {
		if err := whole.Write(filepath.Join(dir, file.name), file.content); err != nil {
			return err
		}
		fmt.Fprintf(stdout, "%s: %d bytes\n", file.name, len(file.content))
	}
	return nil
}

// Command album draws what the network was tested with and what it learned from: the
// test sets' drawings with its answers, and samples. It writes them beside the network.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"digitscope/nn/train/album"
	"digitscope/nn/train/experiment"
	"digitscope/nn/train/whole"
)

// network is the name of the files in the network's directory that are read, without
// their endings; the others are written.
const (
	network     = "digits"
	albumFile   = "album.json"
	testsFile   = "album-tests.png"
	samplesFile = "album-samples.png"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 0 when the album is written, 1 when it is not, 2 when the
// arguments are wrong.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("album", flag.ContinueOnError)
	flags.SetOutput(stderr)
	from := flags.String("data", "data", "the directory of the data sets")
	dir := flags.String("weights", "weights", "the directory of the network, to write to as well")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "album: unexpected argument %q\n", flags.Arg(0))
		return 2
	}
	if err := write(*from, *dir, stdout); err != nil {
		fmt.Fprintln(stderr, "album:", err)
		return 1
	}
	return 0
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
	}{{testsFile, tests}, {samplesFile, samples}, {albumFile, text}} {
		if err := whole.Write(filepath.Join(dir, file.name), file.content); err != nil {
			return err
		}
		fmt.Fprintf(stdout, "%s: %d bytes\n", file.name, len(file.content))
	}
	return nil
}

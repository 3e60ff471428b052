// Command data fills a directory with the data sets of the manifest, as far as they
// have a public address, and prints a table of all. Files that are there already are
// only checked, never overwritten; a download that was broken off goes on where it
// ended.
package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"time"

	"digitscope/nn/train/command"
	"digitscope/nn/train/data"
)

func main() {
	downloader := data.Downloader{
		Client: http.DefaultClient, Pauses: []time.Duration{2 * time.Second, 10 * time.Second}, Patience: time.Minute,
	}
	os.Exit(run(command.Interruptible(), downloader, os.Args[1:], os.Stdout, os.Stderr))
}

// run returns the exit code: 0 when every public file is there and no other is wrong, 1
// when one could not be had or is wrong, 2 when the arguments are wrong.
func run(ctx context.Context, downloader data.Downloader, args []string, stdout, stderr io.Writer) int {
	flags := command.New("data", stderr)
	dir := flags.String("dir", "", "the directory to fill")
	flags.Stopped = "what came so far is kept, run it again to go on"
	return flags.Run(args, func() error {
		if *dir == "" {
			return command.Misuse("expected -dir and a directory, nothing else")
		}
		downloader.Dir = *dir
		return complete(ctx, downloader, stdout, stderr)
	})
}

// complete fills the directory, tells of each file and prints the table of all sets.
func complete(ctx context.Context, downloader data.Downloader, stdout, stderr io.Writer) error {
	display := display{lines: stdout, terminal: stderr}
	downloader.Report = display.show
	states, err := fill(ctx, downloader, data.Known().Collections)
	display.close()
	return errors.Join(err, checkCounts(downloader.Dir, states), states.print(stdout, data.Known().Collections))
}

// fill verifies all that is there before it fetches what is missing: if something is
// wrong, that is known at once. The states are what is known in the end, even if there
// is an error.
func fill(ctx context.Context, downloader data.Downloader, collections []data.Collection) (states, error) {
	states, report := states{}, downloader.Report
	for _, collection := range collections {
		for _, file := range collection.Files {
			states[file.Path] = wrong
		}
	}
	downloader.Report = func(event data.Event) {
		if event.Step.Right() {
			states[event.Path] = verified
		}
		report(event)
	}
	absent, err := verify(downloader, collections, states)
	if err != nil {
		return states, err
	}
	for i, collection := range collections {
		if err := downloader.Fetch(ctx, collection, absent[i]); err != nil {
			return states, err
		}
	}
	return states, nil
}

// verify looks at all files, and returns those that are not there by collection.
func verify(downloader data.Downloader, collections []data.Collection, states states) (absent [][]data.File, err error) {
	for _, collection := range collections {
		files, wrong := downloader.Verify(collection)
		for _, file := range files {
			states[file.Path] = unfetched
			if file.Public() {
				states[file.Path] = missing
			}
		}
		absent, err = append(absent, files), errors.Join(err, wrong)
	}
	return absent, err
}

// checkCounts reads all splits that are there as they should be.
func checkCounts(dir string, states states) error {
	for _, set := range data.Known().Sets(dir) {
		if states.of(set.Split) != verified {
			continue
		}
		if err := set.CheckCounts(); err != nil {
			return err
		}
	}
	return nil
}

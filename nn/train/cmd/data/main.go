// Command data fills a directory with the public part of the data that the
// network is trained on: MNIST and pendigits. Files that are there already are
// only checked; a download that was broken off goes on where it ended.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"digitscope/nn/train/data"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	downloader := data.Downloader{
		Client: http.DefaultClient, Pauses: []time.Duration{2 * time.Second, 10 * time.Second}, Patience: time.Minute,
	}
	os.Exit(run(ctx, downloader, os.Args[1:], os.Stdout, os.Stderr))
}

// run returns the exit code: 0 when every file is there, 1 when one could not be
// had, 2 when the arguments are wrong.
func run(ctx context.Context, downloader data.Downloader, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("data", flag.ContinueOnError)
	flags.SetOutput(stderr)
	dir := flags.String("dir", "", "the directory to fill")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case *dir == "" || flags.NArg() > 0:
		fmt.Fprintln(stderr, "data: expected -dir and a directory, nothing else")
		return 2
	}
	display := display{lines: stdout, terminal: stderr}
	downloader.Dir, downloader.Report = *dir, display.show
	err := fill(ctx, downloader, data.Known().Collections)
	display.close()
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "data: stopped; what came so far is kept, run it again to go on")
		return 1
	case err != nil:
		fmt.Fprintln(stderr, "data:", err)
		return 1
	}
	return 0
}

// fill verifies all that is there before it fetches what is missing: if something is
// wrong, that is known at once.
func fill(ctx context.Context, downloader data.Downloader, collections []data.Collection) error {
	var wrong []error
	missing := make([][]data.File, len(collections))
	for i, collection := range collections {
		var err error
		missing[i], err = downloader.Verify(collection)
		wrong = append(wrong, err)
	}
	if err := errors.Join(wrong...); err != nil {
		return err
	}
	for i, collection := range collections {
		if err := downloader.Fetch(ctx, collection, missing[i]); err != nil {
			return err
		}
	}
	return nil
}

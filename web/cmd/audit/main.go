// Command audit has Lighthouse judge both pages, on a desktop and on a slow phone, and
// fails where one misses its targets.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"digitscope/web/audit"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "audit:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, stdout io.Writer) error {
	fmt.Fprintln(os.Stderr, "building the site ...")
	auditor, err := audit.New(ctx)
	if err != nil {
		return err
	}
	defer auditor.Close()
	missed := false
	for _, subject := range audit.Subjects() {
		report, err := auditor.Audit(ctx, subject)
		if err != nil {
			return err
		}
		fmt.Fprintf(stdout, "/%s on a %s: %s\n", subject.Page, subject.Device, report)
		for _, target := range report.Missed(subject.Targets) {
			missed = true
			fmt.Fprintln(stdout, "  ", target)
		}
	}
	if missed {
		return errors.New("not all targets are reached")
	}
	return nil
}

// Command bench measures the page: its forward pass and a first visit, beside ONNX
// Runtime Web and TensorFlow.js with the same network in the same browser, its
// reaction to the pen, its frames while the pen draws, and what it does when nothing is
// to be done. The last lines of its report are for other programs.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"digitscope/web/bench"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := run(ctx, os.Stdout)
	if ctx.Err() != nil {
		err = errors.New("interrupted")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// sections are measured and printed in this order.
var sections = []func(*bench.Bench) (bench.Section, error){
	bench.Forward,
	bench.Early,
	bench.Loading,
	bench.Reaction,
	bench.Frames,
	bench.Idle,
}

func run(ctx context.Context, stdout io.Writer) error {
	fmt.Fprintln(os.Stderr, "building the site and the pages of its peers ...")
	b, err := bench.New(ctx)
	if err != nil {
		return err
	}
	defer b.Close()
	fmt.Fprintln(stdout, b)
	var ratios []bench.Ratio
	for _, measure := range sections {
		section, err := measure(b)
		if err != nil {
			return err
		}
		fmt.Fprintf(stdout, "\n%s\n", section)
		ratios = append(ratios, section.Ratios...)
	}
	fmt.Fprintln(stdout)
	for _, ratio := range ratios {
		fmt.Fprintln(stdout, ratio)
	}
	return nil
}

// Command bench measures the page: its forward pass, its start and its size,
// beside ONNX Runtime Web and TensorFlow.js with the same network in the same
// browser. The last lines of its report are for other programs.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"

	"digitscope/web/bench"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// sections are measured and printed in this order.
var sections = []func(*bench.Bench) (bench.Section, error){}

func run(ctx context.Context, stdout io.Writer) error {
	b, err := bench.New(ctx)
	if err != nil {
		return err
	}
	defer b.Close()
	header, err := b.Header()
	if err != nil {
		return err
	}
	fmt.Fprintln(stdout, header)
	var ratios []bench.Ratio
	for _, measure := range sections {
		section, err := measure(b)
		if err != nil {
			return err
		}
		if err := section.Print(stdout); err != nil {
			return err
		}
		ratios = append(ratios, section.Ratios...)
	}
	return bench.PrintRatios(stdout, ratios)
}

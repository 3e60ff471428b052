// Command size says how many bytes a first visit of the page loads, file by file,
// beside ONNX Runtime Web and TensorFlow.js with the same network. Its last lines
// are for other programs: "size", who, how it is sent, bytes.
package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"digitscope/web/bench"
	"digitscope/web/site"
)

func main() {
	if err := run(context.Background(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
}

// A visitor is one page and the parts of its download.
type visitor struct {
	name, title string
	parts       []site.Part
}

func run(ctx context.Context, stdout io.Writer) error {
	own, err := site.FirstVisit()
	if err != nil {
		return err
	}
	pages := []visitor{{"digitscope", "Digitscope", own}}
	if bench.Fetched() {
		peers, err := measurePeers(ctx)
		if err != nil {
			return err
		}
		pages = append(pages, peers...)
	}
	fmt.Fprintln(stdout, report(pages))
	for _, p := range pages {
		total := p.total()
		fmt.Fprintf(stdout, "size %s raw %d\nsize %s gzip %d\nsize %s brotli %d\n",
			p.name, total.Raw, p.name, total.Gzip, p.name, total.Brotli)
	}
	return nil
}

func measurePeers(ctx context.Context) ([]visitor, error) {
	downloads, err := bench.Downloads(ctx)
	if err != nil {
		return nil, err
	}
	var peers []visitor
	for _, d := range downloads {
		peer := visitor{name: d.Name, title: d.Title}
		for _, f := range d.Files {
			size, err := site.Measure(f.Content)
			if err != nil {
				return nil, err
			}
			peer.parts = append(peer.parts, site.Part{Name: f.Name, Size: size})
		}
		peers = append(peers, peer)
	}
	return peers, nil
}

func (v visitor) total() (sum site.Size) {
	for _, part := range v.parts {
		sum = sum.Plus(part.Size)
	}
	return sum
}

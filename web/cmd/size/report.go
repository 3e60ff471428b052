package main

import (
	"fmt"

	"digitscope/web/bench"
	"digitscope/web/site"
)

func report(pages []visitor) bench.Section {
	s := bench.Section{
		Title: "What a first visit loads, in bytes",
		Notes: []string{
			"Digitscope's files are the page as it is; the others' are all that it takes to",
			"have the same network answer once, without anything to draw on or to see.",
		},
		Rows: [][]string{{"", "raw", "gzip -9", "brotli 9"}},
	}
	if len(pages) == 1 {
		s.Notes = append(s.Notes, "ONNX Runtime Web and TensorFlow.js are not here to compare with: make bench fetches them.")
	}
	for _, p := range pages {
		s.Rows = append(s.Rows, row(p.title, p.total()))
		for _, part := range p.parts {
			s.Rows = append(s.Rows, row("  "+part.Name, part.Size))
		}
	}
	return s
}

func row(name string, size site.Size) []string {
	return []string{name, fmt.Sprint(size.Raw), fmt.Sprint(size.Gzip), fmt.Sprint(size.Brotli)}
}

package site

import (
	"bytes"
	"fmt"
	"image/png"
	"path/filepath"

	"digitscope/nn/train/album"
	"digitscope/web/site/training"
)

// trainingFolder is where the page of the training lies in the site.
const trainingFolder = "training/"

// trainingFiles are that page and what it loads, but for the icons.
func trainingFiles(icons icons, head head) (map[string][]byte, error) {
	content, err := training.Read(filepath.Join(root(), "weights"))
	if err != nil {
		return nil, err
	}
	words, err := training.ReadWords(textFolder())
	if err != nil {
		return nil, err
	}
	tests, samples := describe("album-tests", ".png", content.Tests), describe("album-samples", ".png", content.Samples)
	bundle, err := bundlePage("training/training.js", "training/training.css", map[string]any{
		"TEXT":  words.Script,
		"ALBUM": albumForScript{tests.File, content.Album.Columns, content.Known(), content.Album.Tests, content.Album.Misses},
	})
	if err != nil {
		return nil, err
	}
	places, err := tilePlaces(content.Album, content.Tests, content.Samples)
	if err != nil {
		return nil, err
	}
	bundle.style = append(bundle.style, places...)
	curves, err := content.Curves()
	if err != nil {
		return nil, err
	}
	script, style := describe("training", ".js", bundle.script), describe("training", ".css", bundle.style)
	const csv = "curves.csv"
	page, err := content.Render(filepath.Join(root(), "web", "training", "index.html"), words, training.Files{
		Home: "../", Icon: "../" + icons.SVG, Touch: "../" + icons.Touch, Manifest: "../" + icons.Manifest,
		Head: head.Script, Policy: head.Policy, Script: script.File, Style: style.File, Curves: csv, Tests: tests.File, Samples: samples.File,
	})
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for name, content := range map[string][]byte{
		"index.html": page, script.File: bundle.script, style.File: bundle.style, csv: curves,
		tests.File: content.Tests, samples.File: content.Samples,
	} {
		files[trainingFolder+name] = content
	}
	return files, nil
}

// albumForScript is what the page's script must know of the tests' sheet; known is the
// presence from which on a drawing is not refused.
type albumForScript struct {
	File    string         `json:"file"`
	Columns int            `json:"columns"`
	Known   float32        `json:"known"`
	Tests   []album.Test   `json:"tests"`
	Misses  []album.Misses `json:"misses"`
}

// tilePlaces are style rules for the places of tiles on sheets: the page may not hold
// styles of its own.
func tilePlaces(a album.Album, sheets ...[]byte) ([]byte, error) {
	rules := fmt.Appendf(nil, ".tile{--columns:%d}", a.Columns)
	rows := 0
	for _, sheet := range sheets {
		size, err := png.DecodeConfig(bytes.NewReader(sheet))
		if err != nil {
			return nil, err
		}
		rows = max(rows, size.Height/a.Side)
	}
	for x := range a.Columns {
		rules = fmt.Appendf(rules, ".x%d{--x:%d}", x, x)
	}
	for y := range rows {
		rules = fmt.Appendf(rules, ".y%d{--y:%d}", y, y)
	}
	return append(rules, '\n'), nil
}

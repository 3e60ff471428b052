package bench

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"digitscope/nn/ink"
)

// samplePictures are the drawings that the page offers as samples, one of each
// digit, as the network reads them: Side × Side values row by row.
func samplePictures() ([][]float32, error) {
	path := filepath.Join(here(), "..", "..", "assets", "samples.json")
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var samples []struct{ Strokes [][][2]float64 }
	if err := json.Unmarshal(text, &samples); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var renderer ink.Renderer
	var pictures [][]float32
	for _, sample := range samples {
		var strokes []ink.Stroke
		for _, points := range sample.Strokes {
			var stroke ink.Stroke
			for _, p := range points {
				stroke = append(stroke, ink.Point{X: p[0], Y: p[1]})
			}
			strokes = append(strokes, stroke)
		}
		picture := make([]float32, ink.Side*ink.Side)
		renderer.Render(picture, strokes, ink.Pen)
		pictures = append(pictures, picture)
	}
	return pictures, nil
}

package training

import (
	"bytes"
	"fmt"
	"html/template"
	"math"
	"strings"

	"digitscope/nn/train"
	"digitscope/nn/train/data"
	"digitscope/nn/train/field"
)

// Files are the addresses, from the page, of what it loads and links to.
type Files struct {
	Home, Icon, Touch, Manifest, Script, Style, Curves, Tests, Samples string
	Head                                                               template.JS // stands in the page itself
	Policy                                                             string      // what allows it
}

// A view is what the page's template is filled with.
type view struct {
	Files
	Record      train.Record
	Parameters  int
	Learned     int // pictures that were learned from
	Drawn       int // samples that were shown to the network
	Held        []train.Result
	Layers      []layer
	Charts      []chart
	Epochs      [][]string // below their names
	Matrices    []matrix
	Mistakes    []mistakes
	Variations  []variation
	StepSets    []string
	Steps       []step
	StepEpochs  int
	Ranking     ranking
	Collections []data.Collection
	Galleries   []gallery
	Forbidden   string // the collections that may not be shown
	Absent      string // those that are not shown for another reason
	Own         string // the name of the network's run in the ranking
	Fields      []field.Field
	Mixture     []share
	Shift       float64 // of all outputs, after the training
	Example     *example
}

// A share is how often a sample comes from one source. Of Thousandths there are 1000
// together.
type share struct {
	Name        string
	Part        float64
	Thousandths int
}

// Render fills the template, a file, with the content. The error names what the
// template or the words lack.
func (c Content) Render(path string, words Words, files Files) ([]byte, error) {
	v, err := c.view(words, files)
	if err != nil {
		return nil, err
	}
	functions := template.FuncMap{
		"say": words.say, "stageName": words.stageName, "count": count, "percent": percent, "whole": wholePercent, "number": number,
		"figure": figure, "duration": duration,
		"exp": math.Exp, "minus": func(a, b float64) float64 { return a - b }, "over": func(a, b float64) float64 { return a / b },
		"times": product, "round": func(v float64) string { return count(int(math.Round(v))) },
		"hundredths": func(v float64) string { return number(math.Round(100*v) / 100) },
		"parts":      func(name string) []string { return strings.SplitAfter(name, ".") },
		"pictures":   func(sheet string, tiles []tile) pictures { return pictures{sheet, tiles} },
	}
	page, err := template.New("index.html").Funcs(functions).Option("missingkey=error").ParseFiles(path)
	if err != nil {
		return nil, err
	}
	var html bytes.Buffer
	if err := page.Execute(&html, v); err != nil {
		return nil, fmt.Errorf("the page of the training: %w", err)
	}
	return html.Bytes(), nil
}

// pictures are tiles of a sheet, for a part of the template.
type pictures struct {
	Sheet string
	Tiles []tile
}

func (c Content) view(words Words, files Files) (v view, err error) {
	h := c.record.Hyperparameters
	own, err := words.say("stepOwn", "epochs", count(h.Epochs))
	if err != nil {
		return view{}, err
	}
	v = view{
		Files: files, Record: c.record, Parameters: len(c.network.Parameters()), Drawn: product(h.Epochs, h.EpochSteps, h.BatchSize),
		Held: c.held(), Layers: c.layers(), Charts: c.charts(), Epochs: c.epochRows(words), Matrices: c.matrices(),
		Mistakes: c.mistakes(), Variations: c.variations(), StepSets: c.stepSets(), Steps: c.stepRows(own),
		Collections: c.manifest.Collections, Galleries: c.galleries(), Forbidden: c.hidden(false), Absent: c.hidden(true), Own: recordName, Fields: field.List(h), Mixture: c.mixture(),
		Shift: float64(c.record.Presence.Shift),
	}
	for _, source := range c.record.Data {
		if source.Use == train.ForTraining {
			v.Learned += source.Count
		}
	}
	if len(c.steps) > 0 {
		v.StepEpochs = c.steps[0].Hyperparameters.Epochs
	}
	if v.Example, err = c.example(); err != nil {
		return view{}, err
	}
	v.Ranking, err = c.ranking()
	return v, err
}

func (c Content) mixture() (shares []share) {
	m := c.record.Hyperparameters.Mixture
	for _, s := range []share{
		{Name: "images", Part: m.Images}, {Name: "drawings", Part: m.Drawings}, {Name: "forms", Part: m.Forms},
		{Name: "characters", Part: m.Others.Characters}, {Name: "invented", Part: m.Others.Invented},
		{Name: "pairs", Part: m.Others.Pairs}, {Name: "otherImages", Part: m.Others.Images},
	} {
		s.Thousandths = int(math.Round(1000 * s.Part))
		shares = append(shares, s)
	}
	return shares
}

func product(factors ...int) int {
	p := 1
	for _, f := range factors {
		p *= f
	}
	return p
}

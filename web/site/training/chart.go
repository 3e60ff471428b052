package training

import (
	"fmt"
	"strings"

	"digitscope/nn/train"
	"digitscope/nn/train/data"
)

// A chart shows how something went from epoch to epoch. Places are in percent of its
// plot, from the left and from the top; curves have thousandths.
type chart struct {
	Name   string // of its words
	Across []tick // epochs
	Up     []tick
	Lines  []line
	// Others are the curves of other trainings.
	Others []string
}

type tick struct{ Place, Label string }

// A line is a curve: its places, the style that it has, what it shows, its value at
// the end, and the column that its values have in the table of epochs.
type line struct {
	Points, Style, Label, Last string
	Column                     int
}

// newChart lays out curves of one value for each epoch, of which the first is drawn
// plainly. format writes the ticks' values.
func newChart(name string, up axis, format func(float64) string, epochs int, lines []curve, others [][]float64) chart {
	across := axis{0, float64(epochs), false}
	for _, other := range others {
		across.high = max(across.high, float64(len(other)))
	}
	c := chart{Name: name}
	for _, v := range across.ticks() {
		if v > 0 && v == float64(int(v)) {
			c.Across = append(c.Across, tick{place(across.at(v)), number(v)})
		}
	}
	for _, v := range up.ticks() {
		c.Up = append(c.Up, tick{place(1 - up.at(v)), format(v)})
	}
	for i, l := range lines {
		c.Lines = append(c.Lines, line{points(across, up, l.values), fmt.Sprintf("line-%d", i+1), l.label, l.last, l.column})
	}
	for _, other := range others {
		c.Others = append(c.Others, points(across, up, other))
	}
	return c
}

// A curve has a value for each epoch.
type curve struct {
	label, last string
	column      int
	values      []float64
}

func place(at float64) string { return fmt.Sprintf("%.2f%%", 100*at) }

func points(across, up axis, values []float64) string {
	var text strings.Builder
	for i, v := range values {
		fmt.Fprintf(&text, "%.1f,%.1f ", 1000*across.at(float64(i+1)), 1000*(1-up.at(v)))
	}
	return strings.TrimSpace(text.String())
}

// charts are those of loss, errors and learning rate.
func (c Content) charts() []chart {
	own := c.record.Epochs
	last := own[len(own)-1]
	loss := []curve{{"", figure(last.Loss), lossColumn, lossesOf(own)}}
	var otherLosses [][]float64
	inSight := lossesOf(own)
	for _, run := range c.others {
		otherLosses = append(otherLosses, lossesOf(run.Record.Epochs))
		inSight = append(inSight, lossesOf(run.Record.Epochs)...)
	}
	var errors []curve
	var allErrors []float64
	for i, set := range c.epochSets() {
		if strings.HasSuffix(set, data.ReadableSuffix) {
			continue // it lies so close to the whole set that neither could be seen
		}
		values := column(own, func(e train.Epoch) float64 { return 1 - e.Accuracies[set] })
		errors = append(errors, curve{set, percent(1 - last.Accuracies[set]), lossColumn + 1 + i, values})
		allErrors = append(allErrors, values...)
	}
	rates := column(own, func(e train.Epoch) float64 { return e.LearningRate })
	charts := []chart{newChart("loss", logarithmicAxis(inSight), number, len(own), loss, otherLosses)}
	if len(errors) > 0 {
		charts = append(charts, newChart("errors", logarithmicAxis(allErrors), wholePercent, len(own), errors, nil))
	}
	return append(charts, newChart("rate", linearAxis(rates), rate, len(own), []curve{{"", rate(last.LearningRate), rateColumn, rates}}, nil))
}

// rate writes four digits of a learning rate, and no zeros behind them.
func rate(v float64) string {
	text := figure(v)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

func column(epochs []train.Epoch, of func(train.Epoch) float64) (values []float64) {
	for _, epoch := range epochs {
		values = append(values, of(epoch))
	}
	return values
}

func lossesOf(epochs []train.Epoch) []float64 {
	return column(epochs, func(e train.Epoch) float64 { return e.Loss })
}

// epochSets are the sets that every epoch was scored on, in the order of the results.
func (c Content) epochSets() (names []string) {
next:
	for _, result := range c.record.Results {
		for _, epoch := range c.record.Epochs {
			if _, ok := epoch.Accuracies[result.Name]; !ok {
				continue next
			}
		}
		names = append(names, result.Name)
	}
	return names
}

// Columns of the table of epochs; behind the loss come the sets.
const (
	rateColumn = 2
	lossColumn = 3
)

// epochRows are the values of all epochs, below their names.
func (c Content) epochRows(w Words) (rows [][]string) {
	sets := c.epochSets()
	head := []string{w.Page["epoch"], w.Page["step"], w.Page["learningRate"], w.Page["lossColumn"]}
	rows = append(rows, append(head, sets...))
	for _, epoch := range c.record.Epochs {
		row := []string{count(epoch.Epoch), count(epoch.Step), rate(epoch.LearningRate), figure(epoch.Loss)}
		for _, set := range sets {
			row = append(row, percent(1-epoch.Accuracies[set]))
		}
		rows = append(rows, row)
	}
	return rows
}

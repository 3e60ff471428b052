package patch

import (
	"bytes"
	"cmp"
	"image"
	"slices"

	"digitscope/nn"
	"digitscope/nn/explain"
	"digitscope/nn/train"
)

// How many patches a map gets, and how many of them may show the same digit: some
// maps answer to one digit most of all, but not to it alone.
const (
	count    = 8
	perLabel = 3
)

// Find looks for the patches of every convolution's maps in the set, which shows
// digits, at most one in each picture. Of patches that look the same on the sheet it
// takes the strongest.
func Find(n *nn.Network, set train.Set) (*image.Paletted, []Stage) {
	stages := convolutions(n)
	sheet := newSheet(stages)
	peaks := findPeaks(n, set, stages)
	for i, stage := range stages {
		for m := range stage.Maps {
			f := filter{n, set, stage, m}
			chosen, pixels := f.choose(peaks[i][m])
			stage.Maps[m] = chosen
			for place := range pixels {
				stage.draw(sheet, m, place, pixels[place])
			}
		}
	}
	return sheet, stages
}

// convolutions are the stages of a sheet, still without patches.
func convolutions(n *nn.Network) (stages []Stage) {
	top := 0
	for i, s := range n.Stages() {
		if s.Kind != nn.KindConvolution {
			continue
		}
		rows := explain.Field(n, explain.Unit{Stage: i})[0][0].Rows
		stage := Stage{
			Stage: i, Name: s.String(), Side: rows.End - rows.First, Count: count, Top: top, Maps: make([][]Patch, s.Shape.Maps),
		}
		stages = append(stages, stage)
		top += len(stage.Maps) * stage.Side
	}
	return stages
}

// A peak is a map's strongest answer to a picture, and the cell that gave it.
type peak struct {
	value float32
	index int32 // of the picture
	cell  int32 // row · width + column
}

// findPeaks gives for each stage and map its peaks in the order of the pictures,
// without those to which no cell of the map answers.
func findPeaks(n *nn.Network, set train.Set, stages []Stage) [][][]peak {
	all := make([][][]peak, len(stages))
	for i, stage := range stages {
		all[i] = make([][]peak, len(stage.Maps))
	}
	pass, shown := n.NewPass(), n.Stages()
	for index := range set.Len() {
		copy(pass.Input(), set.Picture(index))
		pass.Forward()
		for i, stage := range stages {
			for m, p := range peaksOf(shown[stage.Stage].Values(pass), len(stage.Maps)) {
				if p.value > 0 {
					p.index = int32(index)
					all[i][m] = append(all[i][m], p)
				}
			}
		}
	}
	return all
}

// peaksOf are those of each map, from values in memory order (see nn.Shape).
func peaksOf(values []float32, maps int) []peak {
	peaks := make([]peak, maps)
	for i, v := range values {
		if p := &peaks[i%maps]; v > p.value {
			p.value, p.cell = v, int32(i/maps)
		}
	}
	return peaks
}

// A filter makes one map of a stage.
type filter struct {
	network  *nn.Network
	set      train.Set
	stage    Stage
	mapIndex int
}

// choose takes the strongest peaks that fit beside each other.
func (f filter) choose(peaks []peak) (chosen []Patch, pixels [][]uint8) {
	slices.SortStableFunc(peaks, func(a, b peak) int { return cmp.Compare(b.value, a.value) })
	labels := map[int]int{}
	for _, p := range peaks {
		label := f.set.Label(int(p.index))
		if labels[label] == perLabel {
			continue
		}
		cut := f.cut(p)
		if slices.ContainsFunc(pixels, func(other []uint8) bool { return bytes.Equal(cut, other) }) {
			continue
		}
		labels[label]++
		pixels = append(pixels, cut)
		chosen = append(chosen, Patch{Activation: p.value, Label: label, Index: int(p.index)})
		if len(chosen) == f.stage.Count {
			break
		}
	}
	return chosen, pixels
}

// cut takes the receptive field of the peak's cell out of the picture. Convolutions
// have no padding, so all of it lies there.
func (f filter) cut(p peak) []uint8 {
	width := f.network.Stages()[f.stage.Stage].Shape.Width
	field := explain.Field(f.network, explain.Unit{
		Stage: f.stage.Stage, Map: f.mapIndex, Row: int(p.cell) / width, Column: int(p.cell) % width,
	})[0][0]
	picture := f.set.Picture(int(p.index))
	return cut(picture, f.network.In().Width, field.Rows.First, field.Columns.First, f.stage.Side)
}

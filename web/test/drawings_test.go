package test

import "slices"

// Drawings to be judged, as a person would draw them: points in parts of the
// pad's side, y downwards.

// A drawing has a name to complain with.
type drawing struct {
	name    string
	strokes []stroke
}

// notDigits are no digits, to anybody's eye.
var notDigits = []drawing{
	{"a scribble", []stroke{{{0.2, 0.5}, {0.45, 0.15}, {0.3, 0.8}, {0.7, 0.2}, {0.25, 0.35}, {0.8, 0.75}, {0.5, 0.1}, {0.6, 0.9}, {0.15, 0.65}, {0.85, 0.4}, {0.4, 0.6}, {0.75, 0.85}}}},
	{"hatching", []stroke{
		{{0.15, 0.45}, {0.45, 0.15}}, {{0.15, 0.65}, {0.65, 0.15}}, {{0.15, 0.85}, {0.85, 0.15}},
		{{0.35, 0.85}, {0.85, 0.35}}, {{0.55, 0.85}, {0.85, 0.55}}}},
	{"a crossed square", []stroke{{{0.2, 0.2}, {0.8, 0.2}, {0.8, 0.8}, {0.2, 0.8}, {0.2, 0.2}}, {{0.2, 0.2}, {0.8, 0.8}}}},
	{"a square", []stroke{{{0.2, 0.2}, {0.8, 0.2}, {0.8, 0.8}, {0.2, 0.8}, {0.2, 0.2}}}},
	{"a triangle", []stroke{{{0.5, 0.15}, {0.85, 0.8}, {0.15, 0.8}, {0.5, 0.15}}}},
	{"a star", []stroke{{{0.27, 0.88}, {0.5, 0.12}, {0.73, 0.88}, {0.12, 0.4}, {0.88, 0.4}, {0.27, 0.88}}}},
	{"a smiley", []stroke{arc(0.5, 0.5, 0.38, 0.38, -90, 270, 60), {{0.37, 0.35}, {0.37, 0.42}}, {{0.63, 0.35}, {0.63, 0.42}}, arc(0.5, 0.52, 0.2, 0.2, 20, 160, 20)}},
	{"A", []stroke{{{0.2, 0.88}, {0.5, 0.12}, {0.8, 0.88}}, {{0.3, 0.6}, {0.7, 0.6}}}},
	{"H", []stroke{{{0.25, 0.12}, {0.25, 0.88}}, {{0.75, 0.12}, {0.75, 0.88}}, {{0.25, 0.5}, {0.75, 0.5}}}},
	{"K", []stroke{{{0.28, 0.12}, {0.28, 0.88}}, {{0.72, 0.12}, {0.28, 0.52}, {0.74, 0.88}}}},
	{"M", []stroke{{{0.18, 0.88}, {0.22, 0.14}, {0.5, 0.6}, {0.78, 0.14}, {0.82, 0.88}}}},
	{"W", []stroke{{{0.12, 0.15}, {0.32, 0.85}, {0.5, 0.35}, {0.68, 0.85}, {0.88, 0.15}}}},
	{"X", []stroke{{{0.2, 0.15}, {0.8, 0.85}}, {{0.8, 0.15}, {0.2, 0.85}}}},
	{"a dot", []stroke{{{0.5, 0.5}}}},
	{"25", []stroke{
		joined(arc(0.27, 0.36, 0.15, 0.14, -170, 20, 20), stroke{{0.1, 0.74}, {0.43, 0.74}}),
		{{0.86, 0.24}, {0.64, 0.24}, {0.62, 0.46}, {0.74, 0.43}, {0.86, 0.5}, {0.88, 0.62}, {0.8, 0.73}, {0.68, 0.76}, {0.59, 0.7}}}},
	{"a grid", []stroke{
		{{0.15, 0.15}, {0.15, 0.85}}, {{0.38, 0.15}, {0.38, 0.85}}, {{0.62, 0.15}, {0.62, 0.85}}, {{0.85, 0.15}, {0.85, 0.85}},
		{{0.15, 0.15}, {0.85, 0.15}}, {{0.15, 0.38}, {0.85, 0.38}}, {{0.15, 0.62}, {0.85, 0.62}}, {{0.15, 0.85}, {0.85, 0.85}}}},
}

// rareForms are digits in forms that not everybody writes.
var rareForms = []struct {
	drawing
	digit int
}{
	{drawing{"1 with a long upstroke", []stroke{{{0.3, 0.52}, {0.6, 0.12}, {0.6, 0.88}}}}, 1},
	{drawing{"1 as a bare line", []stroke{one}}, 1},
	{drawing{"7 with a bar", []stroke{seven, {{0.42, 0.52}, {0.74, 0.5}}}}, 7},
	{drawing{"0 with a slash", []stroke{zero, {{0.68, 0.24}, {0.32, 0.76}}}}, 0},
	{drawing{"4, open", []stroke{{{0.3, 0.12}, {0.26, 0.55}, {0.76, 0.55}}, {{0.68, 0.15}, {0.66, 0.88}}}}, 4},
	{drawing{"9 with a curled tail", []stroke{joined(
		arc(0.5, 0.33, 0.19, 0.2, -20, -370, 40),
		arc(0.45, 0.68, 0.25, 0.19, -20, 160, 30))}}, 9},
}

// judged are all drawings that the network has to judge rightly.
func judged() []drawing {
	all := slices.Clone(notDigits)
	for _, d := range rareForms {
		all = append(all, d.drawing)
	}
	return all
}

// ambiguous are pairs of digits, each named by itself, of as many points: what
// stands halfway between them may be either.
var ambiguous = [][2]drawing{
	{ // how far the flag reaches
		{"1", []stroke{{{0.36, 0.3}, {0.52, 0.14}, {0.5, 0.88}}}},
		{"7", []stroke{{{0.25, 0.2}, {0.75, 0.18}, {0.5, 0.88}}}},
	}, { // whether the loops close
		{"3", []stroke{joined(arc(0.5, 0.32, 0.2, 0.19, -150, 90, 30), arc(0.5, 0.69, 0.22, 0.19, -90, 150, 30))}},
		{"8", []stroke{joined(arc(0.5, 0.32, 0.2, 0.19, -270, 90, 30), arc(0.5, 0.69, 0.22, 0.19, -90, 270, 30))}},
	}, { // how high the loop is
		{"0", []stroke{joined(arc(0.5, 0.5, 0.25, 0.36, -75, -180, 20), arc(0.5, 0.5, 0.25, 0.36, 180, -180, 40))}},
		{"6", []stroke{joined(arc(0.62, 0.5, 0.34, 0.38, -75, -180, 20), arc(0.5, 0.66, 0.22, 0.2, 180, -180, 40))}},
	},
}

// joined is one stroke along several.
func joined(strokes ...stroke) stroke {
	var all stroke
	for _, s := range strokes {
		all = append(all, s...)
	}
	return all
}

// between is what stands at a part, 0 to 1, of the way from a drawing to
// another with as many points.
func between(from, to []stroke, part float64) []stroke {
	mixed := make([]stroke, len(from))
	for i, s := range from {
		mixed[i] = make(stroke, len(s))
		for k, a := range s {
			b := to[i][k]
			mixed[i][k] = [2]float64{a[0] + part*(b[0]-a[0]), a[1] + part*(b[1]-a[1])}
		}
	}
	return mixed
}

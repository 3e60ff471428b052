//go:build js && wasm

package main

import (
	"slices"
	"syscall/js"
	"unsafe"

	"digitscope/nn/explain"
)

// An inspection says how every number of a reading's pass came about. While the pad
// is blank, nothing is computed: it gives zeros and empty lists.
type inspection struct{ *reading }

// inspectionCalls are what web/page/program/session.js reads: numbers as float64s, patches,
// filters and pictures as float32s.
func inspectionCalls(r *reading) map[string]call {
	i := &inspection{r}
	return map[string]call{
		"inspect": func(arguments []js.Value) any { return i.inspect(unitOf(arguments)) },
		"votes":   func(arguments []js.Value) any { return i.votes(arguments[0].Int()) },
		"compare": func(arguments []js.Value) any { return i.compare(arguments[0].Int(), arguments[1].Int()) },
		"attribution": func(arguments []js.Value) any {
			shares := i.shares(arguments[0].Int(), 0)
			return map[string]any{"pixels": toJS(bytesOf(shares.Values)), "constant": shares.Constant, "logit": shares.Logit}
		},
		"rounded": func(arguments []js.Value) any {
			figures, sum := explain.Rounded(float64s(arguments[0]), arguments[1].Float(), arguments[2].Int())
			return map[string]any{"figures": doubles(figures), "sum": sum}
		},
	}
}

// unitOf reads layer, channel, row, column.
func unitOf(arguments []js.Value) explain.Unit {
	return explain.Unit{Stage: arguments[0].Int(), Map: arguments[1].Int(), Row: arguments[2].Int(), Column: arguments[3].Int()}
}

// inspect gives {value, off, share, field, framed, workings, cast}.
func (i *inspection) inspect(u explain.Unit) map[string]any {
	told := map[string]any{
		"value": 0, "off": i.isOff(u), "share": nil, "cast": nil, "framed": 0,
		"field": fields(explain.Field(i.network, u)), "workings": []any{},
	}
	if !i.isRead() {
		return told
	}
	stage, last := i.stages[u.Stage], len(i.stages)-1
	told["value"] = stage.Values(i.pass)[stage.Shape.Index(u.Map, u.Row, u.Column)]
	told["framed"] = i.framed(u)
	told["workings"] = workings(explain.Work(i.pass, u), i.isOff(u))
	if u.Stage < last {
		shares, place := i.shares(i.answer.Digit, u.Stage), (u.Map*stage.Shape.Height+u.Row)*stage.Shape.Width+u.Column
		told["share"] = map[string]any{"digit": i.answer.Digit, "amount": shares.Values[place]}
	}
	if u.Stage == last-1 {
		told["cast"] = doubles(explain.Cast(i.pass, u.Map))
	}
	return told
}

// framed is how many parts of the drawing are framed for a unit that sees all of it
// (view.addFeatures).
func (i *inspection) framed(u explain.Unit) int {
	var parts []explain.Region
	for _, e := range explain.Features(i.pass, u, features) {
		if part := explain.Field(i.network, e.From)[0][0]; !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return len(parts)
}

// shares divides the digit's logit among the values of a stage.
func (i *inspection) shares(digit, stage int) explain.Shares {
	if !i.isRead() {
		return explain.Shares{Digit: digit, Stage: stage, Values: make([]float32, i.stages[stage].Shape.Len())}
	}
	return i.reading.shares(digit, stage)
}

func (i *inspection) votes(digit int) map[string]any {
	if !i.isRead() {
		return withResult(map[string]any{"terms": doubles(nil)}, explain.Result{})
	}
	votes := explain.Votes(i.pass, digit)
	return withResult(map[string]any{"terms": terms(votes.Terms)}, votes.Result)
}

// compare gives lines of unit, value, vote, other vote, difference.
func (i *inspection) compare(digit, other int) map[string]any {
	var c explain.Comparison
	if i.isRead() {
		c = explain.Compare(i.pass, digit, other)
	}
	var lines []float64
	for _, l := range c.Lines {
		lines = append(lines, float64(l.Input), float64(l.Value), l.Vote, l.Other, l.Difference)
	}
	return map[string]any{"bias": c.Bias, "value": c.Value, "sum": c.Sum, "lines": doubles(lines)}
}

func workings(list []explain.Working, off bool) []any {
	told := []any{}
	for _, w := range list {
		kind := explain.Figure{Name: "kind", Value: w.Kind()}
		told = append(told, record(append([]explain.Figure{kind}, w.Figures(off)...)))
	}
	return told
}

// record is an object for JavaScript, its properties in the figures' order.
func record(figures []explain.Figure) js.Value {
	told := js.Global().Get("Object").New()
	for _, f := range figures {
		told.Set(f.Name, figure(f.Value))
	}
	return told
}

// figure is a figure's value for JavaScript: lists of numbers as the typed arrays that
// they are.
func figure(value any) any {
	switch v := value.(type) {
	case []float32:
		return js.Global().Get("Float32Array").New(toJS(bytesOf(v)).Get("buffer"))
	case []float64:
		return js.Global().Get("Float64Array").New(doubles(v).Get("buffer"))
	case explain.Unit:
		return unitToJS(v)
	case explain.Table:
		columns := []any{}
		for _, name := range v.Columns {
			columns = append(columns, name)
		}
		return map[string]any{"columns": columns, "values": figure(v.Values)}
	case [][]explain.Figure:
		list := []any{}
		for _, figures := range v {
			list = append(list, record(figures))
		}
		return list
	}
	return value
}

// terms are unit, value, weight, product of each.
func terms(list []explain.Term) js.Value {
	var values []float64
	for _, t := range list {
		values = append(values, float64(t.Input), float64(t.Value), float64(t.Weight), t.Product)
	}
	return doubles(values)
}

// withResult adds what came of a sum.
func withResult(told map[string]any, r explain.Result) map[string]any {
	told["bias"], told["sum"], told["total"], told["relu"], told["value"] = r.Bias, r.Sum, r.Total(), r.ReLU, r.Value
	return told
}

// fields are, for each stage, the bounds of its regions, six numbers each: first and
// end of maps, rows, columns.
func fields(stages [][]explain.Region) []any {
	var told []any
	for _, regions := range stages {
		var bounds []float64
		for _, r := range regions {
			for _, span := range []explain.Span{r.Maps, r.Rows, r.Columns} {
				bounds = append(bounds, float64(span.First), float64(span.End))
			}
		}
		told = append(told, doubles(bounds))
	}
	return told
}

func unitToJS(u explain.Unit) js.Value {
	return record([]explain.Figure{{Name: "layer", Value: u.Stage}, {Name: "channel", Value: u.Map}, {Name: "row", Value: u.Row}, {Name: "column", Value: u.Column}})
}

// doubles are float64s as the page reads them.
func doubles(values []float64) js.Value {
	return toJS(unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), 8*len(values)))
}

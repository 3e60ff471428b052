package test

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"testing"
)

// A unit is one value of the network, counted from 0.
type unit struct{ Layer, Channel, Row, Column int }

func (u unit) String() string { return inJavaScript(u) }

// An inspection is what digitscope.inspect gives.
type inspection struct {
	unit
	Name, Kind string
	Value      float64
	Off        bool
	Share      *struct {
		Digit  int
		Amount float64
	}
	Field    [][]region
	Workings []working
	Cast     []float64
}

type region struct{ Channels, Rows, Columns [2]int }

type working struct {
	Kind     string
	Size     int
	Partials []struct {
		Channel                 int
		Patch, Filter, Products []float64
		Sum                     float64
	}
	Terms []struct {
		Unit                   int
		Value, Weight, Product float64
	}
	Bias, Sum    float64
	ReLU         bool
	Values       []float64
	Winner       int
	From         unit
	Logits, Exps []float64
	Power        int
	Total        float64
	Value        float64
}

// plain makes arrays of typed ones, so that JSON takes them for such.
const plain = `((v) => JSON.parse(JSON.stringify(v, (_, w) => (ArrayBuffer.isView(w) ? [...w] : w))))`

func (p *page) inspect(u unit) inspection {
	p.t.Helper()
	return value[inspection](p, plain+fmt.Sprintf(`(digitscope.inspect({ layer: %d, channel: %d, row: %d, column: %d }))`, u.Layer, u.Channel, u.Row, u.Column))
}

func (l layer) at(channel, row, column int) float64 {
	return l.Activations[(channel*l.Shape[1]+row)*l.Shape[2]+column]
}

// strongest is the unit of the layer's largest value.
func strongest(layers []layer, i int) unit {
	l := layers[i]
	place := slices.Index(l.Activations, slices.Max(l.Activations))
	area := l.Shape[1] * l.Shape[2]
	return unit{i, place / area, place % area / l.Shape[2], place % l.Shape[2]}
}

func near(a, b, scale float64) bool { return math.Abs(a-b) <= 1e-4*max(1, scale) }

func TestVotesMakeTheLogit(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	drawn := p.draw(dense(seven))
	hidden := p.layers()[6]
	for digit, logit := range drawn.Logits {
		votes := value[struct {
			Bias, Logit float64
			Votes       []struct {
				Unit                int
				Value, Weight, Vote float64
			}
		}](p, fmt.Sprintf(`digitscope.votes(%d)`, digit))
		if votes.Logit != logit {
			t.Errorf("the votes for %d have the logit %v, the result %v", digit, votes.Logit, logit)
		}
		sum, seen := votes.Bias, map[int]bool{}
		for i, v := range votes.Votes {
			sum += v.Vote
			seen[v.Unit] = true
			if v.Value != hidden.Activations[v.Unit] || !near(v.Vote, v.Value*v.Weight, 0) {
				t.Errorf("vote of neuron %d for %d: %v × %v = %v; the neuron's value is %v", v.Unit, digit, v.Value, v.Weight, v.Vote, hidden.Activations[v.Unit])
			}
			if i > 0 && math.Abs(v.Vote) > math.Abs(votes.Votes[i-1].Vote) {
				t.Errorf("votes for %d: %v comes after %v", digit, v.Vote, votes.Votes[i-1].Vote)
			}
		}
		if len(seen) != hidden.size() || len(votes.Votes) != hidden.size() {
			t.Errorf("%d of %d neurons vote for %d, in %d votes", len(seen), hidden.size(), digit, len(votes.Votes))
		}
		if !near(sum, logit, math.Abs(logit)) {
			t.Errorf("bias and votes for %d add up to %v, the logit is %v", digit, sum, logit)
		}
	}
}

func TestAttributionMakesTheLogit(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	drawn := p.draw(dense(seven))
	input := p.layers()[0].Activations
	for digit, logit := range drawn.Logits {
		a := value[struct {
			Pixels          []float64
			Constant, Logit float64
		}](p, plain+fmt.Sprintf(`(digitscope.attribution(%d))`, digit))
		if len(a.Pixels) != 784 || a.Logit != logit {
			t.Fatalf("attribution(%d): %d pixels, logit %v, want 784 and %v", digit, len(a.Pixels), a.Logit, logit)
		}
		sum, size := a.Constant, math.Abs(a.Constant)
		for i, v := range a.Pixels {
			sum, size = sum+v, size+math.Abs(v)
			if v != 0 && input[i] == 0 {
				t.Errorf("attribution(%d) gives %v to pixel %d, which is paper", digit, v, i)
			}
		}
		if math.Abs(sum-logit) > 1e-4*max(1, math.Abs(logit)) {
			t.Errorf("attribution(%d) adds up to %v, the logit is %v", digit, sum, logit)
		}
		if size <= math.Abs(a.Constant) {
			t.Errorf("attribution(%d) gives no pixel anything", digit)
		}
	}
	if !value[bool](p, `digitscope.attribution(7).pixels instanceof Float32Array`) {
		t.Error("pixels is no Float32Array")
	}
}

// Each unit's working holds the values of the layer before, and makes its own.
func TestInspectShowsTheLayers(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	layers := p.layers()
	for i, l := range layers {
		maps, height, width := l.Shape[0], l.Shape[1], l.Shape[2]
		for _, u := range []unit{strongest(layers, i), {i, 0, 0, 0}, {i, maps - 1, height - 1, width - 1}, {i, maps / 2, height / 2, width / 3}} {
			got := p.inspect(u)
			if got.unit != u || got.Name != l.Name || got.Kind != l.Kind || got.Off {
				t.Errorf("%v: inspect gives %+v, %s, %s, off %v", u, got.unit, got.Name, got.Kind, got.Off)
			}
			if want := l.at(u.Channel, u.Row, u.Column); got.Value != want {
				t.Errorf("%v: value %v, the layer has %v", u, got.Value, want)
			}
			if len(got.Field) != len(layers) || !slices.Equal(got.Field[i], []region{{[2]int{u.Channel, u.Channel + 1}, [2]int{u.Row, u.Row + 1}, [2]int{u.Column, u.Column + 1}}}) {
				t.Errorf("%v: field %v", u, got.Field)
			}
			if i == 0 {
				if len(got.Workings) != 0 {
					t.Errorf("%v: a pixel has workings", u)
				}
				continue
			}
			expectWorking(t, got, layers[i-1])
		}
	}
}

// expectWorking recomputes the unit from the layer before.
func expectWorking(t *testing.T, got inspection, before layer) {
	t.Helper()
	u, w := got.unit, got.Workings[0]
	switch got.Kind {
	case "conv":
		sum, area := w.Bias, w.Size*w.Size
		if len(w.Partials) != before.Shape[0] {
			t.Errorf("%v: %d partial sums of %d maps", u, len(w.Partials), before.Shape[0])
		}
		for _, partial := range w.Partials {
			products := 0.0
			for k := range area {
				if want := before.at(partial.Channel, u.Row+k/w.Size, u.Column+k%w.Size); partial.Patch[k] != want {
					t.Fatalf("%v: patch of map %d has %v at %d, the layer %v", u, partial.Channel, partial.Patch[k], k, want)
				}
				products += partial.Patch[k] * partial.Filter[k]
			}
			if !near(partial.Sum, products, math.Abs(products)) {
				t.Errorf("%v: the products of map %d add up to %v, not %v", u, partial.Channel, products, partial.Sum)
			}
			sum += products
		}
		expectSum(t, got, w, sum)
		if field := got.Field[u.Layer-1]; len(field) != 1 || field[0].Rows != [2]int{u.Row, u.Row + w.Size} || field[0].Columns != [2]int{u.Column, u.Column + w.Size} {
			t.Errorf("%v: reads %v", u, field)
		}
	case "pool":
		if from := w.From; w.Value != before.at(from.Channel, from.Row, from.Column) || w.Values[w.Winner] != w.Value || slices.Max(w.Values) != w.Value || got.Value != w.Value {
			t.Errorf("%v: %v is the largest of %v, from %v", u, w.Value, w.Values, from)
		}
	case "flatten":
		if from := w.From; before.at(from.Channel, from.Row, from.Column) != got.Value || from.Layer != u.Layer-1 {
			t.Errorf("%v: %v is not from %v", u, got.Value, from)
		}
	default:
		sum := w.Bias
		for _, term := range w.Terms {
			if term.Value != before.Activations[term.Unit] {
				t.Errorf("%v: term %+v, the layer has %v", u, term, before.Activations[term.Unit])
			}
			sum += term.Value * term.Weight
		}
		expectSum(t, got, w, sum)
	}
}

// expectSum checks what came of a sum; of an output that is the logit, and the
// softmax follows.
func expectSum(t *testing.T, got inspection, w working, sum float64) {
	t.Helper()
	want := sum
	if w.ReLU {
		want = max(0, sum)
	}
	if !near(w.Sum, sum, math.Abs(sum)) || !near(w.Value, want, math.Abs(sum)) {
		t.Errorf("%v: sum %v and value %v, want %v and %v", got.unit, w.Sum, w.Value, sum, want)
	}
	if len(got.Workings) == 1 {
		if w.Value != got.Value {
			t.Errorf("%v: the working gives %v, the layer %v", got.unit, w.Value, got.Value)
		}
		return
	}
	s := got.Workings[1]
	if s.Logits[got.Channel] != w.Value {
		t.Errorf("%v: the logit is %v, the softmax reads %v", got.unit, w.Value, s.Logits[got.Channel])
	}
	total := 0.0
	for i, e := range s.Exps {
		total += e
		if exp := math.Exp(s.Logits[i] - float64(s.Power)*math.Ln10); math.Abs(e-exp) > 1e-6*exp {
			t.Errorf("exp(%v) is %v · 10^%d, not %v", s.Logits[i], exp, s.Power, e)
		}
	}
	if s.Total < 1e-3 || s.Total >= 1e6 {
		t.Errorf("%v: the exps add up to %v", got.unit, s.Total)
	}
	if !near(s.Total, total, total) || !near(s.Exps[got.Channel]/s.Total, got.Value, 1) {
		t.Errorf("%v: %v ÷ %v is not %v", got.unit, s.Exps[got.Channel], s.Total, got.Value)
	}
}

// A neuron's share of the answer's logit is its vote.
func TestSharesAndCastVotesAreTheVotes(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	u := strongest(p.layers(), 6)
	got := p.inspect(u)
	if got.Share == nil || got.Share.Digit != 7 || len(got.Cast) != 10 {
		t.Fatalf("%v: share %+v, cast votes %v", u, got.Share, got.Cast)
	}
	for digit, cast := range got.Cast {
		vote := value[float64](p, fmt.Sprintf(`digitscope.votes(%d).votes.find((v) => v.unit === %d).vote`, digit, u.Channel))
		if !near(cast, vote, 0) || digit == 7 && !near(got.Share.Amount, vote, 0) {
			t.Errorf("neuron %d casts %v for %d, its vote is %v, its share of 7 %v", u.Channel, cast, digit, vote, got.Share.Amount)
		}
	}
	if output := p.inspect(unit{7, 7, 0, 0}); output.Share != nil || output.Cast != nil {
		t.Errorf("an output has the share %v and casts %v", output.Share, output.Cast)
	}
	shares := value[float64](p, `(() => {
		let sum = 0;
		for (let row = 0; row < 28; row++) for (let column = 0; column < 28; column++) sum += digitscope.inspect({ layer: 0, channel: 0, row, column }).share.amount;
		return sum + digitscope.attribution(7).constant - digitscope.result().logits[7];
	})()`)
	if math.Abs(shares) > 1e-3 {
		t.Errorf("the pixels' shares are %v off the logit", shares)
	}
}

func TestABlankPadExplainsNothing(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	for i, l := range p.layers() {
		got := p.inspect(unit{i, l.Shape[0] - 1, 0, 0})
		if got.Value != 0 || got.Share != nil || got.Cast != nil || len(got.Workings) != 0 || len(got.Field) != 8 {
			t.Errorf("%s of a blank pad: %+v", l.Name, got)
		}
	}
	if got := value[string](p, `JSON.stringify(digitscope.votes(3))`); got != `{"bias":0,"logit":0,"votes":[]}` {
		t.Errorf("votes of a blank pad: %s", got)
	}
	if !value[bool](p, `(({ pixels, constant, logit }) => pixels.length === 784 && pixels.every((v) => v === 0) && constant === 0 && logit === 0)(digitscope.attribution(3))`) {
		t.Error("the attribution of a blank pad is not zero")
	}
}

// What was given out is the caller's.
func TestExplanationsAreCopies(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	const all = `JSON.stringify([digitscope.votes(7), digitscope.attribution(7), ...[0, 1, 2, 3, 4, 5, 6, 7].map((layer) => digitscope.inspect({ layer, channel: 0, row: 0, column: 0 })), digitscope.result(), digitscope.layers()], (key, v) => (key === "micros" ? 0 : v))`
	p.run(`
		window.before = ` + all + `;
		const spoil = (v) => {
			if (ArrayBuffer.isView(v)) v.fill(9);
			else if (v && typeof v === "object") for (const key of Object.keys(v)) {
				spoil(v[key]);
				v[key] = 9;
			}
		};
		for (const v of [digitscope.votes(7), digitscope.attribution(7), ...[0, 1, 2, 3, 4, 5, 6, 7].map((layer) => digitscope.inspect({ layer, channel: 0, row: 0, column: 0 }))]) spoil(v);`)
	if !value[bool](p, `before === `+all) {
		t.Error("changing what votes, attribution and inspect returned changes what they return next")
	}
}

func TestWrongUnitsAndDigitsAreRefused(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	before := inJavaScript(p.result().Logits)
	for _, c := range []struct{ call, names string }{
		{`votes()`, `^digit .*undefined.*0 to 9`},
		{`votes("7")`, `^digit .*string.*0 to 9`},
		{`votes(10)`, `^digit is 10, .*0 to 9`},
		{`votes(-1)`, `^digit is -1, .*0 to 9`},
		{`votes(1.5)`, `^digit .*1\.5.*0 to 9`},
		{`votes(NaN)`, `^digit .*NaN`},
		{`attribution(null)`, `^digit .*null`},
		{`attribution(10)`, `^digit is 10`},
		{`attribution([7])`, `^digit .*an array`},
		{`inspect()`, `^unit .*undefined`},
		{`inspect(null)`, `^unit .*null`},
		{`inspect(3)`, `^unit .*3`},
		{`inspect({})`, `^layer .*undefined.*0 to 7`},
		{`inspect({ layer: 9, channel: 0 })`, `^layer is 9, the network has layers 0 to 7$`},
		{`inspect({ layer: -1, channel: 0 })`, `^layer is -1`},
		{`inspect({ layer: "1", channel: 0, row: 0, column: 0 })`, `^layer .*string`},
		{`inspect({ layer: 1, row: 0, column: 0 })`, `^channel .*undefined.*Convolution 1`},
		{`inspect({ layer: 1, channel: 999, row: 0, column: 0 })`, `^channel is 999, Convolution 1 has channels 0 to \d+$`},
		{`inspect({ layer: 1, channel: 0, column: 0 })`, `^row .*undefined.*0 to 23`},
		{`inspect({ layer: 1, channel: 0, row: 0 })`, `^column .*undefined.*0 to 23`},
		{`inspect({ layer: 1, channel: 0, row: 24, column: 0 })`, `^row is 24, Convolution 1 has rows 0 to 23$`},
		{`inspect({ layer: 1, channel: 0, row: 0, column: Infinity })`, `^column .*Infinity`},
		{`inspect({ layer: 6, channel: 0, row: 1 })`, `^row is 1, `},
		{`inspect({ layer: 7, channel: 10 })`, `^channel is 10, Output has channels 0 to 9$`},
	} {
		message := value[string](p, fmt.Sprintf(`(() => {
			try {
				digitscope.%s;
			} catch (e) {
				return (e instanceof TypeError ? "" : "not a TypeError: ") + e.message;
			}
			return "accepted";
		})()`, c.call))
		if !regexp.MustCompile(c.names).MatchString(message) {
			t.Errorf("%s: %q, want a TypeError like %s", c.call, message, c.names)
		}
	}
	if after := inJavaScript(p.result().Logits); after != before {
		t.Errorf("wrong arguments change the logits from %s to %s", before, after)
	}
	if !value[bool](p, `JSON.stringify(digitscope.inspect({ layer: 6, channel: 3 })) === JSON.stringify(digitscope.inspect({ layer: 6, channel: 3, row: 0, column: 0 }))`) {
		t.Error("a neuron without row and column is another than that at 0, 0")
	}
}

package synth

import (
	"math"
	"math/rand/v2"
	"reflect"
	"sync"
	"testing"

	"digitscope/nn/ink"
)

func loaded(t testing.TB) *Templates {
	t.Helper()
	templates, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return templates
}

func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// expectSane fails unless the strokes can be drawn near the pad.
func expectSane(t *testing.T, what string, strokes []ink.Stroke) {
	t.Helper()
	if len(strokes) == 0 {
		t.Fatalf("%s: no strokes", what)
	}
	for _, stroke := range strokes {
		if len(stroke) == 0 {
			t.Fatalf("%s: an empty stroke", what)
		}
		for _, p := range stroke {
			// written so that NaN fails
			if !(math.Abs(p.X-0.5) < 1 && math.Abs(p.Y-0.5) < 1) {
				t.Fatalf("%s: a point at %v", what, p)
			}
		}
	}
}

func TestDrawsAreSane(t *testing.T) {
	templates, random := loaded(t), seeded(1)
	counts := make([]int, 10)
	for range 10_000 {
		digit, strokes := templates.Digit(random)
		expectSane(t, "a digit", strokes)
		counts[digit]++
	}
	for digit, count := range counts {
		if count < 850 || count > 1150 {
			t.Errorf("%d of 10000 digits are %d", count, digit)
		}
	}
	for _, f := range templates.families.items {
		for range 1000 {
			expectSane(t, f.name, f.draw(dice{random}))
		}
	}
}

func TestSameSeedSameDrawings(t *testing.T) {
	templates := loaded(t)
	draw := func() (all [][]ink.Stroke) {
		random := seeded(2)
		for range 500 {
			_, digit := templates.Digit(random)
			all = append(all, digit, templates.NotDigit(random))
		}
		return all
	}
	expected := draw()
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			if !reflect.DeepEqual(draw(), expected) {
				t.Error("the same seed makes other drawings")
			}
		})
	}
	group.Wait()
}

func TestEverythingIsReached(t *testing.T) {
	templates, d := loaded(t), dice{seeded(3)}
	for digit := range templates.digits {
		expectReached(t, d, &templates.digits[digit], form.heading)
	}
	for _, file := range []string{"letters.txt", "shapes.txt"} {
		var forms weighted[form]
		if err := load(file, adder(&forms)); err != nil {
			t.Fatal(err)
		}
		expectReached(t, d, &forms, form.heading)
	}
	expectReached(t, d, &templates.families, func(f family) string { return f.name })
}

func (f form) heading() string { return f.label + " " + f.name }

// expectReached also fails if two items have the same name.
func expectReached[T any](t *testing.T, d dice, items *weighted[T], name func(T) string) {
	t.Helper()
	reached := map[string]bool{}
	for range 5000 {
		reached[name(items.draw(d))] = true
	}
	if len(reached) != len(items.items) {
		t.Errorf("%d of %d items are reached from %q on", len(reached), len(items.items), name(items.items[0]))
	}
}

func TestWeights(t *testing.T) {
	var w weighted[int]
	w.add(0, 1)
	w.add(1, 3)
	drawn, d := 0, dice{seeded(4)}
	for range 10_000 {
		drawn += w.draw(d)
	}
	if drawn < 7300 || drawn > 7700 {
		t.Errorf("%d of 10000 draws are the item with three quarters of the weight", drawn)
	}
}

func BenchmarkDigit(b *testing.B) {
	templates, random := loaded(b), seeded(5)
	for b.Loop() {
		templates.Digit(random)
	}
}

func BenchmarkNotDigit(b *testing.B) {
	templates, random := loaded(b), seeded(6)
	for b.Loop() {
		templates.NotDigit(random)
	}
}

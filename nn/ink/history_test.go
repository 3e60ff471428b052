package ink

import (
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"testing"
)

// Twenty thousand drawings one after the other, as a loop in the console makes them.
func TestTheHistoryIsBounded(t *testing.T) {
	var d Drawing
	line := func(i int) []Stroke {
		return along(100, func(part float64) Point { return Point{part, float64(i%1000) / 1000} })
	}
	const drawings = 20_000
	for i := range drawings {
		d.Replace(line(i))
	}
	if steps := len(d.history.past); steps > maxSteps || d.history.points > historyPoints {
		t.Errorf("the history holds %d steps with %d points", steps, d.history.points)
	}
	for i := drawings - 2; i > drawings-1000; i-- {
		if !d.Undo() || !reflect.DeepEqual(d.Strokes(), line(i)) {
			t.Fatalf("drawing %d does not come back", i)
		}
	}
	for d.Undo() {
	}
	if d.history.points > historyPoints+MaxPoints || len(d.history.future) > maxSteps {
		t.Errorf("undone, the history holds %d steps with %d points", len(d.history.future), d.history.points)
	}
	for d.Redo() {
	}
	if !reflect.DeepEqual(d.Strokes(), line(drawings-1)) {
		t.Error("the last drawing does not come back")
	}
	counted := 0
	for _, s := range slices.Concat(d.history.past, d.history.future) {
		counted += s.points()
	}
	if counted != d.history.points {
		t.Errorf("%d points are counted, there are %d", d.history.points, counted)
	}
}

func TestTheLatestStepIsNeverForgotten(t *testing.T) {
	var d Drawing
	large := along(MaxPoints, func(part float64) Point { return Point{part, part} })
	d.Replace(large)
	d.Replace(large)
	d.Replace(nil)
	if !d.Undo() || len(d.Strokes()[0]) != MaxPoints {
		t.Error("clearing a very long drawing cannot be undone")
	}
}

func TestAtSoManyPointsThePenRunsDry(t *testing.T) {
	var d Drawing
	d.Replace(along(MaxPoints-2, func(part float64) Point { return Point{part, part} }))
	stroke(&d, Point{0.1, 0.5}, Point{0.2, 0.5}, Point{0.3, 0.5})
	stroke(&d, Point{0.1, 0.6}, Point{0.2, 0.6})
	if got := d.Strokes()[1:]; !reflect.DeepEqual(got, []Stroke{{{0.1, 0.5}, {0.2, 0.5}}}) {
		t.Errorf("drawn was %v", got)
	}
	d.Undo()
	if len(d.Strokes()) != 1 {
		t.Error("the last stroke cannot be undone")
	}
	d.Replace(along(MaxPoints+10, func(part float64) Point { return Point{part, part} }))
	if d.points != MaxPoints || countPoints(d.Strokes()) != MaxPoints {
		t.Errorf("a drawing has %d points", countPoints(d.Strokes()))
	}
}

// What a stroke, Undo and Redo cost does not depend on how many strokes there are.
func TestStepsOfManyStrokesCostLittle(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var d Drawing
	dot := func() { stroke(&d, Point{random.Float64(), random.Float64()}) }
	for range 12_000 {
		dot()
	}
	d.News()
	const times, perStep = 1000, 2000
	for name, step := range map[string]func(){
		"a dot":         dot,
		"Undo and Redo": func() { d.Undo(); d.Redo() },
		"Undo":          func() { d.Undo() },
	} {
		if bytes := allocated(func() {
			for range times {
				step()
			}
		}); bytes > times*perStep {
			t.Errorf("%s allocates %d bytes", name, bytes/times)
		}
	}
	kept, strokes := d.News()
	if kept != 12_000-1000 && kept != 12_000 || len(strokes) > times {
		t.Errorf("after %d steps %d strokes are the same, and %d are news", times, kept, len(strokes))
	}
}

func allocated(run func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	run()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// Who follows the news has the drawing.
func TestNews(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	var d Drawing
	var followed []Stroke
	for i := range 20_000 {
		at := Point{random.Float64()*1.4 - 0.2, random.Float64()*1.4 - 0.2}
		switch random.IntN(12) {
		case 0, 1:
			d.Press(at)
		case 2, 3, 4, 5:
			d.Move(at)
		case 6:
			d.Lift()
		case 7:
			d.Undo()
		case 8:
			d.Redo()
		case 9:
			if random.IntN(5) == 0 {
				d.Replace([]Stroke{{at}, {at, {0.5, 0.5}}})
			}
		default:
			kept, strokes := d.News()
			followed = append(followed[:kept], strokes...)
			for k, s := range strokes {
				followed[kept+k] = slices.Clone(s)
			}
			if len(followed)+len(d.Strokes()) > 0 && !reflect.DeepEqual(followed, d.Strokes()) {
				t.Fatalf("after %d actions %v was followed, drawn %v", i, followed, d.Strokes())
			}
		}
	}
}

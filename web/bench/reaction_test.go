package bench

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
)

func event(kind string, wall, cpu float64) span {
	return span{Name: "EventDispatch", Wall: wall, CPU: cpu, Arguments: json.RawMessage(fmt.Sprintf(`{"data":{"type":%q}}`, kind))}
}

func frame(wall, cpu float64) span { return span{Name: "FireAnimationFrame", Wall: wall, CPU: cpu} }

func TestAReactionIsTheEventsAndTheFrameThatFollows(t *testing.T) {
	got, err := newReactions([]span{
		frame(9000, 9000), // nothing of the pen before it
		event("pointerdown", 100, 50), event("pointermove", 200, 150), event("keydown", 9000, 9000), {Name: "Layout", Wall: 9000, CPU: 9000},
		frame(3000, 2000),
		event("click", 9000, 9000), frame(9000, 9000),
		event("pointermove", 500, 500), frame(500, 500),
		event("pointerup", 700, 700), // not shown yet
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := (reactions{{cpu: 2.2, wall: 3.3}, {cpu: 1, wall: 1}}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestATraceWithoutTheNeededSpans(t *testing.T) {
	for name, spans := range map[string][]span{
		"no frame":        {event("pointermove", 1, 1)},
		"no pen":          {frame(1, 1)},
		"no thread times": {event("pointermove", 1, 0), frame(1, 0)},
		"no type":         {{Name: "EventDispatch", Wall: 1, CPU: 1, Arguments: json.RawMessage(`7`)}, frame(1, 1)},
	} {
		if got, err := newReactions(spans); err == nil {
			t.Errorf("%s: got %v, want an error", name, got)
		}
	}
}

func TestPercentile(t *testing.T) {
	var values []float64
	for i := range 40 {
		values = append(values, float64(40-i))
	}
	for percent, want := range map[int]float64{1: 1, 50: 20, 95: 38, 96: 39, 100: 40} {
		if got := percentile(values, percent); got != want {
			t.Errorf("%d %%: %v, want %v", percent, got, want)
		}
	}
	if got := percentile([]float64{3}, 95); got != 3 {
		t.Errorf("of one value: %v", got)
	}
}

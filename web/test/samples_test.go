package test

import (
	"fmt"
	"math"
	"testing"
)

func TestEverySampleIsRecognised(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	if n := value[int](p, `document.querySelectorAll("#samples button").length`); n != 10 {
		t.Fatalf("%d samples, want ten", n)
	}
	for digit := range 10 {
		p.click(fmt.Sprintf(`#samples [data-digit="%d"]`, digit))
		if len(p.strokes()) == 0 {
			t.Fatalf("sample %d draws nothing", digit)
		}
		p.expectDigit(digit)
		p.expectRows()
	}
}

// expectRows checks the ten rows of the output: digit, percentage, and which
// one is marked.
func (p *page) expectRows() {
	p.t.Helper()
	type row struct {
		Words  string
		Marked bool
	}
	r := p.result()
	rows := value[[]row](p, `[...document.querySelectorAll("#digits li")].map((li) =>
		({ words: li.innerText.replace(/\s+/g, " ").trim(), marked: li.classList.contains("chosen") }))`)
	if len(rows) != 10 {
		p.t.Fatalf("%d rows of digits, want ten", len(rows))
	}
	for digit, row := range rows {
		var name int
		var percent float64
		if _, err := fmt.Sscanf(row.Words, "%d %f%%", &name, &percent); err != nil || name != digit ||
			math.Abs(percent-100*r.Probabilities[digit]) > 0.0501 {
			p.t.Errorf("%v: row of %d says %q, its probability is %.4f", r, digit, row.Words, r.Probabilities[digit])
		}
		if want := r.State == "sure" && digit == *r.Digit; r.State != "unsure" && row.Marked != want {
			p.t.Errorf("%v: row of %d is marked: %v", r, digit, row.Marked)
		}
	}
}

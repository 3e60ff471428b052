package bench

import "testing"

func TestSectionIsATableUnderItsNotes(t *testing.T) {
	section := Section{
		Title: "One forward pass",
		Notes: []string{"of a small network"},
		Rows:  [][]string{{"", "min µs", "×"}, {"Digitscope", "42.0", "1.00"}, {"another", "137.5", "3.27"}},
	}
	const want = `One forward pass
of a small network
            min µs     ×
Digitscope    42.0  1.00
another      137.5  3.27`
	if got := section.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRatioIsReadByPrograms(t *testing.T) {
	for ratio, want := range map[Ratio]string{
		{"ort", 3.2149}:  "ratio ort 3.21",
		{"limit", 1}:     "ratio limit 1.00",
		{"tfjs", 0.0512}: "ratio tfjs 0.05",
	} {
		if got := ratio.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

package site

import "testing"

func TestMediaNamesBecomeQueries(t *testing.T) {
	m := media{"wide": "(min-width: 9px) and (orientation: landscape)", "low": "(max-height: 5px)"}
	got, err := m.expand("@media (--wide) and (--low) { a { color: var(--ink); } }")
	if want := "@media (min-width: 9px) and (orientation: landscape) and (max-height: 5px) { a { color: var(--ink); } }"; err != nil || got != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
	if _, err := m.expand("@media (--wlde) { a { color: red; } }"); err == nil {
		t.Error("an unknown name is no error")
	}
}

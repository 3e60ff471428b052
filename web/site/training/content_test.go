package training

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"digitscope/nn/train"
	"digitscope/nn/train/runs"
)

// folder has a copy of what lies beside the weights.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"digits.safetensors", "digits.json", "steps.json", "album.json", "album-tests.png", "album-samples.png"} {
		content, err := os.ReadFile(filepath.Join("../../../weights", name))
		if err != nil {
			t.Fatal(err)
		}
		write(t, dir, name, content)
	}
	return dir
}

func write(t *testing.T, dir, name string, content []byte) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsBrokenIsNamed(t *testing.T) {
	for _, test := range []struct {
		name    string
		content func(whole string) string
		want    []string
	}{
		{"digits.json", func(string) string { return "" }, []string{"digits.json"}},
		{"digits.json", func(s string) string { return s[:len(s)/2] }, []string{"digits.json", "no record"}},
		{"digits.safetensors", func(s string) string { return s[:len(s)-1] }, []string{"digits.safetensors", "digits.json"}},
		{"steps.json", func(string) string { return "{}" }, []string{"steps.json"}},
		{"album.json", func(string) string { return "[]" }, []string{"album.json"}},
		{"album.json", func(s string) string { return strings.Replace(s, `"sha256":"`, `"sha256":"0`, 1) }, []string{"album.json", "make album"}},
		{"album-tests.png", func(s string) string { return s[:10] }, []string{"album.json", "sheet of the tests"}},
		{"runs/other.json", func(string) string { return "{}" }, []string{"other.json", "no record"}},
	} {
		dir := folder(t)
		whole, err := os.ReadFile(filepath.Join(dir, test.name))
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		write(t, dir, test.name, []byte(test.content(string(whole))))
		expectError(t, dir, test.name, test.want)
	}
	for _, name := range []string{"digits.safetensors", "digits.json", "steps.json", "album.json", "album-samples.png"} {
		dir := folder(t)
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		expectError(t, dir, "without "+name, []string{name})
	}
}

func expectError(t *testing.T, dir, what string, want []string) {
	t.Helper()
	_, err := Read(dir)
	if err == nil {
		t.Errorf("%s: no error", what)
		return
	}
	for _, words := range want {
		if !strings.Contains(err.Error(), words) {
			t.Errorf("%s: the error %q does not say %q", what, err, words)
		}
	}
}

// Another record makes another page, with no other change.
func TestThePageFollowsItsRecord(t *testing.T) {
	dir := folder(t)
	run, err := runs.Read(filepath.Join(dir, "digits.json"))
	if err != nil {
		t.Fatal(err)
	}
	run.Record.WallSeconds, run.Record.Hyperparameters.AverageDecay = 36000.5, 0.875
	text, err := run.Record.Encode()
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "digits.json", text)
	write(t, dir, "runs/once.json", text)
	content, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	words, err := ReadWords("../../text/en")
	if err != nil {
		t.Fatal(err)
	}
	page, err := content.Render("../../training/index.html", words, Files{Curves: "some.csv"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"10 h 0 min", "about the last 8 steps", "runs/once.json", "some.csv"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestErrorsAreColouredByDoubling(t *testing.T) {
	var confusion [10][10]int
	confusion[3] = [10]int{0, 1, 2, 3000, 3, 4, 7, 8, 500, 0}
	m := newMatrix(train.Result{Name: "set", Confusion: &confusion})
	for answer, want := range []int{0, 1, 2, 0, 2, 3, 3, 4, 4, 0} {
		if got := m.Rows[3].Cells[answer]; got.Level != want || got.Right != (answer == 3) {
			t.Errorf("%d errors have the level %d, want %d", got.Count, got.Level, want)
		}
	}
	if m.Rows[3].Sum != "3,525" || m.Sums[3] != "3,000" || m.Sums[10] != "3,525" {
		t.Errorf("the sums are %s and %q", m.Rows[3].Sum, m.Sums)
	}
}

func TestOnlyMoreThanLuckIsMarked(t *testing.T) {
	scored := func(accuracy float64) train.ScoredStep {
		return train.ScoredStep{Results: []train.Result{{Name: "set", Count: 2000, Accuracy: &accuracy}, {Name: "small", Count: 200, Accuracy: &accuracy}}}
	}
	steps := []train.ScoredStep{scored(0.9), scored(0.9015), scored(0.95), scored(0.94)}
	for i, want := range []gain{{"90.00%", "", 0}, {"90.15%", "+0.15", 0}, {"95.00%", "+4.85", 1}, {"94.00%", "−1.00", -1}} {
		if got := newGain(steps, i, "set"); got != want {
			t.Errorf("step %d: %v, want %v", i, got, want)
		}
	}
	steps = []train.ScoredStep{scored(0.9), scored(0.91), scored(0.925)}
	for i, want := range []int{0, 0, 1} {
		if got := newGain(steps, i, "small"); got.Large != want {
			t.Errorf("in a small set step %d is %v", i, got)
		}
	}
	if got := newGain(steps, 1, "other"); got.Score != "–" {
		t.Errorf("an unknown set's score is %v", got)
	}
}

package train

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writeSamples writes one picture of each kind.
func writeSamples(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, content := range map[string]string{
		"pendigits-test.jsonl.gz": `{"label":7,"strokes":[[[0,0],[50,0],[20,80]]]}`,
		"omniglot.jsonl.gz":       `{"label":"Greek/character02","strokes":[[[0,0],[50,0]]]}`,
		"kmnist-images.gz":        idxImage,
		"kmnist-labels.gz":        "\x00\x00\x08\x01\x00\x00\x00\x01\x09",
		"quickdraw-images.gz":     idxImage,
		"quickdraw-labels.gz":     "\x00\x00\x08\x01\x00\x00\x00\x01\x01",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// idxImage is one picture full of ink.
var idxImage = "\x00\x00\x08\x03\x00\x00\x00\x01\x00\x00\x00\x1c\x00\x00\x00\x1c" + strings.Repeat("\xff", 28*28)

func TestSampleSets(t *testing.T) {
	dir := writeSamples(t)
	sets, err := SampleSets(dir)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"pendigits-test-sample", "omniglot-sample", "kmnist-sample", "quickdraw-sample"}
	if len(sets) != len(names) {
		t.Fatalf("got %d sets", len(sets))
	}
	for i, set := range sets {
		if set.Name != names[i] || set.Len() != 1 || set.NotDigits != (i > 0) {
			t.Errorf("%s: %d pictures, NotDigits is %t, expected %s", set.Name, set.Len(), set.NotDigits, names[i])
		}
		for _, file := range set.files {
			if len(file.SHA256) != 64 || filepath.Dir(file.Path) != "." {
				t.Errorf("%s: file %+v", set.Name, file)
			}
		}
	}
	if len(sets[0].files) != 1 || len(sets[2].files) != 2 || sets[2].files[0].SHA256 != sets[3].files[0].SHA256 {
		t.Errorf("files %v, %v and %v", sets[0].files, sets[2].files, sets[3].files)
	}
}

func TestSampleSetsNamesTheMissingFile(t *testing.T) {
	dir := writeSamples(t)
	if err := os.Remove(filepath.Join(dir, "quickdraw-labels.gz")); err != nil {
		t.Fatal(err)
	}
	if _, err := SampleSets(dir); err == nil || !strings.Contains(err.Error(), "quickdraw-labels.gz") {
		t.Errorf("got %v", err)
	}
}

package data

import (
	"path/filepath"
	"strings"
	"testing"
)

// small is a manifest of a pair of files, one more, and one that is spare.
func small(t *testing.T) Manifest {
	t.Helper()
	rest := func(name, format string) string {
		return `{"name": "` + name + `", "title": "A", "shows": "digits", "digits": true, "authors": "B", "year": 1999,
			"home": "https://a.example", "licence": "MIT", "format": "` + format + `", `
	}
	file := func(path string) string {
		return `{"path": "` + path + `", "sha256": "` + sumOf(path) + `", "bytes": 1}`
	}
	manifest, err := ParseManifest([]byte(`{"collections": [` +
		rest("pair", "idx") + `"files": [` + file("p/i") + "," + file("p/l") + `],
			"splits": [{"name": "pair-train", "use": "train", "files": ["p/i", "p/l"], "counts": {"0": 1}}]},` +
		rest("single", "strokes") + `"files": [` + file("s/d") + `],
			"splits": [{"name": "single", "use": "test", "files": ["s/d"], "counts": {"0": 1}}]},` +
		rest("other", "usps") + `"files": [` + file("o/z") + `],
			"splits": [{"name": "other", "use": "spare", "files": ["o/z"], "counts": {"0": 1}}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	return manifest
}

func TestDeviations(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "p/i"), "p/i") // a file's content is its path
	writeFile(t, filepath.Join(dir, "p/l"), "something else")
	deviations := small(t).Deviations(dir)
	for i, expected := range []string{
		filepath.Join(dir, "p/l") + ": wrong content: SHA-256 is " + sumOf("something else") + ", expected " + sumOf("p/l"),
		filepath.Join(dir, "s/d") + " is missing",
	} {
		if len(deviations) != 2 || deviations[i].Error() != expected {
			t.Fatalf("got %v, expected %s", deviations, expected)
		}
	}
	writeFile(t, filepath.Join(dir, "p/l"), "p/l")
	writeFile(t, filepath.Join(dir, "s/d"), "s/d")
	if deviations := small(t).Deviations(dir); deviations != nil {
		t.Errorf("got %v", deviations)
	}
}

func TestCheckWhole(t *testing.T) {
	dir := t.TempDir()
	if err := small(t).CheckWhole(dir); err != nil {
		t.Errorf("nothing is there: %v", err)
	}
	writeFile(t, filepath.Join(dir, "s/d"), "s/d")
	writeFile(t, filepath.Join(dir, "p/l"), "p/l")
	err := small(t).CheckWhole(dir)
	if err == nil || !strings.HasPrefix(err.Error(), "pair-train: "+filepath.Join(dir, "p/i")+" is missing") {
		t.Errorf("got %v", err)
	}
	writeFile(t, filepath.Join(dir, "p/i"), "p/i")
	if err := small(t).CheckWhole(dir); err != nil {
		t.Errorf("all is there: %v", err)
	}
}

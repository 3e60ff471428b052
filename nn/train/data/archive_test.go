package data

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// zipOf returns an archive with one member.
func zipOf(t *testing.T, name string, content []byte) string {
	t.Helper()
	var archive bytes.Buffer
	writer := zip.NewWriter(&archive)
	member, err := writer.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := member.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return archive.String()
}

// fetchStrokes fetches an archive that holds content as digits.Z, and returns
// the steps that were reported.
func fetchStrokes(t *testing.T, dir string, content []byte, sum string) ([]Step, error) {
	t.Helper()
	archive := zipOf(t, "digits.Z", content)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(archive))
	}))
	defer server.Close()
	var steps []Step
	downloader := Downloader{Client: http.DefaultClient, Dir: dir, Patience: time.Minute, Report: func(event Event) {
		if event.Step != Received {
			steps = append(steps, event.Step)
		}
	}}
	collection := Collection{
		Archive: &File{Path: "set/digits.zip", URLs: []string{server.URL}, SHA256: sumOf(archive), Bytes: int64(len(archive))},
		Files:   []File{{Path: "set/strokes.jsonl.gz", SHA256: sum, Member: "digits.Z"}},
	}
	missing, err := downloader.Verify(collection)
	if err == nil {
		err = downloader.Fetch(t.Context(), collection, missing)
	}
	return steps, err
}

func TestFetchStrokes(t *testing.T) {
	dir := t.TempDir()
	content := unpackBase64(t, unipenPacked)
	steps, err := fetchStrokes(t, dir, content, sumOf(unipenLines))
	if err != nil || !slices.Equal(steps, []Step{Started, Fetched, Converted}) {
		t.Fatalf("got %v, %v", steps, err)
	}
	drawings, err := ReadDrawings(filepath.Join(dir, "set/strokes.jsonl.gz"))
	if err != nil || len(drawings) != 2 || drawings[0].Label != "8" || drawings[1].Writer != "3" {
		t.Errorf("got %v, %v", drawings, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "set/digits.zip")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the archive is still there: %v", err)
	}
	steps, err = fetchStrokes(t, dir, content, sumOf(unipenLines))
	if err != nil || !slices.Equal(steps, []Step{Present}) {
		t.Errorf("the second time: got %v, %v", steps, err)
	}
	for _, spoilt := range []string{"\x1f\x8b spoilt", "", unipenLines[1:]} {
		writeFile(t, filepath.Join(dir, "set/strokes.jsonl.gz"), spoilt)
		steps, err = fetchStrokes(t, dir, content, sumOf(unipenLines))
		if err == nil || !strings.Contains(err.Error(), "set/strokes.jsonl.gz: ") || len(steps) > 0 {
			t.Errorf("after damage: got %v, %v", steps, err)
		}
		if there, err := os.ReadFile(filepath.Join(dir, "set/strokes.jsonl.gz")); err != nil || string(there) != spoilt {
			t.Errorf("what was there is overwritten: %v", err)
		}
	}
}

func TestFetchStrokesRefuses(t *testing.T) {
	content := unpackBase64(t, unipenPacked)
	for _, test := range []struct {
		name    string
		content []byte
		fault   string
	}{
		{"no .Z", []byte(unipenText), "magic number"},
		{"no UNIPEN", unpackBase64(t, mixedPacked), "line 1:"},
		{"other lines", content, "SHA-256 is " + sumOf(unipenLines) + ", expected 1234"},
	} {
		dir := t.TempDir()
		_, err := fetchStrokes(t, dir, test.content, "1234")
		if err == nil || !strings.Contains(err.Error(), "set/digits.zip: digits.Z: ") || !strings.Contains(err.Error(), test.fault) {
			t.Errorf("%s: got %v, expected %q", test.name, err, test.fault)
		}
		if _, err := os.Stat(filepath.Join(dir, "set/strokes.jsonl.gz")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: a file was written: %v", test.name, err)
		}
	}
}

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
	downloader := Downloader{Client: http.DefaultClient, Dir: dir, Report: func(event Event) {
		if event.Step != Received {
			steps = append(steps, event.Step)
		}
	}}
	return steps, downloader.FetchStrokes(t.Context(), StrokeArchive{
		Archive: Source{Path: "set/digits.zip", URLs: []string{server.URL}, SHA256: sumOf(archive), Size: int64(len(archive))},
		Members: []StrokeMember{{Name: "digits.Z", Path: "set/strokes.jsonl.gz", SHA256: sum}},
	})
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
	writeFile(t, filepath.Join(dir, "set/strokes.jsonl.gz"), "\x1f\x8b spoilt")
	steps, err = fetchStrokes(t, dir, content, sumOf(unipenLines))
	if err != nil || !slices.Equal(steps, []Step{Started, Fetched, Converted}) {
		t.Errorf("after damage: got %v, %v", steps, err)
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

package data

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// fileText is long enough that a half of it is not swallowed by buffers.
var fileText = strings.Repeat("0123456789abcdef", 16<<10)

const filePath = "set/file.gz"

func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// fetch downloads the file from servers with these handlers into dir, and
// returns the steps that were reported.
func fetch(t *testing.T, dir string, handlers ...http.HandlerFunc) ([]Event, error) {
	t.Helper()
	source := Source{Path: filePath, SHA256: sumOf(fileText), Size: int64(len(fileText))}
	for _, handler := range handlers {
		server := httptest.NewServer(handler)
		defer server.Close()
		source.URLs = append(source.URLs, server.URL)
	}
	var events []Event
	report := func(event Event) {
		if event.Step != Received {
			events = append(events, event)
		}
	}
	err := Downloader{Client: http.DefaultClient, Dir: dir, Report: report}.Fetch(t.Context(), source)
	return events, err
}

// serveFile knows ranges.
func serveFile(w http.ResponseWriter, r *http.Request) {
	http.ServeContent(w, r, "", time.Time{}, strings.NewReader(fileText))
}

func serveWhole(w http.ResponseWriter, r *http.Request) {
	_, _ = w.Write([]byte(fileText))
}

// serveHalf promises the file and breaks off in the middle.
func serveHalf(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Length", strconv.Itoa(len(fileText)))
	_, _ = w.Write([]byte(fileText[:len(fileText)/2]))
	panic(http.ErrAbortHandler)
}

func serveWrong(w http.ResponseWriter, r *http.Request) {
	_, _ = w.Write([]byte("<html>log in first</html>"))
}

func expectFetched(t *testing.T, dir string, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(dir, filePath))
	if err != nil || string(got) != fileText {
		t.Fatalf("the file has %d bytes, %v", len(got), err)
	}
	expectNoPart(t, dir)
}

func expectNoPart(t *testing.T, dir string) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(dir, filePath+".part")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the part is still there: %v", err)
	}
}

// started returns where the downloads began.
func started(events []Event) []int64 {
	var starts []int64
	for _, event := range events {
		if event.Step == Started {
			starts = append(starts, event.Done)
		}
	}
	return starts
}

func TestFetch(t *testing.T) {
	dir := t.TempDir()
	_, err := fetch(t, dir, serveFile)
	expectFetched(t, dir, err)

	events, err := fetch(t, dir, func(http.ResponseWriter, *http.Request) { t.Error("asked for a file that is there") })
	expectFetched(t, dir, err)
	if len(events) != 1 || events[0].Step != Present {
		t.Errorf("got %v", events)
	}

	writeFile(t, filepath.Join(dir, filePath), "another file")
	_, err = fetch(t, dir, serveFile)
	expectFetched(t, dir, err)
}

func TestFetchGoesOnAfterACut(t *testing.T) {
	dir := t.TempDir()
	if _, err := fetch(t, dir, serveHalf); err == nil || !strings.Contains(err.Error(), "unexpected EOF") {
		t.Fatalf("got %v", err)
	}
	events, err := fetch(t, dir, serveFile)
	expectFetched(t, dir, err)
	if starts := started(events); len(starts) != 1 || starts[0] != int64(len(fileText)/2) {
		t.Errorf("started at %v", starts)
	}
}

func TestFetchGoesOnAtTheNextMirror(t *testing.T) {
	dir := t.TempDir()
	events, err := fetch(t, dir, http.NotFound, serveHalf, serveFile)
	expectFetched(t, dir, err)
	if starts := started(events); len(starts) != 2 || starts[1] != int64(len(fileText)/2) {
		t.Errorf("started at %v", starts)
	}
	if events[0].Step != Failed || !strings.Contains(events[0].Err.Error(), "404") {
		t.Errorf("got %v", events[0])
	}
}

func TestFetchFromAServerWithoutRanges(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, filePath+".part"), fileText[:100])
	events, err := fetch(t, dir, serveWhole)
	expectFetched(t, dir, err)
	if starts := started(events); len(starts) != 1 || starts[0] != 0 {
		t.Errorf("started at %v", starts)
	}
}

func TestFetchStartsOver(t *testing.T) {
	for name, refuse := range map[string]http.HandlerFunc{
		"416": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusRequestedRangeNotSatisfiable) },
		"another range": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Range", "bytes 7-9/10")
			w.WriteHeader(http.StatusPartialContent)
		},
		"a wrong rest": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Range", "bytes 100-109/110")
			w.WriteHeader(http.StatusPartialContent)
			_, _ = w.Write([]byte("0123456789"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			writeFile(t, filepath.Join(dir, filePath+".part"), fileText[:100])
			_, err := fetch(t, dir, func(w http.ResponseWriter, r *http.Request) {
				if r.Header.Get("Range") != "" {
					refuse(w, r)
					return
				}
				serveFile(w, r)
			})
			expectFetched(t, dir, err)
		})
	}
}

func TestFetchWithAPartOfTheWholeLength(t *testing.T) {
	for name, part := range map[string]string{
		"right":    fileText,
		"wrong":    strings.Repeat("x", len(fileText)),
		"too long": fileText + "x",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			writeFile(t, filepath.Join(dir, filePath+".part"), part)
			_, err := fetch(t, dir, serveFile)
			expectFetched(t, dir, err)
		})
	}
}

func TestFetchRefusesAWrongSum(t *testing.T) {
	dir := t.TempDir()
	_, err := fetch(t, dir, serveWrong)
	if err == nil || !strings.Contains(err.Error(), sumOf(fileText)) ||
		!strings.Contains(err.Error(), sumOf("<html>log in first</html>")) || !strings.Contains(err.Error(), filePath) {
		t.Errorf("got %v", err)
	}
	expectNoPart(t, dir)
	_, err = fetch(t, dir, serveWrong, serveFile)
	expectFetched(t, dir, err)
}

func TestFetchStoresNoMoreThanTheFile(t *testing.T) {
	dir := t.TempDir()
	_, err := fetch(t, dir, func(w http.ResponseWriter, r *http.Request) {
		chunk := bytes.Repeat([]byte("x"), 1<<16)
		for {
			if _, err := w.Write(chunk); err != nil {
				return
			}
		}
	})
	if err == nil || !strings.Contains(err.Error(), "wrong content") {
		t.Errorf("got %v", err)
	}
}

func TestFetchKeepsThePartWhenCancelled(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(fileText[:1000]))
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}))
	defer server.Close()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	dir := t.TempDir()
	downloader := Downloader{Client: http.DefaultClient, Dir: dir, Report: func(event Event) {
		if event.Step == Received {
			cancel()
		}
	}}
	source := Source{Path: filePath, URLs: []string{server.URL, server.URL}, SHA256: sumOf(fileText), Size: int64(len(fileText))}
	if err := downloader.Fetch(ctx, source); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	part, err := os.ReadFile(filepath.Join(dir, filePath+".part"))
	if err != nil || string(part) != fileText[:1000] {
		t.Errorf("the part has %d bytes, %v", len(part), err)
	}
}

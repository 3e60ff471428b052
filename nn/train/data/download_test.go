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
	return fetchPatiently(t, dir, nil, time.Minute, handlers...)
}

// fetchPatiently does so with pauses before other tries, and patience.
func fetchPatiently(t *testing.T, dir string, pauses []time.Duration, patience time.Duration, handlers ...http.HandlerFunc) ([]Event, error) {
	t.Helper()
	file := testFile()
	for _, handler := range handlers {
		server := httptest.NewServer(handler)
		defer server.Close()
		file.URLs = append(file.URLs, server.URL)
	}
	var events []Event
	report := func(event Event) {
		if event.Step != Received {
			events = append(events, event)
		}
	}
	downloader := Downloader{Client: http.DefaultClient, Dir: dir, Report: report, Pauses: pauses, Patience: patience}
	collection := Collection{Files: []File{file}}
	missing, err := downloader.Verify(collection)
	if err == nil {
		err = downloader.Fetch(t.Context(), collection, missing)
	}
	return events, err
}

func testFile() File {
	return File{Path: filePath, SHA256: sumOf(fileText), Bytes: int64(len(fileText))}
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

}

// A file with other content is the user's own: it stays, and the error says all
// that is needed to decide what to do.
func TestFetchOverwritesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, filePath)
	writeFile(t, path, "another file")
	_, err := fetch(t, dir, serveFile)
	expected := path + ": wrong content: SHA-256 is " + sumOf("another file") + ", expected " + sumOf(fileText) +
		": move it away or delete it, then run this again"
	if err == nil || err.Error() != expected {
		t.Errorf("got %v, expected %s", err, expected)
	}
	if content, err := os.ReadFile(path); err != nil || string(content) != "another file" {
		t.Errorf("the file is %q, %v", content, err)
	}
}

// A server that is busy, or breaks off, is asked again, and goes on where it was; one
// that has no such file is not.
func TestFetchTriesAgain(t *testing.T) {
	dir, asked := t.TempDir(), 0
	pauses := []time.Duration{time.Millisecond, time.Millisecond}
	events, err := fetchPatiently(t, dir, pauses, time.Minute, func(w http.ResponseWriter, r *http.Request) {
		switch asked++; asked {
		case 1:
			w.WriteHeader(http.StatusServiceUnavailable)
		case 2:
			serveHalf(w, r)
		default:
			serveFile(w, r)
		}
	})
	expectFetched(t, dir, err)
	if starts := started(events); len(starts) != 2 || starts[1] != int64(len(fileText)/2) {
		t.Errorf("started at %v", starts)
	}
	for name, c := range map[string]struct {
		handler  http.HandlerFunc
		expected int
	}{"not found": {http.NotFound, 1}, "another file": {serveWrong, 1}, "broken": {serveHalf, 3}} {
		asked := 0
		_, err := fetchPatiently(t, t.TempDir(), pauses, time.Minute, func(w http.ResponseWriter, r *http.Request) {
			asked++
			w.Header().Set("Accept-Ranges", "none")
			c.handler(w, r)
		})
		if err == nil || asked != c.expected {
			t.Errorf("%s: asked %d times, expected %d: %v", name, asked, c.expected, err)
		}
	}
}

// A server that falls silent is not waited for.
func TestFetchLosesPatience(t *testing.T) {
	silent := func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(fileText[:1000]))
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}
	dir := t.TempDir()
	_, err := fetchPatiently(t, dir, nil, 50*time.Millisecond, silent)
	if err == nil || !strings.Contains(err.Error(), "the server was silent for 50ms") {
		t.Errorf("got %v", err)
	}
	events, err := fetchPatiently(t, dir, nil, 10*time.Second, serveFile)
	expectFetched(t, dir, err)
	if starts := started(events); len(starts) != 1 || starts[0] != 1000 {
		t.Errorf("started at %v", starts)
	}
}

// What is not public is not looked for.
func TestFetchPassesOverWhatIsNotPublic(t *testing.T) {
	dir := t.TempDir()
	if _, err := fetch(t, dir); err != nil {
		t.Error(err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		t.Errorf("left %v, %v", entries, err)
	}
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
	downloader := Downloader{Client: http.DefaultClient, Dir: dir, Patience: time.Minute, Report: func(event Event) {
		if event.Step == Received {
			cancel()
		}
	}}
	file := testFile()
	file.URLs = []string{server.URL, server.URL}
	if err := downloader.Fetch(ctx, Collection{}, []File{file}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	part, err := os.ReadFile(filepath.Join(dir, filePath+".part"))
	if err != nil || string(part) != fileText[:1000] {
		t.Errorf("the part has %d bytes, %v", len(part), err)
	}
}

package test

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	// brotli: the decoder that the standard library lacks.
	"github.com/andybalholm/brotli"
)

// variants are the compressed files beside each file.
var variants = []struct {
	encoding, extension string
	decode              func(io.Reader) (io.Reader, error)
}{
	{"br", ".br", func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil }},
	{"gzip", ".gz", func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }},
}

// siteFiles gives the built files by name, with slashes, without their variants.
func siteFiles(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(path, ".br") || strings.HasSuffix(path, ".gz") {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func hasVariant(name, encoding string) bool {
	for _, v := range variants {
		if _, err := os.Stat(filepath.Join(folder, name+v.extension)); v.encoding == encoding && err == nil {
			return true
		}
	}
	return false
}

func decode(t *testing.T, packed []byte, decoder func(io.Reader) (io.Reader, error)) []byte {
	t.Helper()
	reader, err := decoder(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestFilesHaveSmallerVariants(t *testing.T) {
	files := siteFiles(t)
	if len(files) < 4 || files["index.html"] == nil {
		t.Fatalf("only %d files", len(files))
	}
	for name, content := range files {
		for _, v := range variants {
			compressible := filepath.Ext(name) != ".png" // that is compressed already
			packed, err := os.ReadFile(filepath.Join(folder, name+v.extension))
			if err != nil {
				if compressible {
					t.Error(err)
				}
				continue
			}
			if len(packed) >= len(content) {
				t.Errorf("%s%s is no smaller: %d of %d bytes", name, v.extension, len(packed), len(content))
			}
			if !bytes.Equal(decode(t, packed, v.decode), content) {
				t.Errorf("%s%s is another file", name, v.extension)
			}
			if compressible && len(content) > 10_000 && len(packed) > len(content)*9/10 {
				t.Errorf("%s%s is hardly smaller: %d of %d bytes", name, v.extension, len(packed), len(content))
			}
		}
	}
}

// A commit that changes nothing of a program does not make browsers load it again, and
// the site is built where git cannot be asked, as in another's folder.
func TestTheProgramsAreMadeOfTheirSourcesAlone(t *testing.T) {
	for name, content := range siteFiles(t) {
		if filepath.Ext(name) == ".wasm" && bytes.Contains(content, []byte("vcs.revision")) {
			t.Errorf("%s knows its commit", name)
		}
	}
}

func TestPathsAreRelative(t *testing.T) {
	files := siteFiles(t)
	for _, page := range []string{"index.html", "training/index.html"} {
		links := regexp.MustCompile(`<(?:link|script|img|a)[^>]* (?:src|href)="([^"]*)"`).FindAllSubmatch(files[page], -1)
		if len(links) < 4 {
			t.Errorf("%s names %d files only", page, len(links))
		}
		for _, link := range links {
			to := string(link[1])
			if strings.HasPrefix(to, "#") || strings.HasPrefix(to, "http") && strings.Contains(string(link[0]), "<a ") {
				continue // within the page, or a link that a person may follow
			}
			name := path.Join(path.Dir(page), to)
			if strings.HasSuffix(to, "/") {
				name = path.Join(name, "index.html")
			}
			if files[name] == nil || path.IsAbs(to) {
				t.Errorf("%s refers to %q, which is not a file of the site", page, to)
			}
		}
	}
	for name, content := range files {
		if filepath.Ext(name) == ".css" && regexp.MustCompile(`url\(["']?(/|https?:)|@import`).Match(content) {
			t.Errorf("%s refers to something outside of the site's folder", name)
		}
	}
}

func TestTheHandlerSendsWhatTheBrowserTakes(t *testing.T) {
	h := newHost(t, nil)
	client := http.Client{Transport: &http.Transport{DisableCompression: true}}
	types := map[string]string{
		".wasm": "application/wasm", ".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml",
	}
	for name, content := range siteFiles(t) {
		for _, c := range []struct {
			accepted  string
			encodings []string // the best first
		}{
			{"gzip, deflate, br, zstd", []string{"br", "gzip"}}, {"gzip, deflate", []string{"gzip"}}, {"br;q=0, gzip", []string{"gzip"}},
			{"identity", nil}, {"", nil},
		} {
			request, err := http.NewRequest(http.MethodGet, h.URL+base+name, nil)
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Accept-Encoding", c.accepted)
			response, err := client.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(response.Body)
			response.Body.Close()
			if err != nil || response.StatusCode != http.StatusOK {
				t.Fatalf("%s: %s, %v", name, response.Status, err)
			}
			want := ""
			if there := slices.DeleteFunc(c.encodings, func(encoding string) bool { return !hasVariant(name, encoding) }); len(there) > 0 {
				want = there[0]
			}
			if got := response.Header.Get("Content-Encoding"); got != want {
				t.Errorf("%s for %q is sent as %q, want %q", name, c.accepted, got, want)
			}
			for _, v := range variants {
				if v.encoding == response.Header.Get("Content-Encoding") {
					body = decode(t, body, v.decode)
				}
			}
			if !bytes.Equal(body, content) {
				t.Errorf("%s for %q arrives as another file", name, c.accepted)
			}
			if got := response.Header.Get("Content-Type"); !strings.HasPrefix(got, types[filepath.Ext(name)]) {
				t.Errorf("%s is sent as %q", name, got)
			}
		}
	}
}

func TestTheHandlerServesNothingElse(t *testing.T) {
	h := newHost(t, nil)
	for _, path := range []string{base + "nothing.wasm", base + "../main_test.go"} {
		response, err := http.Get(h.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", path, response.Status)
		}
	}
}

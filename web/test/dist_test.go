package test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
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

// siteFiles gives the built files by name, without their variants.
func siteFiles(t *testing.T) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, entry := range entries {
		name := entry.Name()
		if entry.IsDir() {
			t.Errorf("%s is a folder; the site is flat", name)
			continue
		}
		if strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz") {
			continue
		}
		content, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = content
	}
	return files
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

func TestEveryFileHasCompressedVariants(t *testing.T) {
	files := siteFiles(t)
	if len(files) < 4 || files["index.html"] == nil {
		t.Fatalf("only %d files", len(files))
	}
	for name, content := range files {
		for _, v := range variants {
			packed, err := os.ReadFile(filepath.Join(folder, name+v.extension))
			if err != nil {
				t.Error(err)
				continue
			}
			if !bytes.Equal(decode(t, packed, v.decode), content) {
				t.Errorf("%s%s is another file", name, v.extension)
			}
			compressible := filepath.Ext(name) != ".png" // that is compressed already
			if compressible && len(content) > 10_000 && len(packed) > len(content)*9/10 {
				t.Errorf("%s%s is hardly smaller: %d of %d bytes", name, v.extension, len(packed), len(content))
			}
		}
	}
}

func TestPathsAreRelative(t *testing.T) {
	files := siteFiles(t)
	links := regexp.MustCompile(`(?:src|href)="([^"]*)"`).FindAllSubmatch(files["index.html"], -1)
	if len(links) < 3 {
		t.Errorf("index.html names %d files only", len(links))
	}
	for _, link := range links {
		if name := strings.TrimPrefix(string(link[1]), "./"); files[name] == nil {
			t.Errorf("index.html refers to %q, which is not a file beside it", link[1])
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
		for _, c := range []struct{ accepted, encoding string }{
			{"gzip, deflate, br, zstd", "br"}, {"gzip, deflate", "gzip"}, {"br;q=0, gzip", "gzip"}, {"identity", ""}, {"", ""},
		} {
			request, err := http.NewRequest(http.MethodGet, h.URL+base+name, nil)
			if err != nil {
				t.Fatal(err)
			}
			if name == "index.html" {
				request.URL.Path = base
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
			if got := response.Header.Get("Content-Encoding"); got != c.encoding {
				t.Errorf("%s for %q is sent as %q, want %q", name, c.accepted, got, c.encoding)
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

package site

import (
	"bytes"
	"crypto/rand"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A tale compresses well.
var tale = strings.Repeat("once upon a time ", 1000)

// newSite serves a site of two pages, a script, and a picture that cannot be compressed.
func newSite(t *testing.T) (host *httptest.Server, picture []byte) {
	t.Helper()
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "training"), 0o755); err != nil {
		t.Fatal(err)
	}
	picture = make([]byte, 10_000)
	rand.Read(picture)
	for name, content := range map[string]string{
		"index.html": "<title>first</title>" + tale, "training/index.html": "<title>second</title>" + tale,
		"app.js": tale, "patches.png": string(picture), "empty.txt": "",
	} {
		if err := Write(filepath.Join(folder, name), []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	host = httptest.NewServer(http.StripPrefix("/sub", Handler(folder)))
	t.Cleanup(host.Close)
	return host, picture
}

// ask sends a request, of which redirects are not followed, with "name: value" headers.
func ask(t *testing.T, method, address string, headers ...string) (*http.Response, []byte) {
	t.Helper()
	request, err := http.NewRequest(method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		request.Header.Set(name, value)
	}
	response, err := (&http.Transport{DisableCompression: true}).RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, body
}

func TestPagesHaveTwoAddressesEach(t *testing.T) {
	host, _ := newSite(t)
	for address, title := range map[string]string{
		"/sub/": "first", "/sub/index.html": "first", "/sub/training/": "second", "/sub/training/index.html": "second",
	} {
		for _, accepted := range []string{"identity", "gzip"} {
			response, body := ask(t, http.MethodGet, host.URL+address, "Accept-Encoding: "+accepted)
			if response.StatusCode != http.StatusOK || !strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
				t.Errorf("%s: %s, %q", address, response.Status, response.Header.Get("Content-Type"))
			}
			if accepted == "identity" && !strings.Contains(string(body), title) {
				t.Errorf("%s is not the %s page", address, title)
			}
		}
	}
}

func TestAFolderIsSentToItsSlash(t *testing.T) {
	host, _ := newSite(t)
	response, _ := ask(t, http.MethodGet, host.URL+"/sub/training?set=usps")
	location, err := response.Location()
	if err != nil || response.StatusCode != http.StatusMovedPermanently || location.String() != host.URL+"/sub/training/?set=usps" {
		t.Errorf("%s to %v, %v", response.Status, location, err)
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	host, _ := newSite(t)
	for _, name := range []string{"nothing.js", "nothing/", "nothing/index.html", "app.js/", "..%2f..%2fetc/passwd", "a%00b"} {
		if response, _ := ask(t, http.MethodGet, host.URL+"/sub/"+name, "Accept-Encoding: br"); response.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", name, response.Status)
		}
	}
}

func TestOtherMethodsAreRefused(t *testing.T) {
	host, _ := newSite(t)
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions, "BREW"} {
		for _, name := range []string{"", "app.js", "nothing.js"} {
			response, _ := ask(t, method, host.URL+"/sub/"+name)
			if response.StatusCode != http.StatusMethodNotAllowed || response.Header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: %s, Allow: %q", method, name, response.Status, response.Header.Get("Allow"))
			}
		}
	}
}

func TestHeadIsGetWithoutABody(t *testing.T) {
	host, _ := newSite(t)
	for _, accepted := range []string{"identity", "br"} {
		got, _ := ask(t, http.MethodGet, host.URL+"/sub/app.js", "Accept-Encoding: "+accepted)
		head, body := ask(t, http.MethodHead, host.URL+"/sub/app.js", "Accept-Encoding: "+accepted)
		if head.StatusCode != http.StatusOK || len(body) != 0 {
			t.Errorf("%s: %s, %d bytes", accepted, head.Status, len(body))
		}
		for _, name := range []string{"Content-Type", "Content-Encoding", "Last-Modified", "Vary"} {
			if head.Header.Get(name) != got.Header.Get(name) {
				t.Errorf("%s: %s is %q of HEAD, %q of GET", accepted, name, head.Header.Get(name), got.Header.Get(name))
			}
		}
	}
}

// A range is one of what is sent, be it compressed or not.
func TestRangesAreOfWhatIsSent(t *testing.T) {
	host, picture := newSite(t)
	for _, c := range []struct{ name, accepted string }{{"app.js", "identity"}, {"app.js", "gzip"}, {"patches.png", "gzip"}} {
		address, accept := host.URL+"/sub/"+c.name, "Accept-Encoding: "+c.accepted
		_, whole := ask(t, http.MethodGet, address, accept)
		response, body := ask(t, http.MethodGet, address, accept, "Range: bytes=10-19")
		if response.StatusCode != http.StatusPartialContent || !bytes.Equal(body, whole[10:20]) {
			t.Errorf("%v: %s, %q", c, response.Status, body)
		}
		if response, _ = ask(t, http.MethodGet, address, accept, "Range: bytes=99999-"); response.StatusCode != http.StatusRequestedRangeNotSatisfiable {
			t.Errorf("%v beyond its end: %s", c, response.Status)
		}
	}
	if _, body := ask(t, http.MethodGet, host.URL+"/sub/patches.png", "Accept-Encoding: br, gzip"); !bytes.Equal(body, picture) {
		t.Error("the picture arrives as another")
	}
}

func TestAFileThatHasNotChangedIsNotSentAgain(t *testing.T) {
	host, _ := newSite(t)
	first, _ := ask(t, http.MethodGet, host.URL+"/sub/app.js", "Accept-Encoding: br")
	response, body := ask(t, http.MethodGet, host.URL+"/sub/app.js", "Accept-Encoding: br", "If-Modified-Since: "+first.Header.Get("Last-Modified"))
	if response.StatusCode != http.StatusNotModified || len(body) != 0 {
		t.Errorf("%s, %d bytes", response.Status, len(body))
	}
}

// What is no smaller when compressed is sent as it is, and has no variants.
func TestVariantsAreSmaller(t *testing.T) {
	folder := t.TempDir()
	noise := make([]byte, 1000)
	rand.Read(noise)
	for name, content := range map[string][]byte{"noise.png": noise, "empty.txt": nil, "tale.txt": []byte(tale)} {
		path := filepath.Join(folder, name)
		if err := Write(path, content); err != nil {
			t.Fatal(err)
		}
		for _, v := range variants {
			if is, want := isFile(path+v.extension), name == "tale.txt"; is != want {
				t.Errorf("%s%s is there: %v", name, v.extension, is)
			}
		}
	}
}

package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// built is a folder with a site of one page.
func built(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "a site")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "index.html"), []byte("a page"), 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestAFreePortIsNamed(t *testing.T) {
	folder := built(t)
	stdout, out := io.Pipe()
	go func() { out.CloseWithError(serve(folder, "0", out)) }()
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address := regexp.MustCompile(`http://localhost:\d+/`).FindString(line)
	response, err := http.Get(address)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	defer response.Body.Close()
	if page, err := io.ReadAll(response.Body); err != nil || string(page) != "a page" {
		t.Errorf("%s answers %q, %v", address, page, err)
	}
}

func TestWhatCannotBeServedIsTold(t *testing.T) {
	taken, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	_, busy, err := net.SplitHostPort(taken.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	folder := built(t)
	for _, c := range []struct{ folder, port, words string }{
		{folder, "", `port ""`}, {folder, "abc", `"abc"`}, {folder, "99999", `"99999"`}, {folder, "-1", `"-1"`}, {folder, "http", `"http"`},
		{folder, "8080 ", `"8080 "`}, {folder, busy, "in use"}, {filepath.Join(folder, "none"), "0", "make build"}, {t.TempDir(), "0", "make build"},
	} {
		err := serve(c.folder, c.port, io.Discard)
		if err == nil || !strings.Contains(err.Error(), c.words) || !strings.Contains(err.Error(), "make ") {
			t.Errorf("%q on port %q: %v", c.folder, c.port, err)
		}
	}
}

package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"digitscope/nn/train/data"
)

// network answers every request without a network.
type network func(*http.Request) (*http.Response, error)

func (n network) RoundTrip(r *http.Request) (*http.Response, error) { return n(r) }

func TestRunWithoutNetwork(t *testing.T) {
	client := &http.Client{Transport: network(func(*http.Request) (*http.Response, error) {
		return nil, errors.New("no route to host")
	})}
	var stdout, stderr strings.Builder
	code := run(t.Context(), data.Downloader{Client: client, Patience: time.Minute}, []string{"-dir", t.TempDir()}, &stdout, &stderr)
	message := stderr.String()
	if code != 1 || strings.Count(message, "\n") != 1 || !strings.Contains(message, "no route to host") {
		t.Errorf("exit code %d, %q", code, message)
	}
	if strings.Count(stdout.String(), "not from https://") != 2 {
		t.Errorf("got %q", stdout.String())
	}
}

func TestRunStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	client := &http.Client{Transport: network(func(*http.Request) (*http.Response, error) {
		cancel()
		return nil, ctx.Err()
	})}
	var stdout, stderr strings.Builder
	code := run(ctx, data.Downloader{Client: client, Patience: time.Minute}, []string{"-dir", t.TempDir()}, &stdout, &stderr)
	if code != 1 || !strings.Contains(stderr.String(), "run it again to go on") {
		t.Errorf("exit code %d, %q", code, stderr.String())
	}
}

func TestRunWithWrongArguments(t *testing.T) {
	for _, args := range [][]string{{}, {"-dir"}, {"-dir", "x", "y"}, {"-to", "x"}} {
		var stdout, stderr strings.Builder
		if code := run(t.Context(), data.Downloader{}, args, &stdout, &stderr); code != 2 {
			t.Errorf("%v: exit code %d", args, code)
		}
	}
}

func TestDisplay(t *testing.T) {
	var lines, terminal strings.Builder
	display := display{lines: &lines, terminal: &terminal}
	for _, event := range []data.Event{
		{Path: "a", Step: data.Present},
		{Path: "b", Step: data.Started, Done: 2_500_000, Total: 3_000_000},
		{Path: "b", Step: data.Received, Done: 3_000_000, Total: 3_000_000},
		{Path: "b", Step: data.Fetched},
		{Path: "c", Step: data.Started, Total: 10},
		{Path: "c", Step: data.Failed, Err: errors.New("there: broken")},
		{Path: "c", Step: data.Started, Total: 10},
		{Path: "c", Step: data.Fetched},
		{Path: "d", Step: data.Converted},
		{Path: "e", Step: data.Absent, Err: errors.New("look there")},
	} {
		display.show(event)
	}
	expected := "a: present, checked\nb: resumed at 2.5 MB, downloaded, checked\n" +
		"c: not from there: broken\nc: downloaded, checked\nd: converted, checked\ne: not fetched: look there\n"
	if lines.String() != expected || terminal.String() != "" {
		t.Errorf("got %q and %q", lines.String(), terminal.String())
	}
}

func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// What is public is fetched, what is not is named and no error; something wrong stops
// all, before anything is fetched.
func TestFill(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		_, _ = w.Write([]byte("content"))
	}))
	defer server.Close()
	file := func(path string, urls ...string) data.File {
		return data.File{Path: path, SHA256: sumOf("content"), Bytes: 7, URLs: urls}
	}
	split := func(name string) data.Split {
		return data.Split{Name: name, Use: data.Test, Files: []string{name}, Counts: map[string]int{"b": 2, "a": 1}}
	}
	collections := []data.Collection{
		{Name: "one", Licence: "MIT", Home: "https://one.example", Files: []data.File{file("x", server.URL), file("y", server.URL)}, Splits: []data.Split{split("x"), split("y")}},
		{Name: "two", Licence: "none", Home: "https://two.example", Classes: []string{"b", "a"}, Files: []data.File{file("z")}, Splits: []data.Split{split("z")}},
	}
	var lines strings.Builder
	display := display{lines: &lines}
	downloader := data.Downloader{Client: http.DefaultClient, Dir: t.TempDir(), Report: display.show, Patience: time.Minute}
	wrongPath := filepath.Join(downloader.Dir, "y")
	if err := os.WriteFile(wrongPath, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	known, err := fill(t.Context(), downloader, collections)
	if err == nil || !strings.Contains(err.Error(), wrongPath+": wrong content") || asked > 0 {
		t.Errorf("got %v after %d requests", err, asked)
	}
	if expected := (states{"x": missing, "y": wrong, "z": unfetched}); !maps.Equal(known, expected) {
		t.Errorf("got %v, expected %v", known, expected)
	}
	if err := os.Remove(wrongPath); err != nil {
		t.Fatal(err)
	}
	lines.Reset()
	known, err = fill(t.Context(), downloader, collections)
	if err != nil || asked != 2 || lines.String() != "z: not fetched: put it there yourself, from https://two.example\nx: downloaded, checked\ny: downloaded, checked\n" {
		t.Errorf("got %v after %d requests, printed %q", err, asked, lines.String())
	}
	var table strings.Builder
	if err := known.print(&table, collections); err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(table.String(), "\n")
	for i, expected := range []string{"set split use count of each class licence state", "one x test 3 a:1 b:2 MIT verified", "one y test 3 a:1 b:2 MIT verified", "two z test 3 b:2 a:1 none not fetched", ""} {
		if got := strings.Join(strings.Fields(rows[i]), " "); got != expected {
			t.Errorf("row %d: got %q, expected %q", i, got, expected)
		}
	}
}

// A set that is whole but has other samples than the manifest says is no good.
func TestCheckCounts(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "pendigits", "strokes-test.jsonl.gz")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(`{"label":7,"strokes":[[[0,0],[50,0],[20,80]]]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := checkCounts(dir, states{}); err == nil || err.Error() != "pendigits-test has 1 of 7, the manifest says 364" {
		t.Errorf("got %v", err)
	}
	if err := checkCounts(dir, states{"pendigits/strokes-test.jsonl.gz": wrong}); err != nil {
		t.Errorf("what is known to be wrong was read: %v", err)
	}
}

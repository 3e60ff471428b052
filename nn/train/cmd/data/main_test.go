package main

import (
	"context"
	"errors"
	"net/http"
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
	} {
		display.show(event)
	}
	expected := "a: present, checked\nb: resumed at 2.5 MB, downloaded, checked\n" +
		"c: not from there: broken\nc: downloaded, checked\nd: converted, checked\n"
	if lines.String() != expected || terminal.String() != "" {
		t.Errorf("got %q and %q", lines.String(), terminal.String())
	}
}

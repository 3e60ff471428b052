package bench

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// openPage opens the empty page beside the files and turns.js.
func openPage(t *testing.T, files map[string][]byte) *Page {
	t.Helper()
	for _, name := range []string{"blank.html", "turns.js"} {
		content, err := os.ReadFile(filepath.Join(here(), name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = content
	}
	folder := t.TempDir()
	if err := writeFiles(folder, files); err != nil {
		t.Fatal(err)
	}
	server, err := startServer(folder, folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.close)
	browser, err := startBrowser(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(browser.close)
	page, err := browser.Open(server.URL + "/bench/blank.html")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(page.Close)
	return page
}

// peer is a runtime that answers with two numbers: its own, and the first pixel.
func peer(number int) []byte {
	return fmt.Appendf(nil, `export async function load(threads) { return async (picture) => Float32Array.of(%d + threads, picture[0]); }`, number)
}

func TestContestantsTakeTurns(t *testing.T) {
	page := openPage(t, map[string][]byte{
		"one.js": peer(10), "two.js": peer(20), "limit.wasm": limitModule(), "pictures.json": []byte(`[[0.25],[0.5],[1]]`),
		"broken.js": []byte(`export async function load() { throw new Error("no such operator"); }`),
	})
	one, two := contestant{Name: "one", Threads: 1}, contestant{Name: "two", Threads: 2}
	if isolated, err := Evaluate[bool](page, `crossOriginIsolated`); err != nil || !isolated {
		t.Errorf("not cross-origin isolated: no threads, a coarse clock (%v)", err)
	}
	results, err := turns{WarmUp: 1, Rounds: 4, Runs: 2}.compare(page, one, two, contestant{Name: "limit", Iterations: 1})
	if err != nil {
		t.Fatal(err)
	}
	// fourteen accumulators, 0 to 13 at first, of four lanes, eight times halfway to 1
	const sum = 4 * (14 + (13.*14/2-14)/256)
	expectAnswers(t, results, [][][]float64{
		{{11, 0.25}, {11, 0.5}, {11, 1}},
		{{22, 0.25}, {22, 0.5}, {22, 1}},
		{{sum}, {sum}, {sum}},
	})
	if limitSum(1) != sum {
		t.Errorf("limitSum(1) = %v, want %v", limitSum(1), sum)
	}
	for i, result := range results {
		if len(result.Micros) != 4 {
			t.Errorf("contestant %d: %d rounds, want 4", i, len(result.Micros))
		}
	}
	if early, err := one.early(page, 7); err != nil || len(early) != 7 {
		t.Errorf("%d first predictions, want 7 (%v)", len(early), err)
	}
	if _, err := (contestant{Name: "broken"}).early(page, 1); err == nil || err.Error() != "Error: no such operator" {
		t.Errorf("a failing peer: error %q", err)
	}
}

func expectAnswers(t *testing.T, results []series, want [][][]float64) {
	t.Helper()
	if len(results) != len(want) {
		t.Fatalf("%d results, want %d", len(results), len(want))
	}
	for i, result := range results {
		if !slices.EqualFunc(result.Answers, want[i], slices.Equal) {
			t.Errorf("contestant %d answers %v, want %v", i, result.Answers, want[i])
		}
	}
}

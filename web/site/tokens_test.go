package site

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

// The light colours stand twice in the style sheet, since no selector can join the
// chosen theme with the system's: both must be the same.
func TestLightColoursAreTheSameTwice(t *testing.T) {
	style, err := os.ReadFile(filepath.Join(root(), "web", "page", "shared", "tokens.css"))
	if err != nil {
		t.Fatal(err)
	}
	colours := func(selector string) []string {
		block := regexp.MustCompile(regexp.QuoteMeta(selector) + ` \{([^}]*)\}`).FindSubmatch(style)
		if block == nil {
			t.Fatalf("tokens.css has no %s", selector)
		}
		var tokens []string
		for _, token := range regexp.MustCompile(`--[\w-]+: [^;]+;`).FindAll(block[1], -1) {
			tokens = append(tokens, string(token))
		}
		return tokens
	}
	chosen, system := colours(`:root[data-theme="light"]`), colours(`:root:not([data-theme])`)
	if len(chosen) == 0 || !slices.Equal(chosen, system) {
		t.Errorf("by choice the light colours are\n%v\nby the system's setting\n%v", chosen, system)
	}
}

// The pen is as wide on the canvas as where the page draws strokes itself.
func TestThePenIsAsWideOnCanvasAndPage(t *testing.T) {
	width := func(file, pattern string) float64 {
		source, err := os.ReadFile(filepath.Join(root(), filepath.FromSlash(file)))
		if err != nil {
			t.Fatal(err)
		}
		found := regexp.MustCompile(pattern).FindSubmatch(source)
		if found == nil {
			t.Fatalf("%s says no pen's width", file)
		}
		v, err := strconv.ParseFloat(string(found[1]), 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	page, canvas := width("web/page/shared/tokens.css", `--pen-width: ([\d.]+);`), width("wasm/pad.go", `lineWidth = ([\d.]+)`)
	if math.Abs(page-100*canvas) > 1e-9 {
		t.Errorf("the page's lines are %v %% wide, the canvas's %v", page, 100*canvas)
	}
}

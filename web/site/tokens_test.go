package site

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
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

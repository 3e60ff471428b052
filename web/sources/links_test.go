package sources

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var link = regexp.MustCompile(`\]\(([^)#]+)(#[^)]*)?\)`)

// What the documents link to in the project is there.
func TestLinksOfTheDocumentsLead(t *testing.T) {
	root := Root()
	for _, name := range []string{"README.md", "nn/README.md", "web/README.md", "weights/README.md", ".github/CONTRIBUTING.md"} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		found := link.FindAllStringSubmatch(string(text), -1)
		for _, l := range found {
			if strings.Contains(l[1], ":") {
				continue // elsewhere
			}
			if _, err := os.Stat(filepath.Join(root, filepath.Dir(name), l[1])); err != nil {
				t.Errorf("%s links to %s: %v", name, l[1], err)
			}
		}
		if len(found) == 0 {
			t.Errorf("%s has no links", name)
		}
	}
}

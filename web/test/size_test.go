package test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What a first visit may load, in bytes of gzip, which is what GitHub Pages
// sends. A school's line of 10 Mbit/s takes little more than a second for it.
const visitLimit = 1_500_000

func TestAFirstVisitIsSmall(t *testing.T) {
	p := open(t, setup{})
	total, kinds := 0, map[string]bool{}
	for _, name := range p.host.requests() {
		if strings.HasPrefix(name, "patches.") {
			t.Errorf("%s is loaded, which nobody has asked to see", name)
		}
		if name == "" {
			name = "index.html"
		}
		file := filepath.Join(folder, name)
		if hasVariant(name, "gzip") {
			file += ".gz"
		}
		packed, err := os.Stat(file)
		if err != nil {
			t.Error(err)
			continue
		}
		total += int(packed.Size())
		kinds[filepath.Ext(name)] = true
	}
	for _, kind := range []string{".html", ".js", ".css", ".wasm"} {
		if !kinds[kind] {
			t.Errorf("no %s was loaded", kind)
		}
	}
	if total > visitLimit {
		t.Errorf("a first visit loads %d bytes, more than %d: see make size", total, visitLimit)
	}
}

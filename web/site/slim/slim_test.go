package slim

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func pinned(t *testing.T) module {
	t.Helper()
	m, err := find("../../..")
	if err != nil {
		t.Fatal(err)
	}
	if err := m.list(); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTheChangesFitThePinnedVersion(t *testing.T) {
	m := pinned(t)
	if err := m.check(); err != nil {
		t.Fatal(err)
	}
	files, err := m.changed("_ebiten")
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		original, err := os.ReadFile(filepath.Join(m.Dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(content[:100]), "digitscope") {
			t.Errorf("%s does not say that it was changed, as ebiten's licence wants", name)
		}
		if len(content) > 3*len(original)/2 {
			t.Errorf("%s is not slim: %d bytes for %d", name, len(content), len(original))
		}
	}
}

func TestAnotherVersionIsRefused(t *testing.T) {
	for _, m := range []module{
		{Version: "v2.9.10", Sum: sum},
		{Version: version, Sum: "h1:another"},
	} {
		expectAdvice(t, m.check(), m.Version, m.Sum, version)
	}
}

// A module that is like the pinned one but for one file.
func alike(t *testing.T, name, content string) module {
	t.Helper()
	m := pinned(t)
	fake := module{Dir: t.TempDir(), Version: "v2.9.10"}
	if err := os.CopyFS(filepath.Join(fake.Dir, "internal"), os.DirFS(filepath.Join(m.Dir, "internal"))); err != nil {
		t.Fatal(err)
	}
	own, err := filepath.Glob(filepath.Join(m.Dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range own {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(fake.Dir, filepath.Base(file)), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(fake.Dir, name)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if content != "" {
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := fake.list(); err != nil {
		t.Fatal(err)
	}
	return fake
}

func TestAnotherTextIsRefused(t *testing.T) {
	edit := edits[0]
	original, err := os.ReadFile(filepath.Join(pinned(t).Dir, edit.file))
	if err != nil {
		t.Fatal(err)
	}
	text, from := string(original), edit.changes[0].from
	for _, c := range []struct{ name, file, content, words string }{
		{"no longer there", edit.file, strings.Replace(text, from, "", 1), "0 times"},
		{"there twice", edit.file, text + from, "2 times"},
		{"file gone", edit.file, "", edit.file},
		{"file of a stand-in gone", "internal/graphicscommand/image_js.go", "", "internal/graphicscommand/image_js.go"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := alike(t, c.file, c.content).changed("_ebiten")
			expectAdvice(t, err, c.file, c.words)
		})
	}
}

func expectAdvice(t *testing.T, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Error("no error")
		return
	}
	for _, w := range append(words, "web/site/slim/module.go", "web/site/program.go") {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("the error says nothing of %s: %v", w, err)
		}
	}
}

package train

import (
	"os"
	"path/filepath"
	"testing"
)

// Several that write one file at once leave one of the contents, whole, and no other file.
func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "results", "file")
	contents := []byte{'a', 'b', 'c', 'd'}
	parallel(len(contents), len(contents), func(_, i int) {
		content := make([]byte, 1<<16)
		for j := range content {
			content[j] = contents[i]
		}
		if err := WriteFile(path, content); err != nil {
			t.Error(err)
		}
	})
	got, err := os.ReadFile(path)
	if err != nil || len(got) != 1<<16 {
		t.Fatalf("%d bytes, %v", len(got), err)
	}
	for _, b := range got {
		if b != got[0] {
			t.Fatal("the contents are mixed")
		}
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("left over: %v, %v", entries, err)
	}
	if err := WriteFile(filepath.Join(path, "below"), nil); err == nil {
		t.Error("a file is no folder")
	}
}

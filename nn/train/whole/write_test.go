package whole

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// Several that write one file at once leave one of the contents, whole, and no other file.
func TestWrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "results", "file")
	contents := []byte{'a', 'b', 'c', 'd'}
	var group sync.WaitGroup
	for _, content := range contents {
		group.Go(func() {
			if err := Write(path, bytes.Repeat([]byte{content}, 1<<16)); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
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
	if err := Write(filepath.Join(path, "below"), nil); err == nil {
		t.Error("a file is no folder")
	}
}

package sources

import (
	"os"
	"path/filepath"
	"testing"
)

func TestRootIsTheInnermostModule(t *testing.T) {
	outer, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	inner := filepath.Join(outer, "a clone")
	deep := filepath.Join(inner, "web", "site")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(deep)
	if root := Root(); root != deep {
		t.Errorf("without any module it is %s", root)
	}
	for _, folder := range []string{outer, inner} {
		if err := os.WriteFile(filepath.Join(folder, "go.mod"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if root := Root(); root != folder {
			t.Errorf("%s, want %s", root, folder)
		}
	}
}

package slim

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// emptyCache gives the test a module cache of its own, which is filled from the given
// place alone.
func emptyCache(t *testing.T, proxy string) {
	t.Helper()
	t.Setenv("GOMODCACHE", filepath.Join(t.TempDir(), "module cache"))
	t.Setenv("GOFLAGS", "-modcacherw") // or else it could not be removed
	t.Setenv("GOPROXY", proxy)
}

func TestTheModuleIsFetchedIntoAnEmptyCache(t *testing.T) {
	cache, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	pinned(t) // is in the cache that stands in for the network
	emptyCache(t, "file://"+filepath.Join(strings.TrimSpace(string(cache)), "cache", "download"))
	m := pinned(t)
	if err := m.check(); err != nil {
		t.Error(err)
	}
	if len(m.files) == 0 {
		t.Error("the module has no files")
	}
}

func TestAModuleThatCannotBeFetchedIsTold(t *testing.T) {
	emptyCache(t, "off")
	_, err := find("../../..")
	if err == nil {
		t.Fatal("no error")
	}
	for _, words := range []string{"fetching " + ebiten, "GOPROXY=off"} {
		if !strings.Contains(err.Error(), words) {
			t.Errorf("the error says nothing of %s: %v", words, err)
		}
	}
}

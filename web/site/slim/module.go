package slim

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// What the stand-ins and edits were written for. Whoever moves to another
// version compares them with its files, then sets both lines.
const (
	ebiten  = "github.com/hajimehoshi/ebiten/v2"
	version = "v2.9.9"
	sum     = "h1:JdDag6Ndj12iD4lxQGG8kbsrh7ssj4Sbzth6r929H/M="
)

// advice ends every error that tells of another Ebitengine.
const advice = "Compare web/site/slim (_ebiten and edits.go) with the new files and set the version in web/site/slim/module.go; " +
	"until then, leave the overlay out in web/site/program.go: the program is only larger without it"

// A module is Ebitengine in the module cache.
type module struct {
	Dir, Version, Sum string
	files             []string // by slash-separated path
}

// find fetches the module first if it is not in the cache.
func find(root string) (module, error) {
	download := exec.Command("go", "mod", "download", "-json", ebiten)
	download.Dir = root
	var complaints strings.Builder
	download.Stderr = &complaints
	text, failure := download.Output()
	var found struct {
		module
		Error string
	}
	err := json.Unmarshal(text, &found)
	switch {
	case failure != nil:
		return module{}, fmt.Errorf("fetching %s: %w\n%s%s", ebiten, failure, found.Error, complaints.String())
	case err != nil:
		return module{}, fmt.Errorf("go mod download %s: %w", ebiten, err)
	}
	return found.module, nil
}

// list finds the module's files.
func (m *module) list() error {
	return fs.WalkDir(os.DirFS(m.Dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			m.files = append(m.files, name)
		}
		return err
	})
}

// check wants the version that the changes were written for.
func (m module) check() error {
	if m.Version != version || m.Sum != sum {
		return fmt.Errorf("%s is %s (%s), but its slim form was written for %s (%s). %s", ebiten, m.Version, m.Sum, version, sum, advice)
	}
	return nil
}

// changed gives the files that differ from the module's: the stand-ins, which
// lie in the given folder, and those with edits.
func (m module) changed(standIns string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(standIns), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(name, "internal/precompile/") {
			return err
		}
		if !slices.Contains(m.files, name) {
			return fmt.Errorf("%s %s has no file %s for _ebiten's to stand in for. %s", ebiten, m.Version, name, advice)
		}
		files[name], err = os.ReadFile(filepath.Join(standIns, name))
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, e := range edits {
		if files[e.file], err = m.edited(e); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// edited is the file with its edit, which must fit in exactly one place, and
// with a line that says so, as Ebitengine's licence wants.
func (m module) edited(e edit) ([]byte, error) {
	content, err := os.ReadFile(filepath.Join(m.Dir, e.file))
	if err != nil {
		return nil, fmt.Errorf("%w. %s", err, advice)
	}
	text := string(content)
	for _, c := range e.changes {
		if n := strings.Count(text, c.from); n != 1 {
			return nil, fmt.Errorf("%s of %s %s has this text %d times, not once:\n%s\n%s", e.file, ebiten, m.Version, n, c.from, advice)
		}
		text = strings.Replace(text, c.from, c.to, 1)
	}
	return []byte("// Changed by digitscope: " + e.why + "\n\n" + text), nil
}

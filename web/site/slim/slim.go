// Package slim makes the program's download small: it lets go build see
// Ebitengine without what no page uses. In the folder _ebiten lie files that
// stand in for Ebitengine's own of the same name, in edits.go changes to others;
// all else comes from the module cache as it is. Shaders are compiled here, by
// Ebitengine itself, so that its compiler stays out of the program.
//
// Only the build of the site goes this way; go build ./wasm, go vet and the
// tests of packages see Ebitengine as it was published.
package slim

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// standIns is the folder that takes the module's place, below the project's.
const standIns = "web/site/slim/_ebiten"

// compiler is the package there that compiles shaders, and compiled is where
// the program expects what it writes.
const (
	compiler = ebiten + "/internal/precompile"
	compiled = "internal/shaderir/compiled.go"
)

// Overlay writes what go build's flag -overlay wants, with all files that it
// names, into folder, and returns its path. root is the project's folder; replaced are
// contents that take the place of files in it, by their paths there. It returns an error
// if Ebitengine is another version than the changes are for.
func Overlay(root, folder string, replaced map[string][]byte) (string, error) {
	m, err := find(root)
	if err != nil {
		return "", err
	}
	if err := m.check(); err != nil {
		return "", err
	}
	if err := m.list(); err != nil {
		return "", err
	}
	shaders, err := compileShaders(m, root, folder)
	if err != nil {
		return "", err
	}
	changed, err := m.changed(filepath.Join(root, standIns))
	if err != nil {
		return "", err
	}
	changed[compiled] = shaders
	return m.overlay(root, folder, changed, replaced)
}

// compileShaders gives the source of compiled.go, with all shaders of wasm/ and
// of Ebitengine. The compiler is built with the module's own files.
func compileShaders(m module, root, folder string) ([]byte, error) {
	sources, err := filepath.Glob(filepath.Join(root, "wasm", "*.kage"))
	if err != nil {
		return nil, err
	}
	whole, err := os.MkdirTemp(folder, "whole")
	if err != nil {
		return nil, err
	}
	overlay, err := m.overlay(root, whole, nil, nil)
	if err != nil {
		return nil, err
	}
	run := exec.Command("go", append([]string{"run", "-overlay", overlay, compiler}, sources...)...)
	run.Dir = root
	var complaints strings.Builder
	run.Stderr = &complaints
	code, err := run.Output()
	if err != nil {
		return nil, fmt.Errorf("compiling the shaders: %w\n%s", err, complaints.String())
	}
	return code, nil
}

// overlay makes go see the module in the folder of stand-ins. changed holds the
// files that are not the module's; where it is nil, all of the module's stand
// before the stand-ins. replaced are those of Overlay.
func (m module) overlay(root, folder string, changed, replaced map[string][]byte) (string, error) {
	place := filepath.Join(root, standIns)
	replace := map[string]string{}
	for _, name := range m.files {
		replace[filepath.Join(place, name)] = filepath.Join(m.Dir, name)
	}
	stand := func(in string, contents map[string][]byte) error {
		for name, content := range contents {
			file := filepath.Join(folder, strings.ReplaceAll(name, "/", "_"))
			if err := os.WriteFile(file, content, 0o644); err != nil {
				return err
			}
			replace[filepath.Join(in, name)] = file
		}
		return nil
	}
	if err := cmp.Or(stand(place, changed), stand(root, replaced)); err != nil {
		return "", err
	}
	modules, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return "", err
	}
	modules = fmt.Appendf(modules, "\nreplace %s => ./%s\n", ebiten, standIns)
	file := filepath.Join(folder, "go.mod")
	if err := os.WriteFile(file, modules, 0o644); err != nil {
		return "", err
	}
	replace[filepath.Join(root, "go.mod")] = file
	table, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, "overlay.json")
	return path, os.WriteFile(path, table, 0o644)
}

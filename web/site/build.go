// Package site builds the page as a plain static folder, and serves it.
package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"

	"digitscope/web/sources"
)

// root is the project's folder. The builder is always run from its sources.
func root() string { return sources.Root() }

// Build makes the site in the folder out, which it replaces: index.html, and
// beside it what the page loads, each named by its content's hash so that
// versions never mix, and licences.txt; and the same of the page of the training in
// the folder training. Each file has a .gz and a .br variant where that is smaller. All
// paths are relative.
func Build(out string) error { return build(out, nil) }

// BuildOf makes the site of another network than the committed one, a file of package
// compact: without the pictures of what the filters look for, which are the other's.
func BuildOf(network []byte, out string) error { return build(out, network) }

func build(out string, network []byte) error {
	files, err := assemble(network)
	if err != nil {
		return err
	}
	if err := checkFolder(out); err != nil {
		return err
	}
	if err := os.RemoveAll(out); err != nil {
		return fmt.Errorf("emptying %s: %w", out, err)
	}
	for name, content := range files {
		path := filepath.Join(out, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("making %s: %w", filepath.Dir(path), err)
		}
		if err := Write(path, content); err != nil {
			return err
		}
	}
	return nil
}

// checkFolder wants a folder that is not there, is empty, or holds a built site:
// anything else is not ours to replace.
func checkFolder(out string) error {
	entries, err := os.ReadDir(out)
	if err != nil || len(entries) == 0 {
		return nil
	}
	if sites, _ := filepath.Glob(filepath.Join(out, "digitscope.*.wasm")); len(sites) == 0 {
		return fmt.Errorf("%s holds something else than a built site: choose another folder", out)
	}
	return nil
}

// assemble gives the site's files by name, with slashes. The network is the committed
// one where it is nil.
func assemble(network []byte) (map[string][]byte, error) {
	words, err := readWords()
	if err != nil {
		return nil, err
	}
	icons, err := makeIcons(words)
	if err != nil {
		return nil, err
	}
	head, err := readHead("page/start/head.js", nil)
	if err != nil {
		return nil, err
	}
	files, err := mainFiles(words, icons, network)
	if err != nil {
		return nil, err
	}
	more, err := trainingFiles(icons, head)
	if err != nil {
		return nil, err
	}
	maps.Copy(files, more)
	maps.Copy(files, icons.files)
	if files["licences.txt"], err = licences(); err != nil {
		return nil, err
	}
	return files, addWorker(files)
}

// A description is what the page must know of a file to fetch and check it.
type description struct {
	File   string `json:"file"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

func describe(name, extension string, content []byte) description {
	sum := sha256.Sum256(content)
	digest := hex.EncodeToString(sum[:])
	return description{name + "." + digest[:10] + extension, len(content), digest}
}

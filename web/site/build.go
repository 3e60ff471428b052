// Package site builds the page as a plain static folder, and serves it.
package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"os"
	"path/filepath"
	"runtime"
)

// root is the project's folder. The builder is always run from its sources.
func root() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Dir(filepath.Dir(filepath.Dir(file)))
}

// Build makes the site in the folder out, which it replaces: index.html, and
// beside it what the page loads, each named by its content's hash so that
// versions never mix, and licences.txt; and the same of the page of the training in
// the folder training. Each file has a .gz and a .br variant where that is smaller. All
// paths are relative.
func Build(out string) error {
	files, err := assemble()
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

// assemble gives the site's files by name, with slashes.
func assemble() (map[string][]byte, error) {
	words, err := readWords("en.json")
	if err != nil {
		return nil, err
	}
	icons, err := makeIcons(words)
	if err != nil {
		return nil, err
	}
	head, err := readHead()
	if err != nil {
		return nil, err
	}
	files, err := mainFiles(words, icons, head)
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

// The two programs' names, without hash and extension.
const (
	simdProgram   = "digitscope"
	scalarProgram = "digitscope-scalar"
)

// mainFiles are the main page and what it loads, but for the icons.
func mainFiles(words map[string]string, icons icons, head head) (map[string][]byte, error) {
	compiled, err := compilePrograms()
	if err != nil {
		return nil, err
	}
	simd := describe(simdProgram, ".wasm", compiled.simd)
	scalar := describe(scalarProgram, ".wasm", compiled.scalar)
	patches, err := readPatches()
	if err != nil {
		return nil, err
	}
	bundle, err := bundlePage("page/app.js", "page/style.css", map[string]any{
		"PROGRAMS": map[string]description{"simd": simd, "scalar": scalar}, // of which it loads one
		"PATCHES":  patches,
		"TEXT":     words,
	})
	if err != nil {
		return nil, err
	}
	script, style := describe("app", ".js", bundle.script), describe("style", ".css", bundle.style)
	index, err := renderIndex(page{Text: words, Script: script.File, Style: style.File, Icons: icons, Head: head})
	return map[string][]byte{
		"index.html": index, script.File: bundle.script, style.File: bundle.style, patches.File: patches.sheet,
		simd.File: compiled.simd, scalar.File: compiled.scalar,
	}, err
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

// page is what index.html's template is filled with.
type page struct {
	Text          map[string]string
	Script, Style string
	Icons         icons
	Head          head
}

// A head is the script that stands in the pages themselves, and by which their
// policies allow it.
type head struct {
	Script template.JS
	Policy string
}

func readHead() (head, error) {
	script, err := bundleScript("page/head.js", nil)
	script = bytes.TrimSpace(script)
	sum := sha256.Sum256(script)
	return head{template.JS(script), "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"}, err
}

// readWords reads a table of texts.
func readWords(name string) (words map[string]string, err error) {
	table, err := os.ReadFile(filepath.Join(root(), "web", "text", name))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(table, &words); err != nil {
		return nil, fmt.Errorf("web/text/%s: %w", name, err)
	}
	return words, nil
}

func renderIndex(p page) ([]byte, error) {
	index, err := template.New("index.html").Option("missingkey=error").
		ParseFiles(filepath.Join(root(), "web", "page", "index.html"))
	if err != nil {
		return nil, err
	}
	var html bytes.Buffer
	err = index.Execute(&html, p)
	return html.Bytes(), err
}

package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
)

// The two programs' names, without hash and extension.
const (
	simdProgram   = "digitscope"
	scalarProgram = "digitscope-scalar"
)

// mainFiles are the main page and what it loads, but for the icons.
func mainFiles(words map[string]string, icons icons, network []byte) (map[string][]byte, error) {
	compiled, err := compilePrograms(network)
	if err != nil {
		return nil, err
	}
	simd := describe(simdProgram, ".wasm", compiled.simd)
	scalar := describe(scalarProgram, ".wasm", compiled.scalar)
	patches, err := readPatches(network)
	if err != nil {
		return nil, err
	}
	constants := map[string]any{
		"PROGRAMS": map[string]description{"simd": simd, "scalar": scalar}, // of which it loads one
		"PATCHES":  patches,
		"TEXT":     words,
		"SINGLE":   false,
	}
	bundle, err := bundlePage("page/app.js", "page/style.css", constants)
	if err != nil {
		return nil, err
	}
	bundle.style = append(bundle.style, patches.rule(patches.File)...)
	head, err := readHead("page/start/early.js", map[string]any{"PROGRAMS": map[string]string{"simd": simd.File, "scalar": scalar.File}})
	if err != nil {
		return nil, err
	}
	single, err := makeSingle(words, icons, constants, patches, compiled.simd)
	if err != nil {
		return nil, err
	}
	script, style := describe("app", ".js", bundle.script), describe("style", ".css", bundle.style)
	index, err := renderIndex(page{
		Text: words, Script: script.File, Style: style.File, Icons: icons, Head: head, Download: megabytes(len(single)),
	})
	files := map[string][]byte{
		"index.html": index, script.File: bundle.script, style.File: bundle.style,
		simd.File: compiled.simd, scalar.File: compiled.scalar, singleFile: single,
	}
	if patches.sheet != nil {
		files[patches.File] = patches.sheet
	}
	return files, err
}

// page is what index.html's template is filled with.
type page struct {
	Text          map[string]string
	Script, Style string
	Icons         icons
	Head          head
	Download      string  // how large the page is as a single file
	Single        *single // if it is that
}

// A head is the script that stands in the pages themselves, and by which their
// policies allow it.
type head struct {
	Script template.JS
	Policy string
}

func readHead(name string, constants map[string]any) (head, error) {
	script, err := bundleScript(name, constants)
	return head{template.JS(script), allowing(script)}, err
}

// allowing is the source by which a policy allows a script or style in the page itself.
func allowing(content []byte) string {
	sum := sha256.Sum256(content)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// textFolder has the words of one language: the page's, the training page's, and what
// both call the stages of the network.
func textFolder() string { return filepath.Join(root(), "web", "text", "en") }

// readWords reads the page's words.
func readWords() (words map[string]string, err error) {
	for _, name := range []string{"page.json", "stages.json"} {
		table, err := os.ReadFile(filepath.Join(textFolder(), name))
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(table, &words); err != nil { // adds to what is there
			return nil, fmt.Errorf("%s: %w", filepath.Join(textFolder(), name), err)
		}
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

package site

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"

	// esbuild: the one well-kept bundler and minifier that is a Go library.
	"github.com/evanw/esbuild/pkg/api"
)

// A bundle is the page's script and style sheet, one file each.
type bundle struct {
	script, style string // names
	files         map[string][]byte
}

// bundlePage joins and minifies web/page. The script knows the other files that it
// may load by constants: PROGRAMS, of which it loads one, and PATCHES.
func bundlePage(programs map[string]description, shown patches) (bundle, error) {
	goScript, err := wasmExec()
	if err != nil {
		return bundle{}, err
	}
	constants := map[string]string{}
	for name, value := range map[string]any{"PROGRAMS": programs, "PATCHES": shown} {
		constant, err := json.Marshal(value)
		if err != nil {
			return bundle{}, err
		}
		constants[name] = string(constant)
	}
	source := filepath.Join(root(), "web", "page")
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{filepath.Join(source, "app.js"), filepath.Join(source, "style.css")},
		Bundle:      true,
		Format:      api.FormatESModule,
		Engines: []api.Engine{
			{Name: api.EngineChrome, Version: "95"}, {Name: api.EngineFirefox, Version: "95"}, {Name: api.EngineSafari, Version: "16"},
		},
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
		Charset:    api.CharsetUTF8,
		Define:     constants,
		Alias:      map[string]string{"wasm_exec": goScript},
		EntryNames: "[name].[hash]",
		Outdir:     "out",
	})
	if len(result.Errors) > 0 {
		messages := api.FormatMessages(result.Errors, api.FormatMessagesOptions{})
		return bundle{}, fmt.Errorf("bundling web/page: %w", errors.New(messages[0]))
	}
	b := bundle{files: map[string][]byte{}}
	for _, file := range result.OutputFiles {
		name := filepath.Base(file.Path)
		b.files[name] = file.Contents
		switch filepath.Ext(name) {
		case ".js":
			b.script = name
		case ".css":
			b.style = name
		}
	}
	return b, nil
}

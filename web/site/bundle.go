package site

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"

	// esbuild: the one well-kept bundler and minifier that is a Go library.
	"github.com/evanw/esbuild/pkg/api"
)

// A bundle is a page's script and style sheet.
type bundle struct{ script, style []byte }

// bundlePage joins and minifies a script and a style sheet of the folder web. The
// script knows what is told it by constants, as JSON.
func bundlePage(script, style string, constants map[string]any) (bundle, error) {
	return bundleFiles(api.FormatESModule, constants, script, style)
}

// bundleScript does so with a script that is no module.
func bundleScript(script string, constants map[string]any) ([]byte, error) {
	b, err := bundleFiles(api.FormatIIFE, constants, script)
	return b.script, err
}

func bundleFiles(format api.Format, constants map[string]any, names ...string) (b bundle, err error) {
	goScript, err := WasmExec()
	if err != nil {
		return bundle{}, err
	}
	queries, err := readMedia(filepath.Join(root(), "web/page/layout/media.css"))
	if err != nil {
		return bundle{}, err
	}
	all := map[string]any{"MEDIA": queries}
	maps.Copy(all, constants)
	defined := map[string]string{}
	for name, value := range all {
		constant, err := json.Marshal(value)
		if err != nil {
			return bundle{}, err
		}
		defined[name] = string(constant)
	}
	var sources []string
	for _, name := range names {
		sources = append(sources, filepath.Join(root(), "web", name))
	}
	result := api.Build(api.BuildOptions{
		EntryPoints: sources,
		Bundle:      true,
		Format:      format,
		Engines: []api.Engine{
			{Name: api.EngineChrome, Version: "95"}, {Name: api.EngineFirefox, Version: "95"}, {Name: api.EngineSafari, Version: "16"},
		},
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
		Charset: api.CharsetUTF8,
		Define:  defined,
		Alias:   map[string]string{"wasm_exec": goScript},
		Outdir:  "out",
		Plugins: []api.Plugin{queries.plugin()},
	})
	if len(result.Errors) > 0 {
		messages := api.FormatMessages(result.Errors, api.FormatMessagesOptions{})
		return bundle{}, fmt.Errorf("bundling web/%s: %w", names[0], errors.New(messages[0]))
	}
	for _, file := range result.OutputFiles {
		switch filepath.Ext(file.Path) {
		case ".js":
			b.script = file.Contents
		case ".css":
			b.style = file.Contents
		}
	}
	return b, nil
}

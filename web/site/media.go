package site

import (
	"fmt"
	"os"
	"regexp"

	"github.com/evanw/esbuild/pkg/api"
)

// media are the page's breakpoints, by name: queries that style sheets name in the
// standard's way, which browsers do not know yet
// (https://drafts.csswg.org/mediaqueries-5/#custom-mq), and scripts as MEDIA.
type media map[string]string

var (
	mediaDefinition = regexp.MustCompile(`@custom-media --([\w-]+) ([^;]+);`)
	mediaRule       = regexp.MustCompile(`@media [^{]*`)
	mediaName       = regexp.MustCompile(`\(--([\w-]+)\)`)
)

// readMedia reads the definitions of a style sheet.
func readMedia(file string) (media, error) {
	sheet, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	m := media{}
	for _, definition := range mediaDefinition.FindAllSubmatch(sheet, -1) {
		m[string(definition[1])] = string(definition[2])
	}
	return m, nil
}

// expand writes the queries in the place of their names in a style sheet.
func (m media) expand(sheet string) (string, error) {
	var err error
	query := func(name string) string {
		query, isKnown := m[mediaName.FindStringSubmatch(name)[1]]
		if !isKnown {
			err = fmt.Errorf("no @custom-media is named %s", name)
		}
		return query
	}
	expanded := mediaRule.ReplaceAllStringFunc(sheet, func(rule string) string {
		return mediaName.ReplaceAllStringFunc(rule, query)
	})
	return expanded, err
}

// plugin has the bundler expand each style sheet that it reads.
func (m media) plugin() api.Plugin {
	return api.Plugin{Name: "media", Setup: func(build api.PluginBuild) {
		build.OnLoad(api.OnLoadOptions{Filter: `\.css$`}, func(load api.OnLoadArgs) (api.OnLoadResult, error) {
			sheet, err := os.ReadFile(load.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			contents, err := m.expand(string(sheet))
			if err != nil {
				return api.OnLoadResult{}, fmt.Errorf("%s: %w", load.Path, err)
			}
			return api.OnLoadResult{Contents: &contents, Loader: api.LoaderCSS}, nil
		})
	}}
}

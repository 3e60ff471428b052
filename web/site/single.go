package site

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html/template"
	"maps"
)

// singleFile is the page with all that it is made of inside: it works from a disk.
const singleFile = "digitscope.html"

// single is what stands in that page itself, and its policy, which allows nothing else.
type single struct {
	Script          template.JS
	Style           template.CSS
	Icon            template.URL
	Program         template.HTML // compressed
	Scripts, Styles string        // what the policy allows
}

// makeSingle makes the page. Browsers that can decompress have SIMD, too.
func makeSingle(words map[string]string, icons icons, constants map[string]any, patches patches, program []byte) ([]byte, error) {
	constants = maps.Clone(constants)
	constants["SINGLE"] = true
	bundle, err := bundlePage("page/app.js", "page/style.css", constants)
	if err != nil {
		return nil, err
	}
	style := append(bundle.style, patches.rule(inline("image/png", patches.sheet))...)
	for end, content := range map[string][]byte{"</script": bundle.script, "<!--": bundle.script, "</style": style} {
		if bytes.Contains(content, []byte(end)) {
			return nil, fmt.Errorf("%s: %s in a script or style would end it", singleFile, end)
		}
	}
	packed, err := gzip9.encode(program)
	if err != nil {
		return nil, err
	}
	return renderIndex(page{Text: words, Icons: icons, Single: &single{
		Script: template.JS(bundle.script), Style: template.CSS(style),
		Icon:    template.URL(inline("image/svg+xml", icons.files[icons.SVG])),
		Program: template.HTML(base64.StdEncoding.EncodeToString(packed)),
		Scripts: allowing(bundle.script), Styles: allowing(style),
	}})
}

// inline is an address that holds the content itself.
func inline(kind string, content []byte) string {
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(content)
}

func megabytes(size int) string { return fmt.Sprintf("%.1f MB", float64(size)/1e6) }

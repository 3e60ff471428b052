package site

import "path/filepath"

// A Size is a number of bytes: as they are, with gzip at level 9, which is what
// GitHub Pages sends, and with brotli at level 9.
type Size struct{ Raw, Gzip, Brotli int }

// Measure compresses the content.
func Measure(content []byte) (Size, error) {
	zipped, err := gzip9.encode(content)
	if err != nil {
		return Size{}, err
	}
	packed, err := brotli9.encode(content)
	return Size{len(content), len(zipped), len(packed)}, err
}

// Plus adds.
func (s Size) Plus(t Size) Size { return Size{s.Raw + t.Raw, s.Gzip + t.Gzip, s.Brotli + t.Brotli} }

// A Part of a download.
type Part struct {
	Name string
	Size
}

// FirstVisit builds the site and gives the files that a first visit loads.
func FirstVisit() ([]Part, error) {
	files, err := assemble(nil)
	if err != nil {
		return nil, err
	}
	var parts []Part
	for _, kind := range []struct{ name, pattern string }{
		{"page", "index.html"}, {"script", "app.*.js"}, {"style sheet", "style.*.css"}, {"icon", "icon.*.svg"}, {"program", "digitscope.*.wasm"},
	} {
		for name, content := range files {
			if matches, _ := filepath.Match(kind.pattern, name); !matches {
				continue
			}
			size, err := Measure(content)
			if err != nil {
				return nil, err
			}
			parts = append(parts, Part{kind.name, size})
		}
	}
	return parts, nil
}

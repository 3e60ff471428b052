package site

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// icons are the page's picture as browsers, home screens and lists of programs want
// it, and the manifest that names some of them; files are what there is of each.
type icons struct {
	SVG, Touch, Manifest string
	files                map[string][]byte
}

// manifestFile keeps its name: it says which program an installed page is.
const manifestFile = "manifest.webmanifest"

func makeIcons(words map[string]string) (icons, error) {
	drawing, err := os.ReadFile(filepath.Join(root(), "assets", "icon.svg"))
	if err != nil {
		return icons{}, err
	}
	i := icons{Manifest: manifestFile, files: map[string][]byte{}}
	add := func(name, extension string, content []byte) string {
		file := describe(name, extension, content).File
		i.files[file] = content
		return file
	}
	i.SVG = add("icon", ".svg", drawing)
	small, large := add("icon-192", ".png", drawIcon(192, corner)), add("icon-512", ".png", drawIcon(512, corner))
	whole := add("icon-whole", ".png", drawIcon(512, 0)) // systems cut it into shapes of their own
	i.Touch = add("icon-touch", ".png", drawIcon(180, 0))
	background := fmt.Sprintf("#%02x%02x%02x", ground.R, ground.G, ground.B)
	i.files[manifestFile], err = json.Marshal(map[string]any{
		"name": words["title"], "short_name": words["title"], "description": words["description"], "lang": words["language"],
		"start_url": "./", "scope": "./", "display": "standalone",
		"theme_color": background, "background_color": background,
		"icons": []map[string]string{
			{"src": i.SVG, "type": "image/svg+xml", "sizes": "any"},
			{"src": small, "type": "image/png", "sizes": "192x192"},
			{"src": large, "type": "image/png", "sizes": "512x512"},
			{"src": whole, "type": "image/png", "sizes": "512x512", "purpose": "maskable"},
		},
	})
	return i, err
}

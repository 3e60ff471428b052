package bench

import (
	"os"
	"path/filepath"

	"digitscope/web/site"
)

// writeFiles makes the folder with the files, each with the compressed variants
// that the site's files have.
func writeFiles(folder string, files map[string][]byte) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for name, content := range files {
		if err := site.Write(filepath.Join(folder, name), content); err != nil {
			return err
		}
	}
	return nil
}

package train

import (
	"os"
	"path/filepath"
)

// WriteFile writes a file, its directory as well if need be, so that at no time
// a part of it is there under its name.
func WriteFile(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	temporary := path + ".new"
	if err := os.WriteFile(temporary, content, 0o644); err != nil {
		return err
	}
	return os.Rename(temporary, path)
}

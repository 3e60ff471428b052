// Package sources finds the project, of which builders and measurements read the files.
package sources

import (
	"os"
	"path/filepath"
)

// Root is the project's folder, the innermost with a go.mod around the working directory:
// go run and go test run within it. (Where the compiler found a source file is no help:
// with -trimpath it keeps that to itself.)
func Root() string {
	here, err := os.Getwd()
	if err != nil {
		return "."
	}
	for folder := here; ; folder = filepath.Dir(folder) {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		if folder == filepath.Dir(folder) {
			return here
		}
	}
}

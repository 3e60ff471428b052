package data

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Deviations tell in which files a directory is not as the manifest says: each names a
// file that is missing, or that has other content, of the sets that are learned from or
// scored with.
func (m Manifest) Deviations(dir string) (deviations []error) {
	d := Downloader{Dir: dir}
	for _, collection := range m.Collections {
		if collection.spare() {
			continue
		}
		for _, file := range collection.Files {
			switch err := d.verify(file); {
			case errors.Is(err, fs.ErrNotExist):
				deviations = append(deviations, fmt.Errorf("%s is missing", d.place(file.Path)))
			case err != nil:
				deviations = append(deviations, err)
			}
		}
	}
	return deviations
}

// spare tells whether nobody learns from the collection or scores with it.
func (c Collection) spare() bool {
	for _, split := range c.Splits {
		if split.Use != Spare {
			return false
		}
	}
	return true
}

// CheckWhole wants that of no split a part is in the directory: it would pass for one
// that is not there at all. The error names a file that is missing and one that is there.
func (m Manifest) CheckWhole(dir string) error {
	for _, collection := range m.Collections {
		for _, split := range collection.Splits {
			present, missing := "", ""
			for _, file := range split.Files {
				path := filepath.Join(dir, filepath.FromSlash(file))
				if _, err := os.Stat(path); err == nil {
					present = path
				} else {
					missing = path
				}
			}
			if present != "" && missing != "" {
				return fmt.Errorf("%s: %s is missing, but %s is there: both belong together", split.Name, missing, present)
			}
		}
	}
	return nil
}

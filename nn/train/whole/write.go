// Package whole writes files that are whole as soon as they have their name.
package whole

import (
	"errors"
	"os"
	"path/filepath"
)

// Write writes a file, its directory as well if need be, so that at no time
// a part of it is there under its name: not when the program is killed, not when
// the machine fails, not when two programs write it at once.
func Write(path string, content []byte) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(dir, filepath.Base(path)+".*.new")
	if err != nil {
		return err
	}
	_, err = temporary.Write(content)
	err = errors.Join(err, temporary.Chmod(0o644), temporary.Sync(), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temporary.Name()))
	}
	syncDirectory(dir)
	return nil
}

// syncDirectory makes a new name in a directory last, on systems that can: the file
// itself is whole in any case.
func syncDirectory(dir string) {
	if directory, err := os.Open(dir); err == nil {
		_ = directory.Sync()
		_ = directory.Close()
	}
}

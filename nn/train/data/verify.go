package data

import (
	"errors"
	"fmt"
	"io/fs"
)

// Verify compares the files of the collection that are in the directory with their
// SHA-256 sums. It reports those that are right, and those that are missing and can't be
// fetched, and returns all that are missing. The error names every file that has other content, and is not overwritten, what
// was found and expected, and what to do.
func (d Downloader) Verify(collection Collection) (missing []File, err error) {
	var wrong []error
	for _, file := range collection.Files {
		switch err := d.verify(file); {
		case err == nil:
			d.Report(Event{Path: file.Path, Step: Present})
		case errors.Is(err, fs.ErrNotExist):
			missing = append(missing, file)
			if !file.Public() {
				d.Report(Event{Path: file.Path, Step: Absent, Err: fmt.Errorf("put it there yourself, from %s", collection.Home)})
			}
		default:
			wrong = append(wrong, fmt.Errorf("%w: move it away or delete it, then run this again", err))
		}
	}
	return missing, errors.Join(wrong...)
}

func (d Downloader) verify(file File) error {
	path, sumOf := d.place(file.Path), fileChecksum
	if file.Member != "" {
		sumOf = lineChecksum
	}
	sum, err := sumOf(path)
	if err != nil {
		return err // names the path
	}
	if err := checkSum(sum, file.SHA256); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

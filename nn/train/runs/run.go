// Package runs reads the records of trainings, ranks and compares them.
package runs

import (
	"encoding/json/v2"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"digitscope/nn/train"
)

// A Run is a training that left a record.
type Run struct {
	Name   string // where it was read from
	Record train.Record
}

// Read reads a record, with no field that is not known. The error names the file.
func Read(path string) (Run, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return Run{}, err
	}
	run := Run{Name: path}
	if run.Record, err = parse(text); err != nil {
		return Run{}, fmt.Errorf("%s: %w", path, err)
	}
	return run, nil
}

func parse(text []byte) (record train.Record, err error) {
	if err := json.Unmarshal(text, &record, json.RejectUnknownMembers(true)); err != nil {
		return train.Record{}, fmt.Errorf("it is no record: %w", err)
	}
	if len(record.Results) == 0 || record.Weights.SHA256 == "" {
		return train.Record{}, errors.New("it is no record: it has no results or no hash of weights")
	}
	return record, nil
}

// Find reads files and all records that lie in folders, each file once. The errors,
// one for each file that cannot be read, name it; the other runs are returned.
func Find(paths ...string) (found []Run, errs []error) {
	var files []string
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			errs = append(errs, err)
		case !info.IsDir():
			files = append(files, filepath.Clean(path))
		default:
			inside, err := records(path)
			if err != nil {
				errs = append(errs, err)
			}
			files = append(files, inside...)
		}
	}
	slices.Sort(files)
	for _, file := range slices.Compact(files) {
		run, err := Read(file)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		found = append(found, run)
	}
	return found, errs
}

// records are the JSON files of a folder.
func records(dir string) (files []string, err error) {
	entries, err := os.ReadDir(dir)
	for _, entry := range entries {
		if !entry.IsDir() && strings.HasSuffix(entry.Name(), ".json") {
			files = append(files, filepath.Join(dir, entry.Name()))
		}
	}
	return files, err
}

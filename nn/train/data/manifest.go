package data

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
)

// manifestText is the one place that knows which data sets there are.
//
//go:embed manifest.json
var manifestText []byte

// A Manifest lists data sets: the digits, then what is no digit.
type Manifest struct {
	Collections []Collection `json:"collections"`
}

// Known is the project's manifest.
func Known() Manifest {
	manifest, err := ParseManifest(manifestText)
	if err != nil {
		panic("manifest.json: " + err.Error()) // part of the program, and tested
	}
	return manifest
}

// ParseManifest reads a manifest from JSON without fields that are not known. The
// error names the collection and what is wrong with it.
func ParseManifest(text []byte) (Manifest, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	var manifest Manifest
	if err := decoder.Decode(&manifest); err != nil {
		return Manifest{}, err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return Manifest{}, errors.New("there is more behind the manifest")
	}
	names := map[string]bool{}
	for _, collection := range manifest.Collections {
		if err := collection.check(); err != nil {
			return Manifest{}, fmt.Errorf("%s: %w", collection.Name, err)
		}
		for _, split := range collection.Splits {
			if names[split.Name] {
				return Manifest{}, fmt.Errorf("%s: there are two splits %s", collection.Name, split.Name)
			}
			names[split.Name] = true
		}
	}
	return manifest, nil
}

// Sets are the splits of which all files are in the directory, in the order of
// the manifest.
func (m Manifest) Sets(dir string) []Set {
	var present []Set
	for _, collection := range m.Collections {
		for _, split := range collection.Splits {
			if set, ok := newSet(dir, collection, split); ok {
				present = append(present, set)
			}
		}
	}
	return present
}

// Find returns the split of that name with its collection; ok is false if there is none.
func (m Manifest) Find(name string) (collection Collection, split Split, ok bool) {
	for _, collection := range m.Collections {
		for _, split := range collection.Splits {
			if split.Name == name {
				return collection, split, true
			}
		}
	}
	return Collection{}, Split{}, false
}

// HeldBack are the names that sets to score with can have, in the order of KnownSets: of
// each split its own and that without its listed samples, whether there are any or not.
func (m Manifest) HeldBack() (names []string) {
	for _, collection := range m.Collections {
		for _, split := range collection.Splits {
			if split.Use == Test {
				names = append(names, split.Name, split.Name+ReadableSuffix)
			}
		}
	}
	return names
}

// check wants all that a collection must have, so that who uses it need not.
func (c Collection) check() error {
	if slices.Contains([]string{c.Name, c.Title, c.Shows, c.Authors, c.Home, c.Licence}, "") || c.Year == 0 {
		return errors.New("a name, title, description, author, year, home or licence is missing")
	}
	if !slices.Contains([]Format{IDX, Strokes, USPS}, c.Format) {
		return fmt.Errorf("the format %q is unknown", c.Format)
	}
	files := c.Files
	if c.Archive != nil {
		files = append([]File{*c.Archive}, files...)
	}
	for _, file := range files {
		if err := file.check(); err != nil {
			return err
		}
		if file.Member != "" && (c.Archive == nil || c.Format != Strokes) {
			return fmt.Errorf("%s is made from an archive, but there is none, or none of strokes", file.Path)
		}
	}
	for _, split := range c.Splits {
		if err := c.checkSplit(split); err != nil {
			return fmt.Errorf("%s: %w", split.Name, err)
		}
	}
	return nil
}

var sumPattern = regexp.MustCompile(`^[0-9a-f]{64}$`)

func (f File) check() error {
	if f.Path == "" || path.Clean(f.Path) != f.Path || path.IsAbs(f.Path) || f.Path[0] == '.' {
		return fmt.Errorf("the path %q does not lie in the data directory", f.Path)
	}
	if !sumPattern.MatchString(f.SHA256) || f.Bytes < 1 {
		return fmt.Errorf("%s: the SHA-256 or the size is malformed", f.Path)
	}
	return nil
}

func (c Collection) checkSplit(split Split) error {
	if !slices.Contains([]Use{Train, Test, Spare}, split.Use) {
		return fmt.Errorf("the use %q is unknown", split.Use)
	}
	expected := 1
	if c.Format == IDX {
		expected = 2
	}
	if len(split.Files) != expected {
		return fmt.Errorf("%d files, expected %d", len(split.Files), expected)
	}
	for _, name := range split.Files {
		if !slices.ContainsFunc(c.Files, func(f File) bool { return f.Path == name }) {
			return fmt.Errorf("%s is no file of the collection", name)
		}
	}
	if split.Pictures && c.Format != Strokes {
		return errors.New("only strokes become pictures")
	}
	if len(split.Counts) == 0 {
		return errors.New("it has no counts")
	}
	return nil
}

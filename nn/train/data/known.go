package data

import (
	"os"
	"path/filepath"
)

// Kind says how a set is stored, and so which function reads it.
type Kind int

const (
	// KindImages is a pair of IDX files: ReadImages(set.Paths[0], set.Paths[1]).
	KindImages Kind = iota
	// KindDrawings is a file of strokes: ReadDrawings(set.Paths[0]).
	KindDrawings
)

// Set is a data set that lies in a data directory.
type Set struct {
	Name      string
	Kind      Kind
	Test      bool     // held back: never learned from
	NotDigits bool     // shows other things than digits, whatever its labels say
	Paths     []string // KindImages: the images and the labels; KindDrawings: the strokes

	files []string // Paths within the data directory, with slashes
}

// FileHash names a file of a data directory and what was in it.
type FileHash struct {
	Path   string `json:"path"`   // within the data directory, with slashes
	SHA256 string `json:"sha256"` // of the file as it lies there, 64 hexadecimal digits
}

// KnownSets returns the sets of which all files are in the directory, always in
// the same order: the digits, then the rest.
func KnownSets(dir string) []Set {
	known := []Set{
		{Name: "mnist-train", Kind: KindImages, files: []string{mnistTrainImages, mnistTrainLabels}},
		{Name: "mnist-test", Kind: KindImages, Test: true, files: []string{mnistTestImages, mnistTestLabels}},
		{Name: "pendigits-train", Kind: KindDrawings, files: []string{pendigitsTrain}},
		{Name: "pendigits-test", Kind: KindDrawings, Test: true, files: []string{pendigitsTest}},
		{Name: "omniglot", Kind: KindDrawings, NotDigits: true, files: []string{omniglotStrokes}},
		{Name: "kmnist", Kind: KindImages, NotDigits: true, files: []string{kmnistImages, kmnistLabels}},
		{Name: "quickdraw", Kind: KindImages, NotDigits: true, files: []string{quickdrawImages, quickdrawLabels}},
	}
	var present []Set
	for _, set := range known {
		if set.locate(dir) {
			present = append(present, set)
		}
	}
	return present
}

// locate fills in the paths and reports whether all files are there.
func (s *Set) locate(dir string) bool {
	for _, file := range s.files {
		path := filepath.Join(dir, filepath.FromSlash(file))
		if _, err := os.Stat(path); err != nil {
			return false
		}
		s.Paths = append(s.Paths, path)
	}
	return true
}

// Hashes returns the SHA-256 of the set's files, in the order of Paths, for the
// record of a run. Their paths there do not tell whose machine it was.
func (s Set) Hashes() ([]FileHash, error) {
	hashes := make([]FileHash, len(s.files))
	for i, file := range s.files {
		sum, err := fileChecksum(s.Paths[i])
		if err != nil {
			return nil, err
		}
		hashes[i] = FileHash{Path: file, SHA256: sum}
	}
	return hashes, nil
}

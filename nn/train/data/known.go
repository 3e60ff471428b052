package data

import (
	"os"
	"path/filepath"
	"strconv"
)

// Kind says how a set is stored, and so which function reads it.
type Kind int

const (
	// KindImages is a pair of IDX files: read by Images.
	KindImages Kind = iota
	// KindDrawings is a file of strokes: read by Drawings.
	KindDrawings
	// KindPictures is a file of strokes, read by Drawings, that are to be stored
	// as small pictures and normalised from these.
	KindPictures
)

// Set is a data set that lies in a data directory.
type Set struct {
	Name      string
	Kind      Kind
	Test      bool     // held back: never learned from
	NotDigits bool     // shows other things than digits, whatever its labels say
	Paths     []string // KindImages: the images and the labels; otherwise the strokes

	files []string // Paths within the data directory, with slashes
	part  part     // of what the files hold; nil for all
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
		{Name: "pendigits-test-readable", Kind: KindDrawings, Test: true, files: []string{pendigitsTest}, part: readable()},
		{Name: "pendigits-test-pictures", Kind: KindPictures, Test: true, files: []string{pendigitsTest}},
		{Name: "omniglot-train", Kind: KindDrawings, NotDigits: true, files: []string{omniglotStrokes}, part: characters(learned(heldAlphabets()), learned(heldDrawers()))},
		{Name: "omniglot", Kind: KindDrawings, Test: true, NotDigits: true, files: []string{omniglotStrokes}, part: characters(held(heldAlphabets()), all)},
		{Name: "omniglot-drawers", Kind: KindDrawings, Test: true, NotDigits: true, files: []string{omniglotStrokes}, part: characters(learned(heldAlphabets()), held(heldDrawers()))},
		{Name: "kmnist-train", Kind: KindImages, NotDigits: true, files: []string{kmnistImages, kmnistLabels}, part: noneOf(heldKana())},
		{Name: "kmnist", Kind: KindImages, Test: true, NotDigits: true, files: []string{kmnistImages, kmnistLabels}, part: oneOf(heldKana())},
		{Name: "quickdraw-train", Kind: KindImages, NotDigits: true, files: []string{quickdrawImages, quickdrawLabels}, part: noneOf(heldDoodles())},
		{Name: "quickdraw", Kind: KindImages, Test: true, NotDigits: true, files: []string{quickdrawImages, quickdrawLabels}, part: oneOf(heldDoodles())},
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

// Drawings reads the set's drawings, see ReadDrawings.
func (s Set) Drawings() ([]Drawing, error) {
	drawings, err := ReadDrawings(s.Paths[0])
	if err != nil || s.part == nil {
		return drawings, err
	}
	var some []Drawing
	for i, d := range drawings {
		if s.part(i+1, d.Label, d.Writer) {
			some = append(some, d)
		}
	}
	return some, nil
}

// Images reads the set's images, see ReadImages.
func (s Set) Images() (*Images, error) {
	images, err := ReadImages(s.Paths[0], s.Paths[1])
	if err != nil || s.part == nil {
		return images, err
	}
	some := &Images{Height: images.Height, Width: images.Width}
	for i, label := range images.Labels {
		if s.part(i+1, strconv.Itoa(label), "") {
			some.Labels = append(some.Labels, label)
			some.Pixels = append(some.Pixels, images.Image(i)...)
		}
	}
	return some, nil
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

package train

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"digitscope/nn/ink"
	"digitscope/nn/train/data"
)

// A Corpus is what a network learns from: scanned images, and drawings.
type Corpus struct {
	images   *data.Images
	drawings []labelledDrawing
	sources  []Source
}

// A Source is a set that something was learned from or scored with.
type Source struct {
	Name string `json:"name"`
	// Use is "training" or "evaluation".
	Use   string          `json:"use"`
	Count int             `json:"count"` // of pictures
	Files []data.FileHash `json:"files"`
}

type labelledDrawing struct {
	digit   int
	strokes []ink.Stroke
}

// newCorpus checks that the images are of ink.Side × ink.Side, that all labels
// are digits and that there is at least one of each kind. sources says where they
// were read from.
func newCorpus(images *data.Images, drawings []data.Drawing, sources []Source) (*Corpus, error) {
	if images.Len() == 0 || len(drawings) == 0 {
		return nil, fmt.Errorf("training: %d images and %d drawings, at least one of each is needed", images.Len(), len(drawings))
	}
	if err := errors.Join(checkSide(images), checkDigits(images.Labels)); err != nil {
		return nil, fmt.Errorf("training: %w", err)
	}
	corpus := &Corpus{images: images, sources: sources}
	for i, drawing := range drawings {
		digit, ok := drawing.Digit()
		if !ok {
			return nil, fmt.Errorf("training: drawing %d: the label %q is no digit", i+1, drawing.Label)
		}
		corpus.drawings = append(corpus.drawings, labelledDrawing{digit, drawing.Strokes})
	}
	return corpus, nil
}

// LoadCorpus reads the training sets of MNIST and pendigits. The error names the
// file that is missing, and the command that fetches it.
func LoadCorpus(dir string) (*Corpus, error) {
	if err := requireFiles(dir); err != nil {
		return nil, err
	}
	var images *data.Images
	var drawings []data.Drawing
	var sources []Source
	for _, known := range data.KnownSets(dir) {
		var err error
		count := 0
		switch known.Name {
		case "mnist-train":
			if images, err = data.ReadImages(known.Paths[0], known.Paths[1]); err == nil {
				count = images.Len()
			}
		case "pendigits-train":
			drawings, err = data.ReadDrawings(known.Paths[0])
			count = len(drawings)
		default:
			continue
		}
		if err != nil {
			return nil, err
		}
		files, err := known.Hashes()
		if err != nil {
			return nil, err
		}
		sources = append(sources, Source{known.Name, "training", count, files})
	}
	return newCorpus(images, drawings, sources)
}

// requireFiles wants all that make data fetches: the test sets as well.
func requireFiles(dir string) error {
	var files []string
	for _, source := range data.MNISTSources() {
		files = append(files, source.Path)
	}
	for _, member := range data.PendigitsSource().Members {
		files = append(files, member.Path)
	}
	for _, file := range files {
		path := filepath.Join(dir, filepath.FromSlash(file))
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("%s is missing: fetch it with make data DATA=%s", path, dir)
		} else if err != nil {
			return err
		}
	}
	return nil
}

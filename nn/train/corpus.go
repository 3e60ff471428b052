package train

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"digitscope/nn/ink"
	"digitscope/nn/train/data"
	"digitscope/nn/train/synth"
)

// A Corpus is what a network learns from: scanned images, drawings, and what is
// no digit.
type Corpus struct {
	images   *data.Images
	drawings []labelledDrawing
	forms    *synth.Templates
	// Of what is no digit, drawings and images; there may be none.
	characters [][]ink.Stroke
	others     []*data.Images
	sources    []Source
	// exclude: without the listed samples.
	exclude bool
}

// A Source is a set that something was learned from or scored with.
type Source struct {
	Name  string          `json:"name"`
	Use   string          `json:"use"`   // ForTraining or ForEvaluation
	Count int             `json:"count"` // of pictures
	Files []data.FileHash `json:"files"`
}

// Uses of a source.
const (
	ForTraining   = "training"
	ForEvaluation = "evaluation"
)

// Same tells whether both are the same pictures for the same use.
func (s Source) Same(other Source) bool { return s.Count == other.Count && s.SameFiles(other) }

// SameFiles tells whether both are the same set, out of the same files, for the same use.
// How many pictures of it were taken is up to Hyperparameters.Exclude.
func (s Source) SameFiles(other Source) bool {
	return s.Name == other.Name && s.Use == other.Use && slices.EqualFunc(s.Files, other.Files, data.FileHash.Same)
}

type labelledDrawing struct {
	digit   int
	strokes []ink.Stroke
}

// newCorpus is a corpus of digits. It checks that the images are of ink.Side ×
// ink.Side, that all labels are digits and that there is at least one of each
// kind. sources says where they were read from.
func newCorpus(images *data.Images, drawings []data.Drawing, sources []Source) (*Corpus, error) {
	if images.Len() == 0 || len(drawings) == 0 {
		return nil, fmt.Errorf("training: %d images and %d drawings, at least one of each is needed", images.Len(), len(drawings))
	}
	if err := errors.Join(checkSide(images), checkDigits(images.Labels)); err != nil {
		return nil, fmt.Errorf("training: %w", err)
	}
	forms, err := synth.Load()
	if err != nil {
		return nil, fmt.Errorf("training: %w", err)
	}
	corpus := &Corpus{images: images, forms: forms, sources: sources}
	for i, drawing := range drawings {
		digit, ok := drawing.Digit()
		if !ok {
			return nil, fmt.Errorf("training: drawing %d: the label %q is no digit", i+1, drawing.Label)
		}
		corpus.drawings = append(corpus.drawings, labelledDrawing{digit, drawing.Strokes})
	}
	return corpus, nil
}

// LoadCorpus reads the training sets: those of MNIST and pendigits, and those of
// the sets without digits that are there. With exclude it leaves out the samples that
// are listed as duplicates, mislabelled or unreadable, see data.ListedSamples and
// Hyperparameters. The error names the file that is missing, and the command that
// fetches it, or the file and the place in it where something is wrong.
func LoadCorpus(dir string, exclude bool) (*Corpus, error) {
	if err := requireFiles(dir); err != nil {
		return nil, err
	}
	var found parts
	for _, known := range data.KnownSets(dir) {
		if known.Test {
			continue
		}
		if exclude {
			known = known.WithoutListed()
		}
		if err := found.read(known); err != nil {
			return nil, err
		}
	}
	corpus, err := newCorpus(found.images, found.drawings, found.sources)
	if err != nil {
		return nil, err
	}
	corpus.characters, corpus.others, corpus.exclude = found.characters, found.others, exclude
	return corpus, nil
}

// parts are a corpus's, as they are found.
type parts struct {
	images     *data.Images
	drawings   []data.Drawing
	characters [][]ink.Stroke
	others     []*data.Images
	sources    []Source
}

func (p *parts) read(known data.Set) (err error) {
	source := Source{Name: known.Name, Use: ForTraining}
	if known.Kind == data.KindImages {
		source.Count, err = p.readImages(known)
	} else {
		source.Count, err = p.readDrawings(known)
	}
	if err != nil {
		return err
	}
	source.Files, err = known.Hashes()
	p.sources = append(p.sources, source)
	return err
}

func (p *parts) readImages(known data.Set) (count int, err error) {
	images, err := known.Images()
	if err != nil {
		return 0, err
	}
	if err := checkSide(images); err != nil {
		return 0, fmt.Errorf("%s: %w", known.Paths[0], err)
	}
	if images.Len() == 0 {
		return 0, fmt.Errorf("%s: no image that may be learned from", known.Paths[0])
	}
	if known.NotDigits {
		p.others = append(p.others, images)
	} else {
		p.images = images
	}
	return images.Len(), nil
}

func (p *parts) readDrawings(known data.Set) (count int, err error) {
	drawings, err := known.Drawings()
	if err != nil {
		return 0, err
	}
	if len(drawings) == 0 {
		return 0, fmt.Errorf("%s: no drawing that may be learned from", known.Paths[0])
	}
	if !known.NotDigits {
		p.drawings = drawings
		return len(drawings), nil
	}
	for _, drawing := range drawings {
		p.characters = append(p.characters, drawing.Strokes)
	}
	return len(drawings), nil
}

// requireFiles wants all that make data fetches of the collections that are learned from,
// their test sets as well, and of no other set a part alone.
func requireFiles(dir string) error {
	for _, collection := range data.Known().Collections {
		for _, file := range collection.Files {
			if !collection.Learned() || !file.Public() {
				continue
			}
			path := filepath.Join(dir, filepath.FromSlash(file.Path))
			if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
				return fmt.Errorf("%s is missing: fetch it with make data DATA=%s", path, dir)
			} else if err != nil {
				return err
			}
		}
	}
	return data.Known().CheckWhole(dir)
}

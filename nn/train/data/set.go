package data

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
)

// Kind says how a set is stored, and so which function reads it.
type Kind int

const (
	// KindImages: read by Images.
	KindImages Kind = iota
	// KindDrawings is a file of strokes: read by Drawings.
	KindDrawings
	// KindPictures is a file of strokes, read by Drawings, that are to be stored
	// as small pictures and normalised from these.
	KindPictures
)

// Set is a split of a collection that lies in a data directory.
type Set struct {
	Name       string
	Kind       Kind
	Test       bool     // held back: never learned from
	NotDigits  bool     // shows other things than digits, whatever its labels say
	Paths      []string // of the split's files
	Collection Collection
	Split      Split

	unlisted bool // without the listed samples
}

// A Sample is one of a set's samples, without its picture.
type Sample struct {
	Number int    // in the file, counted from 1
	Class  string // see Collection
}

// FileHash names a file of a data directory and what was in it.
type FileHash struct {
	Path   string `json:"path"`   // within the data directory, with slashes
	SHA256 string `json:"sha256"` // of the file as it lies there, 64 hexadecimal digits
	// Content is that of the unpacked content, where the manifest knows this alone: of
	// files that everybody packs himself.
	Content string `json:"content,omitempty"`
}

// Same tells whether both are the same file with the same content, however packed.
func (h FileHash) Same(other FileHash) bool {
	return h.Path == other.Path && (h.SHA256 == other.SHA256 || h.Content != "" && h.Content == other.Content)
}

// KnownSets returns the sets to learn from and to score with of which all files
// are in the directory, always in the same order: the digits, then the rest. A
// set to score with of which samples are listed is followed by one without these,
// see WithoutListed.
func KnownSets(dir string) []Set {
	var sets []Set
	for _, set := range Known().Sets(dir) {
		if set.Split.Use == Spare {
			continue
		}
		sets = append(sets, set)
		if set.Test && len(set.Listed()) > 0 {
			sets = append(sets, set.WithoutListed())
		}
	}
	return sets
}

// newSet finds the files of a split; ok is false if one is missing.
func newSet(dir string, collection Collection, split Split) (set Set, ok bool) {
	set = Set{Name: split.Name, Test: split.Use == Test, NotDigits: !collection.Digits, Collection: collection, Split: split}
	switch {
	case split.Pictures:
		set.Kind = KindPictures
	case collection.Format == Strokes:
		set.Kind = KindDrawings
	}
	for _, file := range split.Files {
		path := filepath.Join(dir, filepath.FromSlash(file))
		if _, err := os.Stat(path); err != nil {
			return Set{}, false
		}
		set.Paths = append(set.Paths, path)
	}
	return set, true
}

// Listed are the listed samples of the set, by their number in the file.
func (s Set) Listed() map[int]Listing {
	listed := map[int]Listing{}
	for _, listing := range ListedSamples() {
		for _, split := range s.Collection.Splits {
			if split.Name == listing.Set && sameSamples(split, s.Split) {
				listed[listing.Number] = listing
			}
		}
	}
	return listed
}

func sameSamples(a, b Split) bool {
	return reflect.DeepEqual(a.Files, b.Files) && reflect.DeepEqual(a.Only, b.Only) && reflect.DeepEqual(a.Without, b.Without)
}

// ReadableSuffix ends the name of a set to score with that is without its listed
// samples, so that both can be scored.
const ReadableSuffix = "-readable"

// WithoutListed is the set without its listed samples. That of a set to score with has
// another name, see ReadableSuffix.
func (s Set) WithoutListed() Set {
	s.unlisted = true
	if s.Test {
		s.Name += ReadableSuffix
	}
	return s
}

// choose returns which of the samples that a file holds belong to the set, as
// indices and with their classes. label and writer tell of sample i; where names
// it in errors.
func (s Set) choose(n int, about func(i int) (label, writer, where string)) (indices []int, samples []Sample, err error) {
	listed := map[int]Listing{}
	if s.unlisted {
		listed = s.Listed()
	}
	for i := range n {
		label, writer, where := about(i)
		class, err := s.Collection.class(label)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %s: %w", s.Paths[len(s.Paths)-1], where, err)
		}
		_, isListed := listed[i+1]
		_, leftOut := s.Collection.LeftOut[label]
		if isListed || leftOut || !s.Split.Only.all(class, writer) || s.Split.Without.any(class, writer) {
			continue
		}
		indices, samples = append(indices, i), append(samples, Sample{i + 1, class})
	}
	return indices, samples, nil
}

// Drawings reads the set's drawings, see ReadDrawings. The error names the file and
// the line.
func (s Set) Drawings() ([]Drawing, error) {
	drawings, _, err := s.SampledDrawings()
	return drawings, err
}

// SampledDrawings reads the set's drawings and says which of the file they are.
func (s Set) SampledDrawings() ([]Drawing, []Sample, error) {
	drawings, err := ReadDrawings(s.Paths[0])
	if err != nil {
		return nil, nil, err
	}
	indices, samples, err := s.choose(len(drawings), func(i int) (string, string, string) {
		return drawings[i].Label, drawings[i].Writer, fmt.Sprintf("line %d", drawings[i].Line)
	})
	var some []Drawing
	for _, i := range indices {
		some = append(some, drawings[i])
	}
	return some, samples, err
}

// Images reads the set's images, see ReadImages and ReadUSPS. The error names the
// file, and the image or the line.
func (s Set) Images() (*Images, error) {
	images, _, err := s.SampledImages()
	return images, err
}

// SampledImages reads the set's images and says which of the file they are.
func (s Set) SampledImages() (*Images, []Sample, error) {
	images, err := s.readImages()
	if err != nil {
		return nil, nil, err
	}
	indices, samples, err := s.choose(images.Len(), func(i int) (string, string, string) {
		return strconv.Itoa(images.Labels[i]), "", fmt.Sprintf("image %d", i+1)
	})
	if err != nil || len(indices) == images.Len() {
		return images, samples, err
	}
	some := &Images{Height: images.Height, Width: images.Width}
	for _, i := range indices {
		some.Labels = append(some.Labels, images.Labels[i])
		some.Pixels = append(some.Pixels, images.Image(i)...)
	}
	return some, samples, nil
}

func (s Set) readImages() (*Images, error) {
	if s.Collection.Format == USPS {
		return ReadUSPS(s.Paths[0])
	}
	return ReadImages(s.Paths[0], s.Paths[1])
}

// Hashes returns the SHA-256 of the set's files, in the order of Paths, for the
// record of a run. Their paths there do not tell whose machine it was.
func (s Set) Hashes() ([]FileHash, error) {
	hashes := make([]FileHash, len(s.Paths))
	for i, file := range s.Split.Files {
		sum, err := fileChecksum(s.Paths[i])
		if err != nil {
			return nil, err
		}
		hashes[i] = FileHash{Path: file, SHA256: sum}
		if !s.Collection.packedAnyhow(file) {
			continue
		}
		if hashes[i].Content, err = lineChecksum(s.Paths[i]); err != nil {
			return nil, err
		}
	}
	return hashes, nil
}

// packedAnyhow tells whether the manifest has the sum of the file's unpacked content.
func (c Collection) packedAnyhow(path string) bool {
	return slices.ContainsFunc(c.Files, func(f File) bool { return f.Path == path && f.Member != "" })
}

// CheckCounts reads the set and compares how many samples it has of each class with
// what the manifest says. The error names the set and the first class that differs.
func (s Set) CheckCounts() (err error) {
	var samples []Sample
	if s.Kind == KindImages {
		_, samples, err = s.SampledImages()
	} else {
		_, samples, err = s.SampledDrawings()
	}
	if err != nil {
		return err
	}
	counts := map[string]int{}
	for _, sample := range samples {
		counts[sample.Class]++
	}
	for _, class := range slices.Sorted(maps.Keys(counts)) {
		if counts[class] != s.Split.Counts[class] {
			return fmt.Errorf("%s has %d of %s, the manifest says %d", s.Name, counts[class], class, s.Split.Counts[class])
		}
	}
	if len(counts) != len(s.Split.Counts) {
		return fmt.Errorf("%s has %d classes, the manifest says %d", s.Name, len(counts), len(s.Split.Counts))
	}
	return nil
}

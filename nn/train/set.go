package train

import (
	"fmt"

	"digitscope/nn/ink"
	"digitscope/nn/train/data"
)

// A Set is labelled pictures to score a network with.
type Set struct {
	Name string
	// NotDigits: the pictures show other things, and nothing is known of their
	// labels.
	NotDigits bool
	// Test: nothing was learned from the pictures.
	Test    bool
	files   []data.FileHash
	samples []data.Sample
	// strokes are those of drawings; nil of images.
	strokes [][]ink.Stroke
	labels  []int // 0…9, or all 0 where NotDigits
	// draw writes picture i into dst and reports whether there is ink. It may be
	// called from several goroutines at once.
	draw func(dst []float32, i int) bool
}

// Len is the number of pictures.
func (s Set) Len() int { return len(s.labels) }

// Label is the digit that picture i shows; no matter where the set shows no digits.
func (s Set) Label(i int) int { return s.labels[i] }

// Sample says which of the file picture i is; of known sets alone, see LoadSet.
func (s Set) Sample(i int) data.Sample { return s.samples[i] }

// Classes are the indices of the pictures by their class; of known sets alone.
func (s Set) Classes() map[string][]int {
	classes := map[string][]int{}
	for i, sample := range s.samples {
		classes[sample.Class] = append(classes[sample.Class], i)
	}
	return classes
}

// Strokes are those of picture i, nil if it is an image. They belong to the set.
func (s Set) Strokes(i int) []ink.Stroke {
	if s.strokes == nil {
		return nil
	}
	return s.strokes[i]
}

// Source says what the set was read from and what for: ForTraining or ForEvaluation.
func (s Set) Source(use string) Source {
	return Source{Name: s.Name, Use: use, Count: s.Len(), Files: s.files}
}

// Picture is picture i as the network reads it.
func (s Set) Picture(i int) []float32 {
	picture := make([]float32, ink.Side*ink.Side)
	s.draw(picture, i)
	return picture
}

func imageSet(name string, images *data.Images, notDigits, normalise bool) (Set, error) {
	set := Set{Name: name, NotDigits: notDigits, labels: images.Labels}
	if notDigits {
		set.labels = make([]int, images.Len())
	}
	if err := checkDigits(set.labels); err != nil {
		return Set{}, err
	}
	set.draw = func(dst []float32, i int) bool {
		if normalise {
			source := make([]float32, images.Height*images.Width)
			greys(source, images.Image(i))
			return ink.Normalise(dst, source, images.Height, images.Width)
		}
		return greys(dst, images.Image(i))
	}
	return set, nil
}

// greys turns bytes into 0…1 and reports whether there is ink.
func greys(dst []float32, image []byte) (inked bool) {
	for i, v := range image {
		dst[i] = float32(v) / 255
		inked = inked || v > 0
	}
	return inked
}

func drawingSet(name string, drawings []data.Drawing, notDigits bool) (Set, error) {
	set := Set{Name: name, NotDigits: notDigits, labels: make([]int, len(drawings))}
	for i, drawing := range drawings {
		set.strokes = append(set.strokes, drawing.Strokes)
		if notDigits {
			continue
		}
		digit, ok := drawing.Digit()
		if !ok {
			return Set{}, fmt.Errorf("line %d: the label %q is no digit", drawing.Line, drawing.Label)
		}
		set.labels[i] = digit
	}
	set.draw = func(dst []float32, i int) bool {
		var renderer ink.Renderer
		return renderer.Render(dst, drawings[i].Strokes, ink.Pen)
	}
	return set, nil
}

// LoadSet reads a known set. Images of another size than the network reads are
// normalised. The error names the file, and the line or the image.
func LoadSet(known data.Set) (set Set, err error) {
	var samples []data.Sample
	if known.Kind == data.KindImages {
		var images *data.Images
		if images, samples, err = known.SampledImages(); err == nil {
			set, err = imageSet(known.Name, images, known.NotDigits, checkSide(images) != nil)
		}
	} else {
		var drawings []data.Drawing
		if drawings, samples, err = known.SampledDrawings(); err == nil {
			set, err = drawingSet(known.Name, drawings, known.NotDigits)
		}
		if known.Kind == data.KindPictures {
			set.draw = canvasPictures(drawings)
		}
	}
	if err != nil {
		return Set{}, err
	}
	set.Test, set.samples = known.Test, samples
	set.files, err = known.Hashes()
	return set, err
}

// Sets are the known sets of a directory.
type Sets struct {
	All []Set
	// Presence is the one named PresenceSet.
	Presence Set
}

// LoadSets reads the known sets of a directory. The error names the file, or says
// that PresenceSet is missing.
func LoadSets(dir string) (sets Sets, err error) {
	if err := data.Known().CheckWhole(dir); err != nil {
		return Sets{}, err
	}
	for _, known := range data.KnownSets(dir) {
		set, err := LoadSet(known)
		if err != nil {
			return Sets{}, err
		}
		sets.All = append(sets.All, set)
		if set.Name == PresenceSet {
			sets.Presence = set
		}
	}
	if sets.Presence.Len() == 0 {
		return Sets{}, fmt.Errorf("%s has no %s: fetch pendigits with make data DATA=%s", dir, PresenceSet, dir)
	}
	return sets, nil
}

// ReadDrawingSet reads drawings, see data.ReadDrawings, to be rendered as the
// page does. Labels must be digits unless notDigits. The error names the file.
func ReadDrawingSet(name, path string, notDigits bool) (Set, error) {
	drawings, err := data.ReadDrawings(path)
	if err != nil {
		return Set{}, err
	}
	set, err := drawingSet(name, drawings, notDigits)
	if err != nil {
		return Set{}, fmt.Errorf("%s: %w", path, err)
	}
	return set, nil
}

// ReadImageSet reads images, see data.ReadImages. With normalise they may have
// any size and are cropped, scaled and centred by ink.Normalise; without, they
// must be as the network reads them, ink.Side × ink.Side. Labels must be 0…9
// unless notDigits. The error names the file.
func ReadImageSet(name, imagesPath, labelsPath string, notDigits, normalise bool) (Set, error) {
	images, err := data.ReadImages(imagesPath, labelsPath)
	if err != nil {
		return Set{}, err
	}
	if !normalise {
		if err := checkSide(images); err != nil {
			return Set{}, fmt.Errorf("%s: %w", imagesPath, err)
		}
	}
	set, err := imageSet(name, images, notDigits, normalise)
	if err != nil {
		return Set{}, fmt.Errorf("%s: %w", labelsPath, err)
	}
	return set, nil
}

func checkSide(images *data.Images) error {
	if images.Height != ink.Side || images.Width != ink.Side {
		return fmt.Errorf("the images are %d × %d, the network reads %d × %d: normalise them",
			images.Height, images.Width, ink.Side, ink.Side)
	}
	return nil
}

func checkDigits(labels []int) error {
	for i, label := range labels {
		if label < 0 || label > 9 {
			return fmt.Errorf("image %d: the label %d is no digit", i+1, label)
		}
	}
	return nil
}

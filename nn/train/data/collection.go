package data

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A Collection is a data set as its authors publish it, with the splits that this
// project makes of it.
type Collection struct {
	Name    string `json:"name"`
	Title   string `json:"title"`
	Shows   string `json:"shows"`  // what there is to see, for people
	Digits  bool   `json:"digits"` // whether it shows digits: its labels are 0…9
	Authors string `json:"authors"`
	Year    int    `json:"year"`
	Home    string `json:"home"` // the public address to read about it and to get it
	Licence string `json:"licence"`
	Format  Format `json:"format"`
	// Classes are the names of the labels 0, 1, …; without them a label's class is
	// what stands before its first slash.
	Classes []string `json:"classes,omitempty"`
	// LeftOut are labels that belong to no split, and what a person who expects a
	// digit would read them as.
	LeftOut map[string]string `json:"leftOut,omitempty"`
	// Archive is what files with a Member are taken from.
	Archive *File   `json:"archive,omitempty"`
	Files   []File  `json:"files"`
	Splits  []Split `json:"splits"`
}

// unlicensed is the licence of what nobody may pass on for all that is known.
const unlicensed = "none stated"

// MayBePassedOn tells whether a licence says so.
func (c Collection) MayBePassedOn() bool { return c.Licence != unlicensed }

// Format says how a collection's files are to be read.
type Format string

const (
	IDX     Format = "idx"     // images and labels, see ReadImages
	Strokes Format = "strokes" // JSON lines, see ReadDrawings
	USPS    Format = "usps"    // lines of numbers, see ReadUSPS
)

// A File is one file of a data directory.
type File struct {
	Path string `json:"path"` // within the data directory, with slashes
	// SHA256, 64 hexadecimal digits, and Bytes are the file's. Of a file with a
	// Member they are its lines', unpacked: gzip's bytes depend on who packed them.
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
	// URLs are where the same bytes are, tried in this order.
	URLs []string `json:"urls,omitempty"`
	// Member is the name of the UNIPEN file, in .Z, within the collection's archive,
	// that the file is made from.
	Member string `json:"member,omitempty"`
}

// Public tells whether an address is known that the file can be had from. Others
// have to be put into the data directory by hand.
func (f File) Public() bool { return len(f.URLs) > 0 || f.Member != "" }

// A Split is the part of a collection that serves one purpose.
type Split struct {
	Name  string   `json:"name"`
	Use   Use      `json:"use"`
	Files []string `json:"files"` // their paths: images and labels, or the one file
	// Pictures: the drawings are to be stored as small pictures, and normalised
	// from these.
	Pictures bool `json:"pictures,omitempty"`
	// Only, if given, is what a sample must belong to; Without is what it must not.
	Only    *Selection `json:"only,omitempty"`
	Without *Selection `json:"without,omitempty"`
	// Sample is how many evenly spaced samples lie in the repository to test the
	// network with: 0 where the licence does not say that they may, too.
	Sample int            `json:"sample,omitempty"`
	Counts map[string]int `json:"counts"` // of samples, by class
}

// Use is what a split is for.
type Use string

const (
	Train Use = "train" // to be learned from
	Test  Use = "test"  // held back: never learned from
	Spare Use = "spare" // neither: for experiments
)

// Count is the number of samples.
func (s Split) Count() (count int) {
	for _, n := range s.Counts {
		count += n
	}
	return count
}

// class is the name of the class that a label stands for.
func (c Collection) class(label string) (string, error) {
	number, err := strconv.Atoi(label)
	switch {
	case c.Digits && (err != nil || number < 0 || number > 9 || len(label) != 1):
		return "", fmt.Errorf("the label %q is no digit", label)
	case c.Digits:
		return label, nil
	case c.Classes == nil:
		name, _, _ := strings.Cut(label, "/")
		return name, nil
	case err != nil || number < 0 || number >= len(c.Classes):
		return "", fmt.Errorf("the label %q is not in 0…%d", label, len(c.Classes)-1)
	}
	return c.Classes[number], nil
}

// ClassNames are the classes of a split in the order in which people expect them.
func (c Collection) ClassNames(split Split) []string {
	names := slices.Sorted(maps.Keys(split.Counts))
	slices.SortStableFunc(names, func(a, b string) int { return slices.Index(c.Classes, a) - slices.Index(c.Classes, b) })
	return names
}

package data

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// listedText lists the samples of the known sets that are duplicates, or that were
// judged mislabelled or unreadable.
//
//go:embed listed.txt
var listedText string

// A Listing is a sample that may be left out, and why.
type Listing struct {
	Place
	Kind   Fault
	Of     Place // of a duplicate: the other one
	Reason string
}

// A Place is where a sample is.
type Place struct {
	Set    string // the name of its split
	Number int    // in the split's file, counted from 1
}

// Fault is what is wrong with a sample.
type Fault string

const (
	Duplicate   Fault = "duplicate"   // of another sample: the same, or nearly so
	Mislabelled Fault = "mislabelled" // it shows another digit
	Unreadable  Fault = "unreadable"  // nobody can tell that it shows what its label says
)

// ListedSamples are the known ones.
func ListedSamples() []Listing {
	listings, err := ParseListed(strings.NewReader(listedText))
	if err != nil {
		panic("listed.txt: " + err.Error()) // part of the program, and tested
	}
	return listings
}

// ParseListed reads lines of the form
//
//	SET NUMBER mislabelled REASON
//	SET NUMBER unreadable REASON
//	SET NUMBER duplicate SET NUMBER REASON
//
// and passes over empty lines and those that begin with #. No sample is listed
// twice. The error names the line and what was wrong there.
func ParseListed(r io.Reader) ([]Listing, error) {
	var listings []Listing
	seen := map[Place]bool{}
	scanner := bufio.NewScanner(r)
	for line := 1; scanner.Scan(); line++ {
		fields := strings.Fields(scanner.Text())
		if len(fields) == 0 || fields[0][0] == '#' {
			continue
		}
		listing, err := parseListing(fields)
		if err == nil && seen[listing.Place] {
			err = fmt.Errorf("%s %d is listed twice", listing.Set, listing.Number)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		seen[listing.Place] = true
		listings = append(listings, listing)
	}
	return listings, scanner.Err()
}

func parseListing(fields []string) (listing Listing, err error) {
	rest := fields
	if listing.Place, rest, err = parsePlace(rest); err != nil {
		return Listing{}, err
	}
	if len(rest) == 0 || !slices.Contains([]Fault{Duplicate, Mislabelled, Unreadable}, Fault(rest[0])) {
		return Listing{}, fmt.Errorf("expected %s, %s or %s behind set and number", Duplicate, Mislabelled, Unreadable)
	}
	listing.Kind, rest = Fault(rest[0]), rest[1:]
	if listing.Kind == Duplicate {
		if listing.Of, rest, err = parsePlace(rest); err != nil {
			return Listing{}, err
		}
	}
	if len(rest) == 0 {
		return Listing{}, fmt.Errorf("no reason is given")
	}
	listing.Reason = strings.Join(rest, " ")
	return listing, nil
}

func parsePlace(fields []string) (Place, []string, error) {
	if len(fields) < 2 {
		return Place{}, nil, fmt.Errorf("expected a set and a number")
	}
	number, err := strconv.Atoi(fields[1])
	if err != nil || number < 1 {
		return Place{}, nil, fmt.Errorf("%.40q is no number of a sample, counted from 1", fields[1])
	}
	return Place{fields[0], number}, fields[2:], nil
}

// String is the listing's line.
func (l Listing) String() string {
	if l.Kind == Duplicate {
		return fmt.Sprintf("%v %s %v %s", l.Place, l.Kind, l.Of, l.Reason)
	}
	return fmt.Sprintf("%v %s %s", l.Place, l.Kind, l.Reason)
}

// String is "mnist-test 12".
func (p Place) String() string { return fmt.Sprintf("%s %d", p.Set, p.Number) }

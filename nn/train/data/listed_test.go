package data

import (
	"path/filepath"
	"strings"
	"testing"
)

// What is listed is in a known split, and what it duplicates too.
func TestListedSamples(t *testing.T) {
	counts := map[string]int{} // of the samples in all files of the split
	for _, collection := range Known().Collections {
		for _, split := range collection.Splits {
			counts[split.Name] = 0
			for _, other := range collection.Splits {
				if other.Files[0] == split.Files[0] {
					counts[split.Name] += other.Count() + 20*len(collection.LeftOut)
				}
			}
		}
	}
	unreadable := 0
	for _, listing := range ListedSamples() {
		if listing.Set == "pendigits-test" && listing.Kind != Duplicate {
			unreadable++
		}
		if listing.Number > counts[listing.Set] {
			t.Errorf("%v: there is no such sample", listing)
		}
		if listing.Kind == Duplicate && (listing.Of.Number > counts[listing.Of.Set] || listing.Of == listing.Place) {
			t.Errorf("%v: what it duplicates is not there", listing)
		}
	}
	if unreadable != 27 {
		t.Errorf("%d drawings of pendigits' test set are listed, weights/README.md says 27", unreadable)
	}
}

func TestParseListed(t *testing.T) {
	listings, err := ParseListed(strings.NewReader("# a comment\n\nmnist-train 7 duplicate mnist-test 12 the same scan\nmnist-test 3 mislabelled shows a 4\n"))
	if err != nil || len(listings) != 2 {
		t.Fatalf("got %v, %v", listings, err)
	}
	if listings[0] != (Listing{Place{"mnist-train", 7}, Duplicate, Place{"mnist-test", 12}, "the same scan"}) {
		t.Errorf("got %+v", listings[0])
	}
	if line := listings[1].String(); line != "mnist-test 3 mislabelled shows a 4" {
		t.Errorf("got %q", line)
	}
	for text, fault := range map[string]string{
		"\nmnist-test":                          "line 2: expected a set and a number",
		"mnist-test x unreadable a blot":        `line 1: "x" is no number`,
		"mnist-test 0 unreadable a blot":        `line 1: "0" is no number`,
		"mnist-test 1 ugly a blot":              "line 1: expected duplicate, mislabelled or unreadable",
		"mnist-test 1 unreadable":               "line 1: no reason",
		"mnist-test 1 duplicate mnist-test":     "line 1: expected a set and a number",
		"a 1 unreadable x\na 1 mislabelled a 2": "line 2: a 1 is listed twice",
	} {
		if _, err := ParseListed(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), fault) {
			t.Errorf("%q: got %v, expected %q", text, err, fault)
		}
	}
}

func FuzzParseListed(f *testing.F) {
	f.Add(listedText)
	f.Add("a 1 duplicate b 2 c")
	f.Fuzz(func(t *testing.T, text string) {
		listings, err := ParseListed(strings.NewReader(text))
		if err != nil {
			return
		}
		var lines strings.Builder
		for _, listing := range listings {
			lines.WriteString(listing.String() + "\n")
		}
		if again, err := ParseListed(strings.NewReader(lines.String())); err != nil || len(again) != len(listings) {
			t.Fatalf("%d of %d come back: %v", len(again), len(listings), err)
		}
	})
}

// Listed samples are left out of the set without them, and of it alone.
func TestWithoutListed(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, pendigitsTestFile), strings.Repeat(`{"label":4,"strokes":[[[0,0],[1,1]]]}`+"\n", 100))
	for name, expected := range map[string]int{"pendigits-test": 100, "pendigits-test-readable": 99} { // the 99th is listed
		if drawings, err := knownSet(t, dir, name).Drawings(); err != nil || len(drawings) != expected {
			t.Errorf("%s: %d drawings, %v, expected %d", name, len(drawings), err, expected)
		}
	}
}

// Labels that a set cannot have are found where they are read.
func TestSetsRefuseOtherLabels(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		pendigitsTestFile:                 `{"label":4,"strokes":[[[0,0],[1,1]]]}` + "\n\n" + `{"label":10,"strokes":[[[0,0],[1,1]]]}`,
		"mnist/t10k-images-idx3-ubyte.gz": imagesFile, "mnist/t10k-labels-idx1-ubyte.gz": labelsFile,
		"quickdraw/images-idx3-ubyte.gz": imagesFile, "quickdraw/labels-idx1-ubyte.gz": labelsFile,
	} {
		writeFile(t, filepath.Join(dir, name), content)
	}
	_, drawings := knownSet(t, dir, "pendigits-test").Drawings()
	_, digits := knownSet(t, dir, "mnist-test").Images()
	_, doodles := knownSet(t, dir, "quickdraw-train").Images()
	for _, test := range []struct {
		err   error
		fault string
	}{
		{drawings, pendigitsTestFile + `: line 3: the label "10" is no digit`},
		{digits, `mnist/t10k-labels-idx1-ubyte.gz: image 2: the label "255" is no digit`},
		{doodles, `quickdraw/labels-idx1-ubyte.gz: image 1: the label "7" is not in 0…2`},
	} {
		if test.err == nil || !strings.HasSuffix(test.err.Error(), test.fault) {
			t.Errorf("got %v, expected %q", test.err, test.fault)
		}
	}
}

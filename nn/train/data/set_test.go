package data

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	omniglotFile      = "omniglot/strokes-small1.jsonl.gz"
	pendigitsTestFile = "pendigits/strokes-test.jsonl.gz"
)

func TestKnownSets(t *testing.T) {
	dir := t.TempDir()
	if sets := KnownSets(dir); len(sets) != 0 {
		t.Errorf("an empty directory has %v", sets)
	}
	for _, file := range []string{
		"quickdraw/images-idx3-ubyte.gz", "quickdraw/labels-idx1-ubyte.gz", omniglotFile, pendigitsTestFile,
		"mnist/train-labels-idx1-ubyte.gz", "mnist/train-images-idx3-ubyte.gz",
		"mnist/t10k-images-idx3-ubyte.gz", // its labels are missing
		"usps/zip.test.gz",                // spare
	} {
		writeFile(t, filepath.Join(dir, file), "content of "+file)
	}
	var names []string
	for _, set := range KnownSets(dir) {
		names = append(names, set.Name)
		if set.NotDigits != (strings.HasPrefix(set.Name, "omniglot") || strings.HasPrefix(set.Name, "quickdraw")) {
			t.Errorf("%s: NotDigits is %t", set.Name, set.NotDigits)
		}
		if set.Test == strings.HasSuffix(set.Name, "-train") {
			t.Errorf("%s: Test is %t", set.Name, set.Test)
		}
		if expected := map[Kind]int{KindImages: 2, KindDrawings: 1, KindPictures: 1}[set.Kind]; len(set.Paths) != expected {
			t.Errorf("%s: paths %v", set.Name, set.Paths)
		}
	}
	expected := []string{
		"mnist-train", "pendigits-test", "pendigits-test-readable", "pendigits-test-pictures", "pendigits-test-pictures-readable",
		"omniglot-train", "omniglot", "omniglot-drawers", "quickdraw-train", "quickdraw",
	}
	if !slices.Equal(names, expected) {
		t.Errorf("got %v, expected %v", names, expected)
	}
	held := slices.DeleteFunc(Known().HeldBack(), func(name string) bool { return !slices.Contains(names, name) })
	expected = slices.DeleteFunc(expected, func(name string) bool { return strings.HasSuffix(name, "-train") })
	if !slices.Equal(held, expected) {
		t.Errorf("held back are %v, expected %v", held, expected)
	}
}

func TestSetHashes(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, omniglotFile), "abc")
	hashes, err := KnownSets(dir)[0].Hashes()
	expected := FileHash{Path: omniglotFile, SHA256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}
	if err != nil || len(hashes) != 1 || hashes[0] != expected {
		t.Errorf("got %v, %v", hashes, err)
	}
}

// pendigits' files are packed by whoever makes them: in another way they are the same.
func TestRepackedFileIsTheSame(t *testing.T) {
	var hashes []FileHash
	for _, content := range []string{"abc", packed(t, "abc"), "abd"} {
		dir := t.TempDir()
		writeFile(t, filepath.Join(dir, pendigitsTestFile), content)
		found, err := KnownSets(dir)[0].Hashes()
		if err != nil {
			t.Fatal(err)
		}
		hashes = append(hashes, found...)
	}
	plain, repacked, other := hashes[0], hashes[1], hashes[2]
	if plain.SHA256 == repacked.SHA256 || !plain.Same(repacked) || plain.Same(other) {
		t.Errorf("got %v", hashes)
	}
	elsewhere := plain
	elsewhere.Path = "another"
	if plain.Same(elsewhere) {
		t.Error("a file is the same as another one")
	}
	plain.Content, repacked.Content = "", "" // as in records of old
	if plain.Same(repacked) || !plain.Same(plain) {
		t.Errorf("got %v", hashes)
	}
}

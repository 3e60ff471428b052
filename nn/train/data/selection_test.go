package data

import (
	"encoding/binary"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// set finds a known set by its name.
func knownSet(t *testing.T, dir, name string) Set {
	t.Helper()
	sets := KnownSets(dir)
	i := slices.IndexFunc(sets, func(s Set) bool { return s.Name == name })
	if i < 0 {
		t.Fatalf("%s is not known", name)
	}
	return sets[i]
}

// No alphabet of one scored part and no drawer of the other is learned from, no
// character that looks like a digit belongs to any part.
func TestOmniglotParts(t *testing.T) {
	dir := t.TempDir()
	var lines strings.Builder
	for _, label := range []string{"Latin/character05", "Latin/character12", "Greek/character05", "Greek/character15"} {
		for _, writer := range []string{"01", "17"} {
			fmt.Fprintf(&lines, `{"label":%q,"writer":%q,"strokes":[[[0,0],[1,1]]]}`+"\n", label, writer)
		}
	}
	writeFile(t, filepath.Join(dir, omniglotFile), lines.String())
	for name, expected := range map[string]string{
		"omniglot-train":   "Latin/character05 01",
		"omniglot":         "Greek/character05 01, Greek/character05 17",
		"omniglot-drawers": "Latin/character05 17",
	} {
		drawings, err := knownSet(t, dir, name).Drawings()
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range drawings {
			got = append(got, d.Label+" "+d.Writer)
		}
		if joined := strings.Join(got, ", "); joined != expected {
			t.Errorf("%s: got %s, expected %s", name, joined, expected)
		}
	}
}

// The classes of images are either learned from or scored.
func TestImageParts(t *testing.T) {
	dir := t.TempDir()
	images := binary.BigEndian.AppendUint32([]byte{0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 1}, 1)
	labels := []byte{0, 0, 8, 1, 0, 0, 0, 10}
	for i := range byte(10) {
		images, labels = append(images, 10*i), append(labels, i)
	}
	writeFile(t, filepath.Join(dir, "kmnist/t10k-images-idx3-ubyte.gz"), string(images))
	writeFile(t, filepath.Join(dir, "kmnist/t10k-labels-idx1-ubyte.gz"), string(labels))
	for name, expected := range map[string][]int{"kmnist-train": {0, 1, 2, 3, 4, 5, 6}, "kmnist": {7, 8, 9}} {
		set, err := knownSet(t, dir, name).Images()
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(set.Labels, expected) {
			t.Errorf("%s: labels %v, expected %v", name, set.Labels, expected)
		}
		for i, label := range set.Labels {
			if int(set.Image(i)[0]) != 10*label {
				t.Errorf("%s: the image of label %d belongs to another", name, label)
			}
		}
	}
}

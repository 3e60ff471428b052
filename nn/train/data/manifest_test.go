package data

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The manifest is readable, whole, and says what is known of these sets.
func TestManifest(t *testing.T) {
	counts := map[string]int{}
	for _, collection := range Known().Collections {
		if !strings.HasPrefix(collection.Home, "http") {
			t.Errorf("%s: home %q", collection.Name, collection.Home)
		}
		for _, file := range collection.Files {
			for _, address := range file.URLs {
				if !strings.HasPrefix(address, "https://") {
					t.Errorf("%s: address %q", file.Path, address)
				}
			}
		}
		for _, split := range collection.Splits {
			counts[split.Name] = split.Count()
			if names := collection.ClassNames(split); collection.Digits && strings.Join(names, "") != "0123456789" {
				t.Errorf("%s: classes %v", split.Name, names)
			}
		}
	}
	for name, expected := range map[string]int{
		"mnist-train": 60000, "mnist-test": 10000, "pendigits-train": 7494, "pendigits-test": 3498, "pendigits-test-pictures": 3498,
		"usps-train": 7291, "usps-test": 2007, "omniglot-train": 1200, "omniglot": 620, "omniglot-drawers": 300,
		"kmnist-train": 7000, "kmnist": 3000, "quickdraw-train": 2000, "quickdraw": 1000,
	} {
		if counts[name] != expected {
			t.Errorf("%s: %d samples, expected %d", name, counts[name], expected)
		}
	}
}

// The README of weights/ says how many characters are left out.
func TestDigitLikeCharacters(t *testing.T) {
	for _, collection := range Known().Collections {
		if collection.Name != "omniglot" {
			continue
		}
		if len(collection.LeftOut) != 30 {
			t.Errorf("%d characters are left out, weights/README.md says 30", len(collection.LeftOut))
		}
		for name, digit := range collection.LeftOut {
			if !regexp.MustCompile(`^[A-Z][A-Za-z_]+/character\d\d$`).MatchString(name) || !strings.ContainsAny(digit, "0123456789") {
				t.Errorf("%q, like %q, is no character of omniglot", name, digit)
			}
		}
	}
}

func TestParseManifestRefuses(t *testing.T) {
	const sum = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	const whole = `{"collections": [{"name": "a", "title": "A", "shows": "digits", "digits": true, "authors": "B", "year": 1999,
		"home": "https://a.example", "licence": "MIT", "format": "idx",
		"files": [{"path": "a/i", "sha256": "` + sum + `", "bytes": 1}, {"path": "a/l", "sha256": "` + sum + `", "bytes": 1}],
		"splits": [{"name": "s", "use": "train", "files": ["a/i", "a/l"], "counts": {"0": 1}}]}]}`
	if _, err := ParseManifest([]byte(whole)); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ old, new, fault string }{
		{`"name": "a"`, `"nam": "a"`, "unknown field"},
		{`]}]}`, `]}]} {}`, "more behind"},
		{`"licence": "MIT"`, `"licence": ""`, "a: a name, title"},
		{`"idx"`, `"csv"`, `a: the format "csv"`},
		{`"path": "a/i"`, `"path": "../i"`, `the path "../i"`},
		{`"path": "a/i"`, `"path": "/i"`, `the path "/i"`},
		{sum, "0123", "a/i: the SHA-256"},
		{`"bytes": 1`, `"bytes": 0`, "a/i: the SHA-256 or the size"},
		{`"bytes": 1`, `"bytes": 1, "member": "x"`, "a/i is made from an archive"},
		{`"train"`, `"learn"`, `s: the use "learn"`},
		{`["a/i", "a/l"]`, `["a/i"]`, "s: 1 files, expected 2"},
		{`["a/i", "a/l"]`, `["a/i", "a/x"]`, "s: a/x is no file"},
		{`"use": "train"`, `"use": "train", "pictures": true`, "s: only strokes"},
		{`{"0": 1}`, `{}`, "s: it has no counts"},
		{`{"0": 1}}`, `{"0": 1}}, {"name": "s", "use": "test", "files": ["a/i", "a/l"], "counts": {"0": 1}}`, "a: there are two splits s"},
	} {
		_, err := ParseManifest([]byte(strings.Replace(whole, test.old, test.new, 1)))
		if err == nil || !strings.Contains(err.Error(), test.fault) {
			t.Errorf("%s: got %v, expected %q", test.new, err, test.fault)
		}
	}
}

func TestMayBePassedOn(t *testing.T) {
	for _, c := range Known().Collections {
		if got, expected := c.MayBePassedOn(), c.Name != "mnist" && c.Name != "usps"; got != expected {
			t.Errorf("%s: %t under the licence %q", c.Name, got, c.Licence)
		}
	}
}

// What is read can be used: nothing of it lies outside of the data directory.
func FuzzParseManifest(f *testing.F) {
	f.Add(manifestText)
	f.Add([]byte(`{"collections": [{"name": "a", "title": "A", "shows": "s", "authors": "B", "year": 1, "home": "h", "licence": "l",
		"format": "strokes", "files": [], "splits": []}]}`))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, text []byte) {
		manifest, err := ParseManifest(text)
		if err != nil {
			return
		}
		for _, collection := range manifest.Collections {
			for _, file := range collection.Files {
				if !filepath.IsLocal(file.Path) {
					t.Errorf("%q lies elsewhere", file.Path)
				}
			}
			for _, split := range collection.Splits {
				collection.ClassNames(split)
			}
		}
		if err := manifest.CheckWhole(dir); err != nil {
			t.Error(err)
		}
		manifest.Deviations(dir)
	})
}

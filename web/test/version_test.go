package test

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"digitscope/web/site"
)

// second is the version that nextVersion makes.
const second = "0123456789"

// nextVersion is the site with other files in place of those that the patterns name,
// each of which may name those before it: as it is built after a change.
func nextVersion(t *testing.T, patterns ...string) string {
	t.Helper()
	files := siteFiles(t)
	changes := []string{firstVersion(t, files), second}
	update := func(name, end string) []byte {
		content := []byte(strings.NewReplacer(changes...).Replace(string(files[name])) + end)
		changes = append(changes, hash(files[name]), hash(content))
		return content
	}
	for _, pattern := range patterns {
		name := fileNamed(t, pattern)
		renamed := regexp.MustCompile(`\.\w{10}\.`).ReplaceAllString(name, "."+second+".")
		content := files[name]
		if !strings.HasSuffix(name, ".wasm") {
			content = update(name, "\n/* changed */")
		}
		changes = append(changes, name, renamed)
		delete(files, name)
		files[renamed] = content
	}
	replacer := strings.NewReplacer(changes...)
	for _, name := range []string{"index.html", "training/index.html"} { // whose policy allows the script in it
		for _, script := range regexp.MustCompile(`(?s)<script>(.*?)</script>`).FindAllSubmatch(files[name], -1) {
			changes = append(changes, allowance(script[1]), allowance([]byte(replacer.Replace(string(script[1])))))
		}
	}
	for _, name := range []string{"index.html", "training/index.html", "worker.js"} {
		files[name] = update(name, "")
	}
	return writeSite(t, files)
}

// allowance is a script's hash as a policy in a page writes it.
func allowance(script []byte) string {
	sum := sha256.Sum256(script)
	return strings.ReplaceAll(base64.StdEncoding.EncodeToString(sum[:]), "+", "&#43;")
}

func firstVersion(t *testing.T, files map[string][]byte) string {
	t.Helper()
	version := regexp.MustCompile(`data-version="(\w+)"`).FindSubmatch(files["index.html"])
	if version == nil {
		t.Fatal("the page has no version")
	}
	return string(version[1])
}

// fileNamed is the one file of the site whose name matches.
func fileNamed(t *testing.T, pattern string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, pattern))
	if err != nil || len(names) != 1 {
		t.Fatalf("the site has not one file %s but %q", pattern, names)
	}
	return filepath.Base(names[0])
}

func hash(content []byte) string { return fmt.Sprintf("%x", sha256.Sum256(content)) }

func writeSite(t *testing.T, files map[string][]byte) string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := site.Write(path, content); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

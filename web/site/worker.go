package site

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// addWorker adds the service worker, which keeps the files of one version for the time
// without a network. The version, a hash of them all, is written into the pages, so
// that a page knows whether there is a newer one.
func addWorker(files map[string][]byte) error {
	version := versionOf(files)
	programs, kept := map[string]keptFile{}, []keptFile{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Base(name) == "index.html" {
			files[name] = bytes.Replace(files[name], []byte("<html "), fmt.Appendf(nil, `<html data-version="%s" `, version), 1)
		}
		file := keptFile{cmp.Or(strings.TrimSuffix(name, "index.html"), "./"), describe(name, "", files[name]).SHA256}
		switch {
		case name == singleFile: // that needs no worker
		case strings.HasPrefix(name, simdProgram+"."):
			programs["simd"] = file
		case strings.HasPrefix(name, scalarProgram+"."):
			programs["scalar"] = file
		default:
			kept = append(kept, file)
		}
	}
	script, err := bundleScript("page/offline/worker.js", map[string]any{"VERSION": version, "FILES": kept, "PROGRAMS": programs})
	files["worker.js"] = script
	return err
}

// A keptFile is what the worker must know of a file: its address, and its content's hash.
type keptFile struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

func versionOf(files map[string][]byte) string {
	all := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(all, "%s %x\n", name, sha256.Sum256(files[name]))
	}
	return hex.EncodeToString(all.Sum(nil))[:10]
}

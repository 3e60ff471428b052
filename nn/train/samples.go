package train

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"

	"digitscope/nn/train/data"
)

// sampleFiles are where a sample of a held-back set lies, as the command sample
// writes them: the drawings, or the images and their labels.
type sampleFiles struct {
	set       string
	names     []string
	notDigits bool
}

// SampleSets reads the samples of held-back sets that may be passed on, from a
// directory that the command sample wrote. Whoever has the network has them too,
// and can check its record against them. The error names the file.
func SampleSets(dir string) ([]Set, error) {
	var sets []Set
	for _, files := range []sampleFiles{
		{"pendigits-test", []string{"pendigits-test.jsonl.gz"}, false},
		{"omniglot", []string{"omniglot.jsonl.gz"}, true},
		{"kmnist", []string{"kmnist-images.gz", "kmnist-labels.gz"}, true},
		{"quickdraw", []string{"quickdraw-images.gz", "quickdraw-labels.gz"}, true},
	} {
		set, err := files.read(dir)
		if err != nil {
			return nil, err
		}
		sets = append(sets, set)
	}
	return sets, nil
}

func (f sampleFiles) read(dir string) (set Set, err error) {
	name, first := f.set+"-sample", filepath.Join(dir, f.names[0])
	if len(f.names) == 1 {
		set, err = ReadDrawingSet(name, first, f.notDigits)
	} else {
		set, err = ReadImageSet(name, first, filepath.Join(dir, f.names[1]), f.notDigits, false)
	}
	if err != nil {
		return Set{}, err
	}
	set.files, err = f.hashes(dir)
	return set, err
}

func (f sampleFiles) hashes(dir string) (hashes []data.FileHash, err error) {
	for _, name := range f.names {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(content)
		hashes = append(hashes, data.FileHash{Path: name, SHA256: hex.EncodeToString(sum[:])})
	}
	return hashes, nil
}

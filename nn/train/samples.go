package train

import (
	"os"
	"path/filepath"

	"digitscope/nn/train/data"
)

// SampleSets reads the samples of held-back sets that may be passed on, from a
// directory that the command sample wrote. Whoever has the network has them too,
// and can check its record against them. The error names the file.
func SampleSets(dir string) ([]Set, error) {
	var sets []Set
	for _, collection := range data.Known().Collections {
		for _, split := range collection.Splits {
			if split.Sample == 0 {
				continue
			}
			set, err := readSample(dir, collection, split)
			if err != nil {
				return nil, err
			}
			sets = append(sets, set)
		}
	}
	return sets, nil
}

// SampleFiles are the names of the files that a split's sample lies in: the
// drawings, or the images and their labels.
func SampleFiles(collection data.Collection, split data.Split) []string {
	if collection.Format == data.Strokes {
		return []string{split.Name + ".jsonl.gz"}
	}
	return []string{split.Name + "-images.gz", split.Name + "-labels.gz"}
}

func readSample(dir string, collection data.Collection, split data.Split) (set Set, err error) {
	name, files := split.Name+"-sample", SampleFiles(collection, split)
	first := filepath.Join(dir, files[0])
	if len(files) == 1 {
		set, err = ReadDrawingSet(name, first, !collection.Digits)
	} else {
		set, err = ReadImageSet(name, first, filepath.Join(dir, files[1]), !collection.Digits, false)
	}
	if err != nil {
		return Set{}, err
	}
	set.files, err = hashes(dir, files)
	return set, err
}

func hashes(dir string, files []string) (hashes []data.FileHash, err error) {
	for _, name := range files {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, data.FileHash{Path: name, SHA256: FileOf(name, content).SHA256})
	}
	return hashes, nil
}

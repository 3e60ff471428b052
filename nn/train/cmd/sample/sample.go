package main

import (
	"fmt"

	"digitscope/nn/train"
	"digitscope/nn/train/data"
)

// A sample is a number of pictures from a set.
type sample struct {
	collection data.Collection
	split      data.Split
}

// samples are those that the manifest asks for.
func samples() (samples []sample) {
	for _, collection := range data.Known().Collections {
		for _, split := range collection.Splits {
			if split.Sample > 0 {
				samples = append(samples, sample{collection, split})
			}
		}
	}
	return samples
}

// A file is what is to be written under a name.
type file struct {
	name    string
	content []byte
}

// take finds the set in the directory and returns the sample as files that
// train.SampleSets reads.
func (s sample) take(dir string) ([]file, error) {
	for _, set := range data.KnownSets(dir) {
		switch {
		case set.Name != s.split.Name:
		case set.Kind == data.KindDrawings:
			return s.drawings(set)
		default:
			return s.images(set)
		}
	}
	return nil, fmt.Errorf("not in %s", dir)
}

func (s sample) drawings(set data.Set) ([]file, error) {
	all, err := set.Drawings()
	if err != nil {
		return nil, err
	}
	indices, err := spread(s.split.Sample, len(all))
	if err != nil {
		return nil, err
	}
	chosen := make([]data.Drawing, len(indices))
	for i, index := range indices {
		chosen[i] = all[index]
	}
	names := train.SampleFiles(s.collection, s.split)
	return []file{{names[0], pack(encodeDrawings(chosen))}}, nil
}

func (s sample) images(set data.Set) ([]file, error) {
	all, err := set.Images()
	if err != nil {
		return nil, err
	}
	indices, err := spread(s.split.Sample, all.Len())
	if err != nil {
		return nil, err
	}
	chosen := &data.Images{Height: all.Height, Width: all.Width}
	for _, index := range indices {
		chosen.Pixels = append(chosen.Pixels, all.Image(index)...)
		chosen.Labels = append(chosen.Labels, all.Labels[index])
	}
	names := train.SampleFiles(s.collection, s.split)
	return []file{{names[0], pack(encodeImages(chosen))}, {names[1], pack(encodeLabels(chosen))}}, nil
}

// spread chooses count evenly spaced indices below n.
func spread(count, n int) ([]int, error) {
	if n < count {
		return nil, fmt.Errorf("%d pictures, expected at least %d", n, count)
	}
	indices := make([]int, count)
	for i := range indices {
		indices[i] = i * n / count
	}
	return indices, nil
}

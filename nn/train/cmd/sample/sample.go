package main

import (
	"fmt"

	"digitscope/nn/train/data"
)

// A sample is a number of pictures from a set.
type sample struct {
	set   string
	count int
}

// samples leave out MNIST: no licence says that it may be passed on.
func samples() []sample {
	return []sample{{"pendigits-test", 250}, {"omniglot", 100}, {"kmnist", 100}, {"quickdraw", 100}}
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
		case set.Name != s.set:
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
	indices, err := s.spread(len(all))
	if err != nil {
		return nil, err
	}
	chosen := make([]data.Drawing, s.count)
	for i, index := range indices {
		chosen[i] = all[index]
	}
	return []file{{s.set + ".jsonl.gz", pack(encodeDrawings(chosen))}}, nil
}

func (s sample) images(set data.Set) ([]file, error) {
	all, err := set.Images()
	if err != nil {
		return nil, err
	}
	indices, err := s.spread(all.Len())
	if err != nil {
		return nil, err
	}
	chosen := &data.Images{Height: all.Height, Width: all.Width}
	for _, index := range indices {
		chosen.Pixels = append(chosen.Pixels, all.Image(index)...)
		chosen.Labels = append(chosen.Labels, all.Labels[index])
	}
	return []file{
		{s.set + "-images.gz", pack(encodeImages(chosen))},
		{s.set + "-labels.gz", pack(encodeLabels(chosen))},
	}, nil
}

// spread chooses evenly spaced indices below n.
func (s sample) spread(n int) ([]int, error) {
	if n < s.count {
		return nil, fmt.Errorf("%d pictures, expected at least %d", n, s.count)
	}
	indices := make([]int, s.count)
	for i := range indices {
		indices[i] = i * n / s.count
	}
	return indices, nil
}

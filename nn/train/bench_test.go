package train

import "testing"

func BenchmarkDrawingSample(b *testing.B)  { benchmarkSample(b, Mixture{Drawings: 1}) }
func BenchmarkImageSample(b *testing.B)    { benchmarkSample(b, Mixture{Images: 1}) }
func BenchmarkFormSample(b *testing.B)     { benchmarkSample(b, Mixture{Forms: 1}) }
func BenchmarkInventedSample(b *testing.B) { benchmarkSample(b, Mixture{Others: Others{Invented: 1}}) }

func benchmarkSample(b *testing.B, mixture Mixture) {
	h := Default()
	h.Mixture = mixture
	s := newSampler(testCorpus(b), h)
	picture, step := newPicture(), 0
	for b.Loop() {
		s.sample(picture, step, 0)
		step++
	}
}

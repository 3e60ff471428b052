package train

import "testing"

func BenchmarkDrawingSample(b *testing.B) { benchmarkSample(b, 1) }
func BenchmarkImageSample(b *testing.B)   { benchmarkSample(b, 0) }

func benchmarkSample(b *testing.B, share float64) {
	h := Default()
	h.DrawingShare = share
	s := newSampler(testCorpus(b), h)
	picture, step := newPicture(), 0
	for b.Loop() {
		s.sample(picture, step, 0)
		step++
	}
}

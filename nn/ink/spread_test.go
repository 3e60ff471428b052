package ink

import (
	"math"
	"math/rand/v2"
	"testing"
)

// However large the cells are: a plane stays one, all ink together stays the same, and
// in its own size the picture does.
func TestSpreadKeepsTheInk(t *testing.T) {
	random := rand.New(rand.NewPCG(81, 82))
	picture := make([]float32, Side*Side)
	for i := range picture {
		picture[i] = random.Float32()
	}
	for _, size := range [][3]int{{1, Side, Side}, {1, 14, 14}, {3, 20, 31}, {2, 56, 5}, {1, 1, 1}} {
		maps, height, width := size[0], size[1], size[2]
		dst := make([]float32, maps*height*width)
		Spread(dst, maps, height, width, picture)
		ink, want := 0.0, 0.0
		for i, v := range dst {
			if v != dst[i/maps*maps] {
				t.Fatalf("%v: the maps differ", size)
			}
			ink += float64(v) / float64(len(dst))
		}
		for i, v := range picture {
			want += float64(v) / float64(len(picture))
			if height == Side && width == Side && v != dst[i*maps] {
				t.Fatalf("%v: cell %d is %v, want %v", size, i, dst[i*maps], v)
			}
		}
		if math.Abs(ink-want) > 1e-6 {
			t.Errorf("%v: the mean is %v, want %v", size, ink, want)
		}
	}
	dst := make([]float32, 4)
	Spread(dst, 1, 2, 2, cornered())
	if dst[0] != 1 || dst[1] != 0 || dst[2] != 0 || dst[3] != 0 {
		t.Errorf("ink in the upper left quarter becomes %v", dst)
	}
}

// cornered has ink in its upper left quarter.
func cornered() []float32 {
	picture := make([]float32, Side*Side)
	for row := range Side / 2 {
		for column := range Side / 2 {
			picture[row*Side+column] = 1
		}
	}
	return picture
}

package nn

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// A filter that is set is that part of the tensor, row by row, and nothing else is
// another one; what Filter gives is a copy.
func TestFilters(t *testing.T) {
	random := rand.New(rand.NewPCG(37, 38))
	for range 20 {
		in, maps, kernel := Shape{1 + random.IntN(4), 9, 9}, 1+random.IntN(5), 1+random.IntN(6)
		l := testConvolution(t, in, maps, kernel, true, randomValues(random, kernel*kernel*in.Maps*maps+maps))
		area := kernel * kernel
		want, bias := exported(l)
		o, i, filter := random.IntN(maps), random.IntN(in.Maps), randomValues(random, area)
		l.SetFilter(o, i, filter)
		copy(want[(o*in.Maps+i)*area:], filter)
		got, gotBias := exported(l)
		if !slices.Equal(got, want) || !slices.Equal(gotBias, bias) {
			t.Fatalf("filter %d, %d of %d × %d is set to %v: weights %v, want %v", o, i, kernel, kernel, filter, got, want)
		}
		if copied := l.Filter(o, i); !slices.Equal(copied, filter) {
			t.Fatalf("filter %d, %d is %v, want %v", o, i, copied, filter)
		} else if clear(copied); !slices.Equal(l.Filter(o, i), filter) {
			t.Fatal("to change what Filter gave changes the layer")
		}
	}
}

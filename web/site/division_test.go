package site

import "testing"

func TestTheProgramsPartsMakeTheWhole(t *testing.T) {
	whole := Size{Raw: 6_000_000, Gzip: 2_000_000, Brotli: 1_500_000}
	parts, err := Divide(whole)
	if err != nil {
		t.Fatal(err)
	}
	var sum Size
	for _, part := range parts {
		if part.Raw < 50_000 || part.Gzip < 10_000 || part.Brotli < 10_000 {
			t.Errorf("%s takes next to nothing: %v", part.Name, part.Size)
		}
		sum = sum.Plus(part.Size)
	}
	const rounding = 4
	if d := sum.minus(whole); max(d.Raw, -d.Raw, d.Gzip, -d.Gzip, d.Brotli, -d.Brotli) > rounding {
		t.Errorf("the parts are %v together, want %v", sum, whole)
	}
}

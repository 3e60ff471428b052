package explain

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestRounded(t *testing.T) {
	for _, c := range []struct {
		terms    []float64
		total    float64
		decimals int
		want     []float64
		sum      float64
	}{
		{[]float64{0.3, 0.3, 0.4}, 1, 0, []float64{0, 0, 1}, 1},
		{[]float64{1. / 3, 1. / 3, 1. / 3}, 1, 2, []float64{0.34, 0.33, 0.33}, 1},
		{[]float64{0.126, 0.126, 0, -0.002}, 0.25, 2, []float64{0.12, 0.13, 0, 0}, 0.25},
		{[]float64{-0.126, -0.126, 0.002}, -0.25, 2, []float64{-0.12, -0.13, 0}, -0.25},
		{[]float64{0.125, -1.5}, -1.375, 3, []float64{0.125, -1.5}, -1.375},
		{[]float64{0, 0.004, 0}, 0.0051, 2, []float64{0, 0.01, 0}, 0.01},
		{[]float64{412.5, 0, -1.25, 3}, 414.31, 2, []float64{412.52, 0, -1.23, 3.02}, 414.31},
		{[]float64{-300, 2}, -298.05, 2, []float64{-300.03, 1.98}, -298.05},
		{nil, 0, 2, []float64{}, 0},
	} {
		if got, sum := Rounded(c.terms, c.total, c.decimals); !reflect.DeepEqual(got, c.want) || sum != c.sum {
			t.Errorf("%v to %d decimals: %v = %v, want %v = %v", c.terms, c.decimals, got, sum, c.want, c.sum)
		}
	}
}

// Sums of hundreds, as painted filters make them, are many units of the last decimal
// off in float32: the figures add up all the same, as near to their terms as can be.
func TestRoundedOfLargeSums(t *testing.T) {
	random := rand.New(rand.NewPCG(71, 72))
	for range 500 {
		terms, total := make([]float64, 1+random.IntN(20)), 0.0
		for i := range terms {
			terms[i] = 400 * random.NormFloat64()
			total += terms[i]
		}
		missing := random.NormFloat64()
		total += missing
		rounded, sum := Rounded(terms, total, 2)
		hundredths, off := 0, math.Abs(missing)/float64(len(terms))
		for i, v := range rounded {
			expect(t, "figure", v, terms[i], off+0.02)
			hundredths += int(math.Round(100 * v))
		}
		if want := int(math.Round(100 * total)); hundredths != want || int(math.Round(100*sum)) != want {
			t.Fatalf("%v: the figures %v make %d hundredths, the total %d", terms, rounded, hundredths, want)
		}
	}
}

// Whatever the terms, and even where the total was rounded itself: the figures add
// up, none is a unit or more off, and no zero becomes anything else.
func TestRoundedAddsUp(t *testing.T) {
	random := rand.New(rand.NewPCG(59, 60))
	for range 2000 {
		decimals := random.IntN(4)
		unit := math.Pow10(-decimals)
		terms, total := make([]float64, 1+random.IntN(40)), 0.0
		for i := range terms {
			if random.IntN(3) > 0 {
				terms[i] = random.NormFloat64() * unit * math.Pow10(random.IntN(3)-1)
			}
			total += terms[i]
		}
		if near := total + 0.9*unit*(2*random.Float64()-1); math.Abs(math.Round(near/unit)*unit-total) < 0.99*unit {
			total = near
		}
		rounded, sum := Rounded(terms, total, decimals)
		expect(t, "sum", sum, total, unit/2*1.000001)
		units := 0
		for i, v := range rounded {
			if terms[i] == 0 && v != 0 || math.Signbit(v) && v == 0 {
				t.Fatalf("%v is written as %v", terms[i], v)
			}
			expect(t, "figure", v, terms[i], unit)
			units += int(math.Round(v / unit))
		}
		if want := int(math.Round(sum / unit)); units != want {
			t.Fatalf("%v: the figures %v make %d units, the total %d", terms, rounded, units, want)
		}
	}
}

// What the page writes of the shipped network adds up to what it computed: of an
// output, bias, seven votes and the rest make the logit to three decimals.
func TestWrittenVotesAddUp(t *testing.T) {
	for name, n := range shipped(t) {
		for _, picture := range pictures(t, 2) {
			p := forward(n, picture)
			for digit, logit := range p.Logits() {
				votes := Votes(p, digit)
				lines, rest := []float64{float64(votes.Bias)}, 0.0
				for i, term := range votes.Terms {
					if i < 7 {
						lines = append(lines, term.Product)
					} else {
						rest += term.Product
					}
				}
				rounded, sum := Rounded(append(lines, rest), votes.Total(), 3)
				thousandths := 0
				for _, v := range rounded {
					thousandths += int(math.Round(1000 * v))
				}
				if want := int(math.Round(1000 * float64(logit))); thousandths != want || int(math.Round(1000*sum)) != want {
					t.Errorf("%s: the ledger of %d makes %d thousandths, its logit is %v", name, digit, thousandths, logit)
				}
			}
		}
	}
}

package test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// heading is what a stage's section says of itself.
type heading struct{ Name, Shape, Largest string }

// headings are the sections between input and output, in order on the page, when
// their figures have followed.
func (p *page) headings() []heading {
	p.t.Helper()
	p.settle(`[...document.querySelectorAll(".legend")].map((e) => e.textContent).join()`)
	return value[[]heading](p, `[...document.querySelectorAll(".stage")].map((s) => ({
		name: s.querySelector("h3").innerText.replace(/\s+/g, " ").trim(),
		shape: s.querySelector(".shape").innerText.replace(/\s+/g, " ").trim(),
		largest: s.querySelector(".legend").textContent.split(" ").at(-1),
	}))`)
}

func TestHeadersAreOfTheNetwork(t *testing.T) {
	t.Parallel()
	open(t, setup{}).expectHeadings()
}

func (p *page) expectHeadings() {
	p.t.Helper()
	layers := p.layers()
	headings := p.headings()
	if len(headings) != len(layers)-2 {
		p.t.Fatalf("%d stages between input and output, want %d", len(headings), len(layers)-2)
	}
	for i, got := range headings {
		l := layers[i+1]
		if got.Name != l.Name {
			p.t.Errorf("stage %d is called %q, the network calls it %q", i, got.Name, l.Name)
		}
		words := strings.ReplaceAll(got.Shape, ",", "")
		want := fmt.Sprintf("%d × %d × %d = %d", l.Shape[0], l.Shape[1], l.Shape[2], l.size())
		if l.Shape[1] == 1 { // a vector: how it comes about, and its length
			want = fmt.Sprint(l.size())
		}
		if !strings.HasSuffix(words, want) {
			p.t.Errorf("%s is said to be %q, want %q", l.Name, got.Shape, want)
		}
		if factors, product, ok := strings.Cut(words, " = "); ok {
			expectProduct(p.t, factors, product)
		}
	}
	output := layers[len(layers)-1]
	if name := p.text("#output-name"); name != output.Name {
		p.t.Errorf("the output is called %q, the network calls it %q", name, output.Name)
	}
	if shape := p.text("#output-shape"); !strings.HasSuffix(shape, fmt.Sprint(output.size())) {
		p.t.Errorf("the output is said to be %q, it has %d values", shape, output.size())
	}
}

// expectProduct adds up what a person can add up.
func expectProduct(t *testing.T, factors, product string) {
	t.Helper()
	result := 1
	for factor := range strings.SplitSeq(factors, "×") {
		n := 0
		if _, err := fmt.Sscan(factor, &n); err != nil {
			t.Errorf("%q is not a product", factors)
			return
		}
		result *= n
	}
	if fmt.Sprint(result) != product {
		t.Errorf("%s is %d, not %s", factors, result, product)
	}
}

func TestStagesStandInTheNetworksOrder(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	lefts := value[[]float64](p, `["#pad", ...Array(document.querySelectorAll(".stage").length).fill(".stage"), "#bars"]
		.map((s, i) => document.querySelectorAll(s)[s === ".stage" ? i - 1 : 0].getBoundingClientRect().left)`)
	if !slices.IsSorted(lefts) {
		t.Errorf("on a desktop the stages do not go from left to right: %v", lefts)
	}
	p.resize(phone)
	p.frames()
	tops := value[[]float64](p, `[document.querySelector(".answer"), document.querySelector("#pad"), document.querySelector("#bars"),
		...document.querySelectorAll(".stage")].map((e) => e.getBoundingClientRect().top)`)
	if !slices.IsSorted(tops) {
		t.Errorf("on a phone answer, pad, bars and stages do not stand under each other: %v", tops)
	}
}

func TestLegendsSayTheLargestActivation(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	expect := func(what string) {
		t.Helper()
		layers := p.layers()
		for i, got := range p.headings() {
			if want := fmt.Sprintf("%.2f", slices.Max(layers[i+1].Activations)); got.Largest != want {
				t.Errorf("%s: the legend of %s goes to %s, its largest activation is %s", what, got.Name, got.Largest, want)
			}
		}
	}
	expect("blank")
	p.draw(dense(seven))
	expect("seven")
	p.draw(zero)
	expect("zero")
}

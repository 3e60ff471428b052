package test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"

	"digitscope/web/chromium"
)

// Drawings that are read with both programs: sure ones, and two whose
// probabilities are spread.
var compared = map[string][]stroke{
	"seven":               {seven},
	"zero":                {zero},
	"one":                 {one},
	"one or seven":        {{{0.33, 0.35}, {0.55, 0.2}, {0.5, 0.86}}},
	"nine, seven or four": {{{0.58, 0.24}, {0.35, 0.28}, {0.33, 0.5}, {0.62, 0.5}}, {{0.64, 0.2}, {0.6, 0.85}}},
}

func TestABrowserWithoutSIMDGetsTheScalarProgram(t *testing.T) {
	t.Parallel()
	simd := open(t, setup{})
	scalar := open(t, setup{script: `WebAssembly.validate = () => false;`})
	simd.expectLoaded("digitscope", "digitscope-scalar")
	scalar.expectLoaded("digitscope-scalar", "digitscope")
	for name, strokes := range compared {
		want, got := simd.draw(strokes...), scalar.draw(strokes...)
		if math.Abs(got.Presence-want.Presence) > 1e-4 {
			t.Errorf("%s: %v without SIMD, %v with", name, got, want)
		}
		for digit, probability := range want.Probabilities {
			if math.Abs(got.Probabilities[digit]-probability) > 1e-4 {
				t.Errorf("%s: %d has %.6f without SIMD, %.6f with", name, digit, got.Probabilities[digit], probability)
			}
		}
	}
}

// expectLoaded checks which of the two programs was fetched.
func (p *page) expectLoaded(program, other string) {
	p.t.Helper()
	requests := p.host.requests()
	if n := len(slices.DeleteFunc(slices.Clone(requests), func(name string) bool { return name != programName(program) })); n != 1 {
		p.t.Errorf("%s was fetched %d times, want once: %q", program, n, requests)
	}
	if slices.Contains(requests, programName(other)) {
		p.t.Errorf("%s was fetched too: %q", other, requests)
	}
}

// V8 has SIMD only on processors with SSE4.1, which can be hidden from it.
func TestTheScalarProgramRunsWhereSIMDDoesNot(t *testing.T) {
	t.Parallel()
	old, end, err := chromium.Start(context.Background(), chromedp.Flag("js-flags", "--no-enable-sse4-1"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(end)
	p := open(t, setup{browser: old, starting: true})
	if p.compiles("digitscope") {
		t.Skip("SIMD cannot be switched off on this processor")
	}
	if !p.compiles("digitscope-scalar") {
		t.Fatal("the scalar program does not compile without SIMD")
	}
	p.ready()
	p.mouse().draw(dense(seven))
	p.frames()
	p.expectDigit(7)
	p.expectInk()
}

// compiles reports whether the browser takes the program.
func (p *page) compiles(program string) bool {
	p.t.Helper()
	return value[bool](p, fmt.Sprintf(`WebAssembly.validate(await (await fetch(%q)).arrayBuffer())`, programName(program)))
}

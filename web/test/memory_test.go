package test

import (
	"math"
	"testing"
)

// When the program's memory grows, as it does for a long drawing, the page's
// views of it end. Nothing of that is seen outside.
func TestTheProgramsMemoryGrows(t *testing.T) {
	p := open(t, setup{script: `
		const instantiate = WebAssembly.instantiate;
		WebAssembly.instantiate = async (...values) => (window.instance = await instantiate(...values));
		window.memory = () => instance.exports.mem.buffer.byteLength;`})
	before := p.draw(dense(seven))
	p.run(`window.picture = digitscope.layers()[0].activations; window.seven = digitscope.strokes()`)
	const classify = `digitscope.classify(picture)`
	classified := value[result](p, classify)
	p.run(`
		window.small = memory();
		digitscope.draw([Array.from({ length: 3e5 }, (_, i) => [0.5 + 0.4 * Math.sin(i), 0.5 + 0.4 * Math.cos(i)])]);`)
	if !value[bool](p, `memory() > small`) {
		t.Fatal("a drawing of 300,000 points fits into the memory of a blank page")
	}
	expectAlike(t, "classify", value[result](p, classify), classified)
	expectAlike(t, "draw", value[result](p, `digitscope.draw(seven)`), before)
}

func expectAlike(t *testing.T, what string, got, want result) {
	t.Helper()
	expectNear(t, what, got, want, 1e-6)
}

func expectNear(t *testing.T, what string, got, want result, tolerance float64) {
	t.Helper()
	for digit, probability := range want.Probabilities {
		if !(math.Abs(got.Probabilities[digit]-probability) <= tolerance) { // nor NaN
			t.Errorf("%s: probability of %d is %v, want %v", what, digit, got.Probabilities[digit], probability)
		}
	}
}

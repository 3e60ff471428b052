package test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"

	"digitscope/nn"
	"digitscope/nn/compact"
	"digitscope/nn/half"
	"digitscope/web/site"
)

// another is a network of another shape than the committed one: other filters, one
// convolution, an average pool with a margin, three classes; nothing has trained it.
func another(t *testing.T) []byte {
	t.Helper()
	n, err := nn.New(nn.Architecture{Input: [3]int{1, 28, 28}, Layers: []nn.LayerSpec{
		{Kind: nn.KindConvolution, Maps: 6, Size: 3, ReLU: true},
		{Kind: nn.KindAveragePool, Size: 4},
		{Kind: nn.KindFlatten},
		{Kind: nn.KindDense, Units: 20, ReLU: true},
		{Kind: nn.KindDense, Units: 3},
		{Kind: nn.KindSoftmax},
	}}, nn.Thresholds{Sure: 0.1, Known: 0.01})
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(71, 72))
	n.Initialise(random)
	for i := range n.Parameters() { // biases too
		n.Parameters()[i] += float32(random.NormFloat64() * 0.05)
	}
	half.Round(n.Parameters())
	file, err := compact.Encode(n)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// The page is of any network: all that it shows comes from what the program has.
func TestAnotherNetworkGoesThroughThePage(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := site.BuildOf(another(t), folder); err != nil {
		t.Fatal(err)
	}
	h := newHost(t, nil)
	h.deploy(folder)
	p := open(t, setup{host: h})
	r := p.draw(dense(seven))
	p.frames()
	layers := p.layers()
	var names []string
	for _, l := range layers {
		names = append(names, l.Name)
	}
	if got, want := strings.Join(names, ", "), "Input, Convolution, Average pool, Flatten, Fully connected, Output"; got != want {
		t.Fatalf("the stages are %s, want %s", got, want)
	}
	p.expectHeadings()

	// the answer
	if len(r.Probabilities) != 3 || r.Digit == nil {
		t.Fatalf("%v with %d probabilities, want a digit of three", r, len(r.Probabilities))
	}
	if digits := p.text("#digits"); len(strings.Fields(digits)) != 6 {
		t.Errorf("the bars say %q, want three digits and their percentages", digits)
	}
	p.expectPercents()
	p.expectNoOverflow(r)

	// the inspector
	p.expectAllAddsUp()
	p.focus(1)
	p.key(kb.Enter)
	if value[bool](p, `document.querySelector(".looks-for") !== null`) {
		t.Error("patches of another network are shown")
	}
	p.key(kb.Escape)

	// the votes
	v := p.tally()
	first, second := r.candidates()
	p.expectSum(v.Title, v.Terms, v.Total, r.Logits[first]-r.Logits[second])

	// what if
	p.expectOff(p.switchStrongest(1))
	p.click(allOn)
	painted := p.pin(1)
	p.click("#paint")
	p.waitFor(`document.querySelectorAll("#painter .editor-cell").length === 9`)
	p.click(blankPreset)
	p.frames()
	p.expectConvolved("blank", painted, make([]float64, 9))
	p.click(resetAll)
	p.key(kb.Escape)

	// Play
	p.stillMotion()
	p.click("#play")
	for stage := len(layers) - 1; stage > 0; stage-- {
		p.expectStage(layers, stage)
		p.key(kb.ArrowLeft)
	}
	p.key(kb.Escape)

	// the printout
	p.run(`dispatchEvent(new Event("beforeprint"))`)
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	words := p.text("#printout")
	for _, l := range layers[1 : len(layers)-1] {
		if !strings.Contains(words, l.Name) {
			t.Errorf("the printout does not name %s: %s", l.Name, words)
		}
	}
}

package test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const (
	switchOff = "#off"
	listed    = `[...document.querySelectorAll("#changes button")].filter((b) => b.classList.contains("off")).map((b) => b.innerText)`
	allOn     = "#changes button:not(.off)"
)

// switchStrongest switches off the map, neuron or element of a stage's largest value.
func (p *page) switchStrongest(stage int) unit {
	p.t.Helper()
	p.run(`document.getElementById("inspector-close").click()`)
	p.focus(stage)
	p.key(kb.Enter)
	u, ok := unitOf(p.written().Title, p.layers(), stage)
	if !ok || !value[bool](p, isPinned) {
		p.t.Fatalf("Enter on stage %d pins %q", stage, p.written().Title)
	}
	p.click(switchOff)
	return u
}

// expectOff expects nothing but zeros of what is off, and answers that differ.
func (p *page) expectOff(units ...unit) {
	p.t.Helper()
	layers := p.layers()
	for _, u := range units {
		l := layers[u.Layer]
		area := l.Shape[1] * l.Shape[2]
		if values := l.Activations[u.Channel*area : (u.Channel+1)*area]; slices.Max(values) != 0 || slices.Min(values) != 0 {
			p.t.Errorf("%v is off and has values up to %v", u, slices.Max(values))
		}
		if slices.Max(l.Activations) == 0 {
			p.t.Errorf("all of %s is 0 where %v is off", l.Name, u)
		}
	}
	if names := value[[]string](p, listed); len(names) != len(units) {
		p.t.Errorf("%q are listed, %d are off", names, len(units))
	}
	p.expectPercents()
}

// expectPercents compares the written probabilities with the interface's.
func (p *page) expectPercents() {
	p.t.Helper()
	r := p.result()
	for digit, written := range value[[]string](p, `[...document.querySelectorAll("#digits .percent")].map((e) => e.innerText)`) {
		if want := percents(r.Probabilities[digit]); written != want {
			p.t.Errorf("the page gives %d %s, the interface %s", digit, written, want)
		}
	}
}

func TestWhatIfMapsAndNeuronsWereOff(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	drawn := p.draw(dense(seven))
	p.frames()
	before := p.layers()
	if value[bool](p, `document.getElementById("changes").checkVisibility()`) {
		t.Error("the list of what is off shows when nothing is")
	}
	last := drawn.Logits
	var off []unit
	for _, stage := range []int{1, 6, 5, 3} {
		off = append(off, p.switchStrongest(stage))
		p.expectOff(off...)
		now := p.result().Logits
		if slices.Equal(now, last) {
			t.Errorf("switching %v off changes no logit", off[len(off)-1])
		}
		last = now
	}
	names := value[[]string](p, listed)
	for i, u := range off {
		if !strings.HasPrefix(names[i], before[u.Layer].Name+", ") || !strings.Contains(names[i], fmt.Sprintf(" %d ", u.Channel+1)) {
			t.Errorf("%v is listed as %q", u, names[i])
		}
	}
	neuron := off[1]
	for digit := range 10 {
		if vote := p.votesOf(digit)[neuron.Channel]; vote != 0 {
			t.Errorf("neuron %d is off and votes %v for %d", neuron.Channel, vote, digit)
		}
	}
	p.click(fmt.Sprintf(`#changes [aria-label$="neuron %d"]`, neuron.Channel+1))
	p.expectOff(off[0], off[2], off[3])
	if p.layers()[6].Activations[neuron.Channel] == 0 {
		t.Errorf("neuron %d stays off when it is taken from the list", neuron.Channel)
	}
	p.click(allOn)
	p.expectUnchanged("all back on", before)
	if now := p.result().Logits; !slices.Equal(now, drawn.Logits) {
		t.Errorf("all back on, the logits are %v, were %v", now, drawn.Logits)
	}
	if value[bool](p, `document.getElementById("changes").checkVisibility()`) {
		t.Error("the list of what is off stays")
	}
	p.expectPercents()
}

func TestWhatIsOffStaysOffWithoutGraphics(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.tolerate(`CONTEXT_LOST_WEBGL|context lost`)
	p.draw(dense(seven))
	p.frames()
	var off []unit
	for _, stage := range []int{1, 6, 5} {
		off = append(off, p.switchStrongest(stage))
	}
	p.click("#common")
	title, logits, names, largest := p.written().Title, p.result().Logits, value[[]string](p, listed), p.headings()
	p.run(lose)
	p.waitFor(hasView)
	p.waitFor(running)
	p.frames()
	p.expectOff(off...)
	if now := p.result().Logits; !slices.Equal(now, logits) {
		t.Errorf("the logits are %v, were %v", now, logits)
	}
	if now := value[[]string](p, listed); !slices.Equal(now, names) {
		t.Errorf("listed are %q, were %q", now, names)
	}
	if now := p.headings(); !slices.Equal(now, largest) {
		t.Errorf("the scales go to %v, to %v before", now, largest)
	}
	p.expectPinned("after the graphics were lost", title, true)
	p.click(allOn)
	p.expectOff()
}

// With one scale all legends between input and output end alike.
func TestOneScale(t *testing.T) {
	t.Parallel()
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	own, maps := p.headings(), p.pictureOf(p.slots()[1])
	layers := p.layers()
	for i, l := range layers[1:7] {
		if want := fmt.Sprintf("%.2f", slices.Max(l.Activations)); own[i].Largest != want {
			t.Errorf("the legend of %s ends with %s, want its own %s", l.Name, own[i].Largest, want)
		}
	}
	largest := 0.0
	for _, l := range layers[1:7] {
		largest = max(largest, slices.Max(l.Activations))
	}
	p.click("#common")
	for _, got := range p.headings() {
		if want := fmt.Sprintf("%.2f", largest); got.Largest != want {
			t.Errorf("with one scale the legend of %s ends with %s, want %s", got.Name, got.Largest, want)
		}
	}
	p.hoverOver("#pad")
	p.frames()
	if same(p.pictureOf(p.slots()[1]), maps) {
		t.Error("one scale changes no colour of the first maps")
	}
	p.click("#common")
	p.hoverOver("#pad")
	if now := p.headings(); !slices.Equal(now, own) || !same(p.pictureOf(p.slots()[1]), maps) {
		t.Errorf("scales of their own go to %v, to %v before", now, own)
	}
}

package test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"
)

// Buttons of the tour.
const (
	previous = "#tour-controls button:nth-of-type(1)"
	next     = "#tour-controls button:nth-of-type(2)"
	again    = "#tour-controls button:nth-of-type(3)"
	endTour  = "#tour-controls button:nth-of-type(4)"
)

// keepTitles collects what the inspector's title says, one after the other.
const keepTitles = `
	window.titles = [];
	new MutationObserver(() => titles.push(document.querySelector("#inspector-title").innerText))
		.observe(document.querySelector("#inspector-title"), { childList: true, characterData: true, subtree: true });`

func (p *page) stillMotion() {
	p.t.Helper()
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}},
	})
}

// expectStage waits until the tour is at a stage and says so.
func (p *page) expectStage(layers []layer, stage int) {
	p.t.Helper()
	p.waitFor(fmt.Sprintf(`document.querySelector("#tour-controls .tour-place")?.innerText === "%d of %d"`, stage+1, len(layers)))
	if title := p.text("#inspector-title"); title != layers[stage].Name {
		p.t.Errorf("the caption of stage %d is %q, want %q", stage+1, title, layers[stage].Name)
	}
}

func TestPlayGoesThroughTheStages(t *testing.T) {
	p := open(t, setup{script: countFrames})
	p.click(`#samples [data-digit="7"]`)
	layers := p.layers()
	p.waitFor(`document.querySelector("#inspector-title").innerText.startsWith("For example")`) // which follows at a pace
	p.run(keepTitles)
	p.click("#play")
	p.expectStage(layers, 7)
	p.waitFor(`performance.now() - lastFrame > 1000`)
	var names []string
	for _, l := range layers[1:] {
		names = append(names, l.Name)
	}
	if titles := value[[]string](p, `titles`); !slices.Equal(titles, names) {
		t.Errorf("Play tells of %q, want %q", titles, names)
	}
	p.key(kb.ArrowLeft)
	p.expectStage(layers, 6)
	p.click(previous)
	p.expectStage(layers, 5)
	p.click(next)
	p.expectStage(layers, 6)
	p.key(kb.ArrowRight)
	p.key(kb.ArrowRight) // there is nothing behind the last
	p.expectStage(layers, 7)
	p.click(again)
	p.expectStage(layers, 1)
	p.expectStage(layers, 7)
	p.waitFor(`performance.now() - lastFrame > 500`)
	p.click(endTour)
	if value[bool](p, `document.querySelector("#tour-controls") !== null`) {
		t.Error("the tour's buttons stay when it has ended")
	}
	if title := p.text("#inspector-title"); title == layers[7].Name {
		t.Error("the story stays when the tour has ended")
	}
}

func TestWithoutMotionPlayJumps(t *testing.T) {
	p := open(t, setup{})
	p.stillMotion()
	p.click(`#samples [data-digit="7"]`)
	layers := p.layers()
	p.waitFor(`document.querySelector("#inspector-title").innerText.startsWith("For example")`) // which follows at a pace
	p.run(keepTitles)
	p.click("#play")
	p.expectStage(layers, 7)
	if titles := value[[]string](p, `titles`); !slices.Equal(titles, []string{layers[7].Name}) {
		t.Errorf("Play tells of %q, want the last stage at once", titles)
	}
	p.key(kb.ArrowLeft)
	p.expectStage(layers, 6)
}

// expectStory looks for parts of what the tour tells.
func (p *page) expectStory(what string, parts ...string) {
	p.t.Helper()
	story := strings.Join(strings.Fields(p.text("#working")), " ")
	for _, part := range parts {
		if !strings.Contains(story, part) {
			p.t.Errorf("%s: the story does not say %q: %s", what, part, story)
		}
	}
}

// thousands writes a number as the page does.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}

func active(l layer) int {
	n := 0
	for _, v := range l.Activations {
		if v > 0 {
			n++
		}
	}
	return n
}

// expectFigures compares what is told of a stage with its values.
func (p *page) expectStoryOf(layers []layer, stage int) {
	p.t.Helper()
	l, u := layers[stage], strongest(layers, stage)
	shape := l.Shape
	largest := fmt.Sprintf("%.2f", slices.Max(l.Activations))
	place := fmt.Sprintf("map %d lights up most, with %s at row %d, column %d", u.Channel+1, largest, u.Row+1, u.Column+1)
	above := fmt.Sprintf("%s of %s", thousands(active(l)), thousands(l.size()))
	switch l.Kind {
	case "input":
		p.expectStory(l.Name, "20 × 20", "28 × 28", thousands(l.size())+" numbers", fmt.Sprintf("%d of them", active(l)))
	case "conv":
		p.expectStory(l.Name, fmt.Sprintf("%d filters", shape[0]), "5 × 5", place, above+" cells")
		if maps := layers[stage-1].Shape[0]; maps > 1 {
			p.expectStory(l.Name, fmt.Sprintf("all %d maps", maps))
		}
	case "pool":
		p.expectStory(l.Name, "2 × 2", "one number in 4", thousands(l.size())+" remain of "+thousands(layers[stage-1].size()), place)
	case "flatten":
		p.expectStory(l.Name, fmt.Sprintf("%d maps of %d × %d", layers[stage-1].Shape[0], layers[stage-1].Shape[1], layers[stage-1].Shape[2]),
			fmt.Sprintf("vector of %d numbers", l.size()), "Nothing is computed", fmt.Sprintf("%d of them", active(l)))
	case "dense":
		inputs := layers[stage-1].size()
		p.expectStory(l.Name, fmt.Sprintf("%d neurons", l.size()), thousands((inputs+1)*l.size())+" weights and biases", above+" are active",
			fmt.Sprintf("neuron %d, with %s", u.Channel+1, largest))
	case "softmax":
		first, second := p.result().candidates()
		p.expectStory(l.Name, fmt.Sprintf("%d neurons", layers[stage-1].size()), "10 sums",
			fmt.Sprintf("%d has %s", first, inSentence(l.Activations[first])), fmt.Sprintf("%d with %s", second, inSentence(l.Activations[second])))
	default:
		p.t.Errorf("no story is expected of %s", l.Kind)
	}
}

func percents(probability float64) string {
	if math.Round(1000*probability) == 1000 {
		return "100%"
	}
	return fmt.Sprintf("%.1f%%", 100*probability)
}

func TestStoriesTellTheNetworksNumbers(t *testing.T) {
	p := open(t, setup{screen: phone}) // where Play begins at the input
	p.stillMotion()
	p.draw(dense(seven))
	layers := p.layers()
	p.click("#play")
	for stage := 0; stage <= 7; stage++ {
		p.expectStage(layers, stage)
		p.expectStoryOf(layers, stage)
		p.click(next)
	}
	for range 6 {
		p.click(previous)
	}
	p.expectStage(layers, 1)
	p.draw(zero) // told anew of another drawing, at the same stage
	layers = p.layers()
	p.settle(`document.querySelector("#working").innerText`)
	p.expectStage(layers, 1)
	p.expectStoryOf(layers, 1)
}

func TestThereIsNothingToTellOfABlankPad(t *testing.T) {
	p := open(t, setup{})
	p.click("#play")
	p.expectStory("blank", "pad is empty", "choose a sample")
	p.click(`#samples [data-digit="3"]`)
	layers := p.layers()
	p.expectStage(layers, 7)
	p.expectStory("drawn", "3 has")
	p.key(kb.ArrowLeft)
	p.expectStage(layers, 6)
	p.click("#clear")
	p.waitFor(`document.querySelector("#working").innerText.includes("pad is empty")`)
	p.key(kb.ArrowLeft)
	p.expectStory("emptied", "pad is empty")
}

// What the answer is when it is none is told, too.
func TestStoriesOfUnclearAnswers(t *testing.T) {
	p := open(t, setup{})
	p.stillMotion()
	p.unclear("unsure")
	p.click("#play")
	layers := p.layers()
	p.expectStage(layers, 7)
	first, second := p.result().candidates()
	p.expectStory("unsure", fmt.Sprintf("“%d or %d?”", first, second), "not probable enough")
	r := p.unclear("unknown")
	p.settle(`document.querySelector("#working").innerText`)
	p.expectStory("unknown", "no such digit", inSentence(r.Presence))
}

func TestTheTourEndsWithTheGraphics(t *testing.T) {
	p := open(t, setup{})
	p.tolerate(`CONTEXT_LOST_WEBGL|context lost`)
	p.click(`#samples [data-digit="7"]`)
	layers := p.layers()
	p.click("#play")
	p.expectStage(layers, 2)
	p.run(lose)
	p.waitFor(hasView)
	p.waitFor(running)
	if value[bool](p, `document.querySelector("#tour-controls") !== null`) {
		t.Error("the tour goes on where the program has started anew")
	}
	p.click("#play")
	p.expectStage(layers, 7)
}

package test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const isPinned = `!document.getElementById("inspector-close").hidden`

// expectPinned compares what the inspector holds with what it should.
func (p *page) expectPinned(what, title string, pinned bool) {
	p.t.Helper()
	if got := p.written().Title; (got == title) != pinned || value[bool](p, isPinned) != pinned {
		p.t.Errorf("%s: the inspector shows %q, pinned %v; want %q, pinned %v", what, got, value[bool](p, isPinned), title, pinned)
	}
}

// brightest is a place in a stage, in parts of its sides, within the first cell that
// has the colour of the scale's end, one pixel from its edges where it is so large.
func (p *page) brightest(layer int) (x, y float64) {
	p.t.Helper()
	picture, end := p.pictureOf(p.slots()[layer]), p.token("--scale-4")
	from := picture.Rect
	for y := from.Min.Y; y < from.Max.Y; y++ {
		for x := from.Min.X; x < from.Max.X; x++ {
			if !alike(picture.RGBAAt(x, y), end) {
				continue
			}
			inset := 0.5
			if alike(picture.RGBAAt(x+1, y+1), end) {
				inset = 1
			}
			return (float64(x-from.Min.X) + inset) / float64(from.Dx()), (float64(y-from.Min.Y) + inset) / float64(from.Dy())
		}
	}
	p.t.Fatalf("%s has no cell in the colour of its scale's end", p.slots()[layer])
	return 0, 0
}

// The cell under the pointer is the one that is worked out: where a stage has the
// colour of its scale's end, that is its largest value.
func TestThePointerShowsTheCellUnderIt(t *testing.T) {
	for _, s := range []setup{{}, {screen: tablet, theme: "light"}} {
		p := open(t, s)
		for _, drawing := range []stroke{dense(seven), zero} {
			p.draw(drawing)
			p.hoverOver("#pad")
			p.frames()
			layers := p.layers()
			for i, l := range layers[:7] {
				most := strongest(layers, i)
				largest := l.at(most.Channel, most.Row, most.Column)
				x, y := p.brightest(i)
				p.pointAt(i, x, y)
				u, w := p.expectUnit(layers, i)
				if v := l.at(u.Channel, u.Row, u.Column); v < 0.97*largest {
					t.Errorf("%v: %s has %v, the brightest cell is there: %v, %v", p.screen, w.Title, v, most, largest)
				}
				p.hoverOver("#pad")
				p.frames()
			}
			for digit := range 10 {
				p.hoverOver(fmt.Sprintf("#digits li:nth-child(%d)", digit+1))
				if u, _ := p.expectUnit(layers, 7); u.Channel != digit {
					t.Errorf("%v: over the row of %d the inspector shows %v", p.screen, digit, u)
				}
			}
		}
	}
}

func TestPixelsAreCountedFromOne(t *testing.T) {
	p := open(t, setup{})
	p.draw(dense(seven))
	name := p.layers()[0].Name
	for _, at := range [][2]int{{0, 0}, {0, 27}, {27, 0}, {27, 27}, {5, 20}} {
		p.pointAt(0, (float64(at[1])+0.5)/28, (float64(at[0])+0.5)/28)
		if got, want := p.written().Title, fmt.Sprintf("%s, row %d, column %d", name, at[0]+1, at[1]+1); got != want {
			t.Errorf("the inspector shows %q, want %q", got, want)
		}
	}
}

func TestAClickPins(t *testing.T) {
	p := open(t, setup{})
	p.draw(dense(seven))
	click := func(layer int, x, y float64) string {
		p.pointAt(layer, x, y)
		m := p.mouse()
		m.pad = p.inside(p.slots()[layer])
		m.draw(stroke{{x, y}})
		return p.written().Title
	}
	first := click(1, 0.1, 0.1)
	p.pointAt(3, 0.6, 0.4)
	p.pointAt(0, 0.5, 0.5)
	p.expectPinned("hovering elsewhere", first, true)
	second := click(3, 0.6, 0.4)
	if second == first {
		t.Errorf("a click on another cell leaves the inspector at %q", first)
	}
	p.pointAt(1, 0.1, 0.1)
	p.expectPinned("another cell clicked", second, true)
	click(3, 0.6, 0.4)
	p.expectPinned("the same cell clicked again", second, false)
	first = click(1, 0.1, 0.1)
	p.click("#inspector-close")
	p.expectPinned("let go by the button", first, false)
	first = click(1, 0.1, 0.1)
	p.key(kb.Escape)
	p.expectPinned("let go by Esc", first, false)
	if n := len(p.strokes()); n != 1 {
		t.Errorf("Esc lets go and leaves %d strokes, want the one", n)
	}
	p.hoverOver("#pad")
	p.run(`await new Promise((r) => setTimeout(r, 1500))`) // at once it would be haste
	p.key(kb.Escape)
	if n := len(p.strokes()); n != 0 {
		t.Errorf("Esc with nothing to let go leaves %d strokes", n)
	}
}

// hoverOver moves the mouse into the middle of an element, which it scrolls to.
func (p *page) hoverOver(selector string) {
	p.t.Helper()
	p.run(fmt.Sprintf(`document.querySelector(%q).scrollIntoView({ block: "nearest", behavior: "instant" })`, selector))
	m := p.mouse()
	m.pad = p.inside(selector)
	m.hover([2]float64{0.5, 0.5})
}

// What is only hovered is let go with the pointer, unless it goes where it is read.
func TestReadingKeepsWhatIsHovered(t *testing.T) {
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	for _, place := range []string{"#inspector", "#votes"} {
		p.pointAt(3, 0.6, 0.4)
		title := p.written().Title
		p.hoverOver(place)
		if now := p.written().Title; now != title {
			t.Errorf("with the pointer over %s the inspector shows %q, it was over %q", place, now, title)
		}
	}
	for _, place := range []string{"#pad", "#samples"} {
		p.pointAt(3, 0.6, 0.4)
		title := p.written().Title
		p.hoverOver(place)
		if now := p.written().Title; now == title {
			t.Errorf("with the pointer over %s the inspector still shows %q", place, now)
		}
	}
}

func TestKeysWalkThroughTheCells(t *testing.T) {
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	layers := p.layers()
	reached := 0
	for range len(p.tabStops()) {
		p.key(kb.Tab)
		i := value[int](p, inJavaScript(p.slots())+`.findIndex((s) => document.querySelector(s) === document.activeElement)`)
		if i < 0 {
			continue
		}
		reached++
		if u, _ := p.expectUnit(layers, i); u != strongest(layers, i) {
			t.Errorf("Tab to %s shows %v, its largest value is %v", layers[i].Name, u, strongest(layers, i))
		}
	}
	if reached != len(p.slots()) {
		t.Errorf("Tab reaches %d stages of %d", reached, len(p.slots()))
	}
	for _, i := range []int{0, 1, 4, 6} {
		p.expectArrows(layers, i)
	}
}

// expectArrows goes one cell to every side, and then over the map's edge.
func (p *page) expectArrows(layers []layer, i int) {
	p.t.Helper()
	p.key(kb.Escape) // of another stage
	p.focus(i)
	shape := layers[i].Shape
	columns := value[int](p, fmt.Sprintf(`Number(document.querySelector(%q).dataset.columns ?? 1)`, p.slots()[i]))
	at := strongest(layers, i)
	for _, step := range []struct {
		key           string
		right, down   int
		times         int
		columnsOfMaps int
	}{{kb.ArrowRight, 1, 0, 1, 1}, {kb.ArrowDown, 0, 1, 1, columns}, {kb.ArrowLeft, -1, 0, shape[2] + 1, 1}, {kb.ArrowUp, 0, -1, shape[1] + 1, columns}} {
		for range step.times {
			want := unit{i, at.Channel, at.Row + step.down, at.Column + step.right}
			if want.Row < 0 || want.Row >= shape[1] || want.Column < 0 || want.Column >= shape[2] {
				want.Channel += (step.right + step.down) * step.columnsOfMaps
				want.Row, want.Column = (want.Row+shape[1])%shape[1], (want.Column+shape[2])%shape[2]
			}
			if want.Channel < 0 || want.Channel >= shape[0] || step.right != 0 && want.Channel/columns != at.Channel/columns {
				want = at // the stage's edge
			}
			p.key(step.key)
			got, _ := p.expectUnit(layers, i)
			if got != want {
				p.t.Errorf("%s: an arrow goes from %v to %v, want %v", layers[i].Name, at, got, want)
			}
			at = got
		}
	}
}

// focus goes to a stage as the Tab key does.
func (p *page) focus(layer int) {
	p.t.Helper()
	p.run(fmt.Sprintf(`document.activeElement.blur(); document.querySelector(%q).focus({ focusVisible: true })`, p.slots()[layer]))
}

func TestKeysGoToOtherStagesAndPin(t *testing.T) {
	p := open(t, setup{})
	p.draw(dense(seven))
	p.frames()
	layers := p.layers()
	p.focus(3)
	from, _ := p.expectUnit(layers, 3)
	for i := 2; i >= 0; i-- {
		field := p.inspect(from).Field[i][0]
		p.key(kb.PageUp)
		u, _ := p.expectUnit(layers, i)
		if u.Row < field.Rows[0] || u.Row >= field.Rows[1] || u.Column < field.Columns[0] || u.Column >= field.Columns[1] {
			t.Errorf("Page Up goes from %v to %v, which is not in its field %v", from, u, field)
		}
		from = u
	}
	p.key(kb.PageUp) // there is nothing before the input
	p.expectUnit(layers, 0)
	for i := 1; i <= 7; i++ {
		p.key(kb.PageDown)
		p.expectUnit(layers, i)
	}
	p.key(kb.PageUp)
	title := p.written().Title
	p.expectUnit(layers, 6)
	p.key(kb.Enter)
	p.pointAt(1, 0.1, 0.1)
	p.expectPinned("Enter", title, true)
	p.key(kb.ArrowDown)
	if next := p.written().Title; next == title || !value[bool](p, isPinned) {
		t.Errorf("an arrow key leaves what is pinned at %q", next)
	}
	p.key(kb.ArrowUp)
	p.key(kb.Enter)
	p.expectPinned("Enter again", title, false)
}

func TestATapPinsAndASwipeScrolls(t *testing.T) {
	p := open(t, setup{screen: phone})
	p.draw(dense(seven))
	layers := p.layers()
	p.run(fmt.Sprintf(`document.querySelector(%q).scrollIntoView({ block: "center", behavior: "instant" })`, p.slots()[1]))
	before := value[float64](p, `scrollY`)
	x, y := p.inside(p.slots()[1]).at(0.4, 0.6)
	p.swipe([2]float64{x, y}, [2]float64{x, y - 60}, [2]float64{x, y - 120}, [2]float64{x, y - 180})
	p.waitFor(`scrollY > ` + inJavaScript(before+50))
	p.settle(`scrollY`)
	if value[bool](p, isPinned) {
		t.Errorf("a swipe pins %q", p.written().Title)
	}
	p.tap(p.slots()[2])
	p.waitFor(isPinned)
	title := p.written().Title
	p.expectUnit(layers, 2)
	p.atRest()
	p.tap("#inspector-close")
	p.expectPinned("tapped on the button", title, false)
}

func TestWhatIsPinnedFollowsTheMouse(t *testing.T) {
	p := open(t, setup{})
	p.draw(dense(one))
	p.pin(1)
	title := p.written().Title
	p.mouse().draw(stroke{{0.3, 0.3}, {0.5, 0.5}, {0.7, 0.5}})
	p.settle(`document.getElementById("working").textContent`)
	p.expectPinned("while drawing on", title, true)
	if _, w := p.expectUnit(p.layers(), 1); !strings.Contains(w.Title, "map") || len(p.strokes()) != 2 {
		t.Errorf("%d strokes, the inspector shows %q", len(p.strokes()), w.Title)
	}
}

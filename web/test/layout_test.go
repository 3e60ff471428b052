package test

import (
	"testing"
)

var screens = []screen{
	desktop, {1920, 1080, 1, false}, {1024, 768, 1, true}, tablet, phone, {360, 640, 2, true},
}

func TestTheLayoutFits(t *testing.T) {
	t.Parallel()
	for _, s := range screens {
		t.Run(s.String(), func(t *testing.T) {
			p := open(t, setup{screen: s})
			for _, drawing := range [][]stroke{nil, {dense(seven)}, {dense(seven), zero, dense(one)}} {
				r := p.draw(drawing...)
				p.frames()
				p.expectNothingWide(r)
				p.expectNoOverflow(r)
				p.expectNoOverlap(r)
			}
			if pad := p.inside("#pad"); s.width < s.height && pad.Width < 280 {
				t.Errorf("the pad is %v pixels wide, want at least 280", pad.Width)
			} else if pad.Width != pad.Height {
				t.Errorf("the pad is %v×%v", pad.Width, pad.Height)
			}
		})
	}
}

func (p *page) expectNothingWide(r result) {
	p.t.Helper()
	wide := value[[]string](p, `[...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() &&
		(e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5 || e.getBoundingClientRect().left < -0.5))
		.map((e) => e.localName + "#" + e.id + "." + e.className)`)
	if len(wide) > 0 {
		p.t.Errorf("%v: beside the viewport: %q", r, wide)
	}
	if value[bool](p, `document.documentElement.scrollWidth > innerWidth`) {
		p.t.Errorf("%v: the page scrolls sideways", r)
	}
}

// expectNoOverflow looks for text that is cut off or runs out of its box.
func (p *page) expectNoOverflow(r result) {
	p.t.Helper()
	cut := value[[]string](p, `[...document.querySelectorAll("main > section, header, header *, .answer, .answer *, .legend, #digits li, button, h2")]
		.filter((e) => e.checkVisibility() && !e.matches(".hidden") && e.clientWidth > 1 && getComputedStyle(e).clipPath === "none"
			&& (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 4 && getComputedStyle(e).overflowY !== "visible"))
		.map((e) => e.localName + "#" + e.id + "." + e.className + " “" + e.innerText + "”")`)
	if len(cut) > 0 {
		p.t.Errorf("%v: text does not fit in %q", r, cut)
	}
}

// expectNoOverlap compares all pieces of text, and the places where pictures are.
func (p *page) expectNoOverlap(r result) {
	p.t.Helper()
	overlaps := value[[]string](p, `(() => {
		const boxes = [];
		const clipped = (e) => e !== null && (getComputedStyle(e).clipPath !== "none" || clipped(e.parentElement));
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node; (node = texts.nextNode());) {
			const parent = node.parentElement;
			if (!node.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) continue;
			if (parent.closest(".hidden, noscript, script") || clipped(parent)) continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			for (const box of range.getClientRects()) if (box.width > 1) boxes.push([box, node.data.trim()]);
		}
		for (const e of document.querySelectorAll("#pad, .slot, #samples button")) {
			if (e.checkVisibility({ visibilityProperty: true })) boxes.push([e.getBoundingClientRect(), e.localName + "#" + e.id + "." + e.className]);
		}
		const found = [];
		boxes.forEach(([a, what], i) => boxes.slice(i + 1).forEach(([b, other]) => {
			const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
			const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
			if (wide > 0.5 && high > 2) found.push(what + " | " + other);
		}));
		return found;
	})()`)
	if len(overlaps) > 0 {
		p.t.Errorf("%v: over each other: %q", r, overlaps)
	}
}

func TestAnUnclearAnswerFitsToo(t *testing.T) {
	t.Parallel()
	for _, s := range screens {
		t.Run(s.String(), func(t *testing.T) {
			p := open(t, setup{screen: s})
			for _, state := range []string{"unsure", "unknown"} {
				r := p.unclear(state)
				p.expectNothingWide(r)
				p.expectNoOverflow(r)
				p.expectNoOverlap(r)
			}
		})
	}
}

// The canvas has one pixel for each of the screen's, or it would be blurred.
func TestTheCanvasIsSharp(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desktop, phone, {820, 1180, 1.5, true}} {
		t.Run(s.String(), func(t *testing.T) {
			p := open(t, setup{screen: s})
			p.expectSharp()
			s.ratio++ // zoomed, or on another screen
			p.resize(s)
			p.expectSharp()
			s.width, s.height = s.height, s.width // turned
			p.resize(s)
			p.expectSharp()
			p.draw(dense(seven))
			p.frames()
			p.expectInk()
		})
	}
}

func (p *page) expectSharp() {
	p.t.Helper()
	p.picture() // only with this does the emulation tell the page of a new ratio; a real screen tells at once
	p.waitFor(`devicePixelRatio === ` + inJavaScript(p.screen.ratio) + ` && innerWidth === ` + inJavaScript(p.screen.width) + ` &&
		((canvas, { width, height }) => Math.abs(canvas.width - width * devicePixelRatio) <= 1
			&& Math.abs(canvas.height - height * devicePixelRatio) <= 1
		)(document.querySelector("canvas"), document.querySelector("canvas").getBoundingClientRect())`)
}

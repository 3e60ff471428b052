package test

import "testing"

func TestTheTrainingFits(t *testing.T) {
	t.Parallel()
	for _, s := range []screen{desktop, {1920, 1080, 1, false}, tablet, phone} {
		for _, theme := range []string{"dark", "light"} {
			t.Run(s.String()+" "+theme, func(t *testing.T) {
				p := openTraining(t, setup{screen: s, theme: theme})
				for what, script := range map[string]string{
					"beside the page": besideThePage, "cut off": tooLarge, "over each other": overEachOther,
					"contrast below 4.5": contrast,
				} {
					if found := value[[]string](p, script); len(found) > 0 {
						t.Errorf("%s: %q", what, found[:min(len(found), 10)])
					}
				}
			})
		}
	}
}

// scrolls finds what scrolls inside itself: there, things may be beyond an edge.
const scrolls = `const inner = (e) => e.closest(".wide, .drawings, .tile, .hidden, details:not([open]) > :not(summary)");`

const besideThePage = `(() => { ` + scrolls + `
	const wide = [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() && !inner(e.parentElement)
		&& (e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5 || e.getBoundingClientRect().left < -0.5));
	return [...wide.map((e) => e.localName + "." + e.className + " " + e.textContent.slice(0, 40)),
		...(document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : [])];
})()`

const tooLarge = `(() => { ` + scrolls + `
	return [...document.querySelectorAll("body *:not(svg, svg *, img)")].filter((e) => e.checkVisibility() && !e.matches(".wide, .drawings") && !e.closest(".tile, .sets > input")
		&& e.clientWidth > 1 && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 4 && getComputedStyle(e).overflowY !== "visible"))
		.filter((e) => e !== document.documentElement && ![...e.children].some((c) => c.scrollWidth > c.clientWidth + 1))
		.map((e) => e.localName + "." + e.className + " " + e.innerText.slice(0, 60));
})()`

// overEachOther compares all pieces of text, and pictures. What scrolls inside itself is
// compared as far as it is to be seen.
const overEachOther = `(() => { ` + scrolls + `
	const boxes = [];
	const seen = (box, e) => {
		const clip = inner(e)?.getBoundingClientRect();
		if (!clip) return box;
		const [left, right, top, bottom] = [Math.max(box.left, clip.left), Math.min(box.right, clip.right), Math.max(box.top, clip.top), Math.min(box.bottom, clip.bottom)];
		return { left, right, top, bottom };
	};
	const add = (box, e, what) => {
		const { left, right, top, bottom } = seen(box, e);
		if (right - left > 1 && bottom - top > 1) boxes.push({ left, right, top, bottom, what });
	};
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node; (node = texts.nextNode());) {
		const parent = node.parentElement;
		if (!node.data.trim() || !parent.checkVisibility({ visibilityProperty: true }) || parent.closest("script, noscript")) continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		for (const box of range.getClientRects()) add(box, parent, node.data.trim());
	}
	for (const e of document.querySelectorAll(".tile, .plot, .arrows")) if (e.checkVisibility()) add(e.getBoundingClientRect(), e.parentElement, e.className.baseVal ?? e.className);
	boxes.sort((a, b) => a.top - b.top);
	const found = [];
	boxes.forEach((a, i) => {
		for (let j = i + 1; j < boxes.length && boxes[j].top < a.bottom - 2; j++) {
			const b = boxes[j];
			if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - b.top > 2) found.push(a.what + " | " + b.what);
		}
	});
	return found;
})()`

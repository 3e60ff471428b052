// A cover is the canvas's place: around the elements that are drawn in, as far as they
// are in the window, and a little more, so that who scrolls meets what is drawn already.
// The whole of a long page would be more pixels than graphics have memory for, and each
// takes its time where there is no graphics card.
import { zoomOf } from "../shared/zoom.js";

const edge = 8; // around the elements, for outlines and curves
const margin = 0.1; // of the window, beyond each of its edges
const reserve = 0.03; // of it, what there must be left of the margin

export class Cover {
  #container;
  #canvas;
  #limit;
  #elements;
  #place = [];
  size = [1, 1]; // in pixels of the canvas

  // limit is the most pixels that the graphics allow for a side.
  constructor(container, canvas, limit) {
    this.#container = container;
    this.#canvas = canvas;
    this.#limit = limit;
    this.#elements = [container];
  }

  // over takes the elements that are drawn in.
  over(elements) {
    this.#elements = elements;
  }

  // where is the canvas's corner in the window, in the window's CSS pixels, and how
  // many of its own pixels the canvas has for one of those.
  get where() {
    const { left, top, width } = this.#canvas.getBoundingClientRect();
    return { left, top, scale: this.size[0] / width };
  }

  // follow brings the canvas to where the window is, and reports whether that has
  // moved or resized it.
  follow() {
    const box = this.#container.getBoundingClientRect();
    const drawn = this.#elements.map((element) => element.getBoundingClientRect());
    const { clientWidth, clientHeight } = document.documentElement;
    const reach = (from, to) => [Math.min(...drawn.map((b) => b[from])) - edge, Math.max(...drawn.map((b) => b[to])) + edge];
    const place = [
      ...span([box.left, box.right], reach("left", "right"), scrollX, clientWidth, this.#place),
      ...span([box.top, box.bottom], reach("top", "bottom"), scrollY, clientHeight, this.#place.slice(3)),
      devicePixelRatio * zoomOf(this.#container, box),
    ];
    if (place.every((value, i) => value === this.#place[i])) return false;
    this.#place = place;
    const [left, beforeLeft, width, top, beforeTop, height, pixels] = place;
    const { style } = this.#canvas;
    style.left = `${(left - beforeLeft) / pixels}px`;
    style.top = `${(top - beforeTop) / pixels}px`;
    style.width = `${width / pixels}px`;
    style.height = `${height / pixels}px`;
    const scale = Math.min(1, this.#limit / width, this.#limit / height); // one for both, or maps would be squashed
    this.size = [width, height].map((side) => Math.max(1, Math.floor(side * scale)));
    return true;
  }
}

// span is, along one axis and in device pixels, where in its container the canvas
// begins, how much of a pixel lies before the container's first whole one, and how long
// the canvas is. Container and reach, what is drawn in, are each [start, end] in the
// window's CSS pixels. While the window is well inside, it stays where it is, at [from].
function span([start, end], reach, scrolled, windowLength, [from, , oldLength]) {
  const ratio = devicePixelRatio, step = wholeStep(ratio);
  const first = (start + scrolled) * ratio, before = first - Math.round(first);
  const all = Math.max(1, Math.round((end + scrolled) * ratio) - Math.round(first));
  const inside = (pixel, round) => Math.min(Math.max(round((pixel - start) * ratio / step) * step, 0), all);
  const low = inside(reach[0], Math.floor), high = Math.max(inside(reach[1], Math.ceil), low + 1);
  const most = Math.min(high - low, Math.ceil(windowLength * (1 + 2 * margin) * ratio / step) * step);
  const room = Math.floor((high - low - most) / step) * step; // to move in
  const within = (pixel) => low + Math.min(Math.max(Math.floor((pixel - low) / step) * step, 0), room);
  const view = -start * ratio, least = windowLength * reserve * ratio;
  const isInside = oldLength === most && from === within(from)
    && within(view - least) >= from && within(view + windowLength * ratio + least - most) <= from;
  return [isInside ? from : within(view - windowLength * margin * ratio), before, most];
}

// wholeStep is the least number of device pixels that are whole CSS pixels, too: in
// between, browsers round to parts of a pixel, and the canvas would be blurred a little.
function wholeStep(ratio) {
  for (let length = 1; length <= 64; length++) {
    const pixels = Math.round(length * ratio);
    if (Math.abs(length * ratio - pixels) < 1e-3) return pixels;
  }
  return 1;
}

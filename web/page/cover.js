// A cover is the canvas's place: it covers the part of its container that is in the
// window, and a little more, so that who scrolls meets what is drawn already. The
// whole of a long page would be more pixels than graphics have memory for.
import { zoomOf } from "./zoom.js";

const margin = 0.2; // of the window's sides, beyond each of its edges: together less than twice its pixels
const reserve = 0.05; // of them, what there must be left beyond the edge

export class Cover {
  #container;
  #canvas;
  #limit;
  #place = [];
  size = [1, 1]; // in pixels of the canvas

  // limit is the most pixels that the graphics allow for a side.
  constructor(container, canvas, limit) {
    this.#container = container;
    this.#canvas = canvas;
    this.#limit = limit;
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
    const { clientWidth, clientHeight } = document.documentElement;
    const place = [
      ...span(box.left, box.width, scrollX, clientWidth, this.#place),
      ...span(box.top, box.height, scrollY, clientHeight, this.#place.slice(3)),
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

// span is, along one axis and in device pixels, where in the container the canvas
// begins, how much of a pixel lies before the container's first whole one, and how long
// the canvas is. It stays where it is, at [from], while the window is well inside.
function span(start, length, scrolled, windowLength, [from, , oldLength]) {
  const ratio = devicePixelRatio, place = (start + scrolled) * ratio; // on the page
  const before = place - Math.round(place); // whole pixels of the page, or all would be blurred
  const all = Math.max(1, Math.round(place + length * ratio) - Math.round(place));
  const view = windowLength * ratio, step = wholeStep(ratio);
  const most = Math.min(all, Math.ceil(view * (1 + 2 * margin) / step) * step);
  const room = Math.floor((all - most) / step) * step; // to move in
  const within = (pixel) => Math.min(Math.max(Math.floor(pixel / step) * step, 0), room);
  const first = -start * ratio, least = view * reserve;
  const isInside = oldLength === most && from === within(from)
    && within(first - least) >= from && within(first + view + least - most) <= from;
  return [isInside ? from : within(first - view * margin), before, most];
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

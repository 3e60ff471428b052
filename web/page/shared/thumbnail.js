// A thumbnail is a picture of a filter, a pixel for each weight, enlarged by CSS.
import { element } from "./parts.js";

export class Thumbnail {
  element = element("canvas", "thumbnail");
  #context;
  #pixels;

  constructor(size) {
    this.element.width = this.element.height = size;
    this.element.setAttribute("aria-hidden", "true");
    this.#context = this.element.getContext("2d");
    this.#pixels = new ImageData(size, size);
  }

  // show takes a colour, [red, green, blue], for each pixel.
  show(colours) {
    colours.forEach(([red, green, blue], i) => this.#pixels.data.set([red, green, blue, 255], 4 * i));
    this.#context.putImageData(this.#pixels, 0, 0);
  }
}

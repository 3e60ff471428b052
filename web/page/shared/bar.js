// A small bar beside a figure that is written: to the right of the middle for what
// is above zero, to the left for what is below.
import { element } from "./parts.js";

export class Bar {
  element = element("span", "bar");
  #fill = element("span");
  #width = "";
  #negative = false;

  constructor() {
    this.element.setAttribute("aria-hidden", "true");
    this.element.append(this.#fill);
  }

  // show draws a value beside others of which this is the largest in size.
  show(value, largest) {
    const width = `${(50 * Math.min(1, Math.abs(value) / largest || 0)).toFixed(1)}%`;
    if (width !== this.#width) this.#fill.style.width = this.#width = width;
    if (value < 0 !== this.#negative) this.#fill.classList.toggle("negative", this.#negative = value < 0);
  }
}

// A button that goes to another unit.
import { button } from "./parts.js";
import { write } from "./text.js";

export class Link {
  element;
  #unit = null;

  constructor(go) {
    this.element = button("", () => go(this.#unit));
    this.element.classList.add("link");
  }

  show(unit, words) {
    this.#unit = unit;
    write(this.element, words);
  }
}

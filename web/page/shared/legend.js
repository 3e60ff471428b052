// A legend is a scale of colours between two figures, which is read aloud as a range:
// "from 0 to 1.27".
import { element } from "./parts.js";
import { phrase } from "./text.js";

export class Legend {
  element = element("p", "legend");
  from = new End("scaleFrom");
  to = new End("scaleTo");

  // scale are the elements between the figures.
  constructor(...scale) {
    this.element.append(this.from.element, ...scale, this.to.element);
  }
}

// An End has a figure, and says aloud what it is the figure of.
class End {
  element = element("span");
  figure = element("span");

  constructor(key) {
    const parts = phrase(key, { figure: this.figure }).filter(Boolean);
    this.element.append(...parts.map((part) => (part === this.figure ? part : element("span", "hidden", part))));
  }
}

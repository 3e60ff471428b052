// A grid of figures on colours: a patch, a filter, their products.
import { paint } from "./colours.js";
import { element } from "./parts.js";
import { write } from "./text.js";

export class Grid {
  element = element("table", "grid");
  caption = element("caption");
  #cells;

  // each of size × size cells gets the class, if one is given.
  constructor(size, className = "") {
    const body = element("tbody");
    this.#cells = Array.from({ length: size * size }, () => element("td", className));
    for (let row = 0; row < size; row++) {
      const line = element("tr");
      line.append(...this.#cells.slice(row * size, (row + 1) * size));
      body.append(line);
    }
    this.element.style.setProperty("--size", size);
    this.element.append(this.caption, body);
  }

  // show writes words and paints colours, both for each cell row by row; marked is
  // the index of the cell that stands out, if one does.
  show(words, colours, marked = -1) {
    this.#cells.forEach((cell, i) => {
      write(cell, words[i]);
      paint(cell, colours[i]);
      if (cell.classList.contains("marked") !== (i === marked)) cell.classList.toggle("marked");
    });
  }
}

// The filters of a map, to be looked at while there is no patch to lay them on.
import { Grid } from "../shared/grid.js";
import { figure } from "../shared/figures.js";
import { button, element } from "../shared/parts.js";
import { text, write } from "../shared/text.js";
import { mapName, mapsName } from "../shared/units.js";

export class Filters {
  element = element("div", "filters");
  #page;
  #grid = null;
  #buttons;
  #unit = null;
  #input = 0; // whose filter is shown

  // inputs is the number of maps that the layer reads.
  constructor(page, inputs) {
    this.#page = page;
    const list = element("ul", "partials");
    list.setAttribute("aria-label", text("workingFilters"));
    this.#buttons = Array.from({ length: inputs }, (_, input) => button(mapName(input), () => {
      this.#input = input;
      this.show(this.#unit);
    }));
    list.append(...this.#buttons.map((b) => {
      const item = element("li");
      item.append(b);
      return item;
    }));
    if (inputs > 1) this.element.append(list);
  }

  show(unit) {
    this.#unit = unit;
    const { program, colours } = this.#page;
    const weights = program.filter(unit.layer, unit.channel, this.#input);
    if (!this.#grid) {
      this.#grid = new Grid(Math.sqrt(weights.length));
      this.element.prepend(this.#grid.element);
    }
    const largest = Math.max(...weights.map(Math.abs));
    this.#grid.show(Array.from(weights, (w) => figure(w, 2)), Array.from(weights, (w) => colours.weight(w / largest)));
    write(this.#grid.caption, text("workingFilterFor", { maps: mapsName(program.stages, unit.layer - 1, this.#input) }));
    this.#buttons.forEach((b, input) => b.setAttribute("aria-pressed", String(input === this.#input)));
  }
}

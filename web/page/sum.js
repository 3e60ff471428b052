// The sum of a fully connected unit: its largest terms, the rest, the bias.
import { decimalsFor, signed } from "./figures.js";
import { Terms } from "./terms.js";
import { count, text } from "./text.js";
import { placeName } from "./units.js";

const most = 8; // rows

export class Sum {
  element;
  #page;
  #terms;

  constructor(page, { workings: [{ terms }] }) {
    this.#page = page;
    this.#terms = new Terms(Math.min(most, terms.length), page.go);
    this.element = this.#terms.element;
  }

  // show writes the terms of a unit of the layer. It gives the lines that complete
  // the sum, the total as it is to be written, and the terms in words.
  show(layer, { terms, bias, total }) {
    const { program } = this.#page;
    const first = terms.slice(0, most), rest = terms.slice(most);
    const others = rest.length > 0 ? [rest.reduce((sum, { product }) => sum + product, 0)] : [];
    const summands = [...first.map(({ product }) => product), ...others, bias];
    const decimals = decimalsFor([...summands, total]);
    const { figures, sum } = program.rounded(summands, total, decimals);
    const shown = first.map(({ unit: channel, value, weight }, i) => {
      const unit = { layer: layer - 1, channel, row: 0, column: 0 };
      return { unit, name: placeName(program.stages, unit), value, weight, figure: figures[i] };
    });
    this.#terms.show(shown, decimals);
    const lines = [
      ...others.map(() => [text("workingMore", { count: count(rest.length) }), signed(figures.at(-2), decimals), "term"]),
      [text("workingBias"), signed(figures.at(-1), decimals), "term"],
    ];
    const spoken = [...shown.slice(0, 3).map(({ name, figure }) => `${name} ${signed(figure, decimals)}`), text("spokenBias", { bias: signed(figures.at(-1), decimals) })];
    return { lines, total: sum, decimals, spoken: spoken.join(", ") };
  }
}

// ending is what becomes of a written total: of a unit that is off 0, of one with a
// ReLU no less than 0.
export function ending({ relu, off }, total) {
  if (off) return { name: text("workingOff"), value: 0 };
  if (relu) return { name: text("workingReLU"), value: Math.max(0, total) };
  return { name: text("workingValue"), value: total };
}

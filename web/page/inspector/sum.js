// The sum of a fully connected unit: its largest terms, the rest, the bias.
import { decimalsFor, signed, withRest } from "../shared/figures.js";
import { Terms } from "./terms.js";
import { count, text } from "../shared/text.js";
import { placeName } from "../shared/units.js";

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
    const first = terms.slice(0, most), more = terms.length - first.length;
    const summands = [bias, ...first.map(({ product }) => product)];
    const decimals = decimalsFor([...summands, total]);
    const written = more > 0 ? withRest(summands, total, decimals) : program.rounded(summands, total, decimals);
    const [added, ...figures] = written.figures;
    const shown = first.map(({ unit: channel, value, weight }, i) => {
      const unit = { layer: layer - 1, channel, row: 0, column: 0 };
      return { unit, name: placeName(program.stages, unit), value, weight, figure: figures[i] };
    });
    this.#terms.show(shown, decimals);
    const lines = [[text("workingBias"), signed(added, decimals), "term"]];
    if (more > 0) lines.unshift([text("workingMore", { count: count(more) }), signed(written.rest, decimals), "term"]);
    const spoken = shown.slice(0, 3).map(({ name, figure }) => `${name} ${signed(figure, decimals)}`);
    spoken.push(text("spokenBias", { bias: signed(added, decimals) }));
    return { lines, total: written.sum, decimals, spoken: spoken.join(", ") };
  }
}

// ending names what comes of a sum, and its value.
export function ending({ relu, off, value }) {
  if (off) return { name: text("workingOff"), value: 0 };
  return { name: text(relu ? "workingReLU" : "workingValue"), value };
}

// An average pool: each square of cells becomes its mean.
import { decimalsFor, figure, signed } from "../shared/figures.js";
import { Grid } from "../shared/grid.js";
import { Outcome } from "../shared/outcome.js";
import { element } from "../shared/parts.js";
import { text, write } from "../shared/text.js";
import { brightest, join, off, squares } from "../play/sentences.js";

class Working {
  element = element("div", "simple");
  #page;
  #grid;
  #words = element("p");
  #outcome = new Outcome();

  constructor(page, { workings: [{ size }] }) {
    this.#page = page;
    this.#grid = new Grid(size);
    const side = element("div");
    side.append(this.#words, this.#outcome.element);
    this.element.append(this.#grid.element, side);
  }

  show({ layer, off, share, workings: [{ values, sum, value }] }) {
    const { program, colours } = this.#page;
    const { name } = program.stages[layer - 1], { largest } = program.summary(layer - 1);
    const decimals = decimalsFor([...values, sum]), figures = Array.from(values, (v) => figure(v, decimals));
    const mean = figure(off ? 0 : value, decimals);
    const words = { count: values.length, values: figures.join(", "), sum: figure(sum, decimals), value: mean };
    this.#grid.show(figures, Array.from(values, (v) => colours.activation(v / largest)), -1);
    write(this.#grid.caption, name);
    write(this.#words, text("workingMean", words));
    this.#outcome.show([
      [text("workingSum"), signed(sum, decimals), "total"],
      [off ? text("workingOff") : text("workingDividedBy", words), mean, "value"],
    ], share);
    return text("spokenMean", words);
  }
}

function story({ stage, previous, figures }) {
  return [
    text("storyAverage", squares(previous, figures)),
    join(text("storyMean"), off("storyOffMaps", figures), brightest(stage, figures)),
  ];
}

const note = ({ figures }) => text("noteAverage", { count: figures.window ** 2 });

export const average = { Working, story, note, slides: true };

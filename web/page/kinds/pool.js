// A max pool: of each square of cells the largest goes on.
import { decimalsFor, figure } from "../shared/figures.js";
import { Grid } from "../shared/grid.js";
import { Link } from "../shared/link.js";
import { Outcome } from "../shared/outcome.js";
import { element } from "../shared/parts.js";
import { text, write } from "../shared/text.js";
import { unitName } from "../shared/units.js";
import { brightest, join, off, squares } from "../play/sentences.js";

class Working {
  element = element("div", "simple");
  #page;
  #grid;
  #words = element("p");
  #link;
  #outcome = new Outcome();

  constructor(page, { workings: [{ size }] }) {
    this.#page = page;
    this.#grid = new Grid(size);
    this.#link = new Link(page.go);
    const side = element("div");
    side.append(this.#words, this.#link.element, this.#outcome.element);
    this.element.append(this.#grid.element, side);
  }

  show({ layer, off, share, workings: [{ values, winner, from }] }) {
    const { program, colours } = this.#page;
    const { name } = program.stages[layer - 1], { largest } = program.summary(layer - 1);
    const decimals = decimalsFor([...values]), place = unitName(program.stages, from);
    const marked = values.every((v) => v === values[0]) ? -1 : winner; // among equals none has won
    const figures = Array.from(values, (v) => figure(v, decimals));
    const words = { count: values.length, value: figures[winner], values: figures.join(", "), from: place };
    this.#grid.show(
      figures.map((figure, i) => (i === marked ? `▲ ${figure}` : figure)),
      Array.from(values, (v) => colours.activation(v / largest)), marked);
    write(this.#grid.caption, name);
    write(this.#words, text(marked < 0 ? "workingEqual" : "workingLargest", words));
    this.#link.element.hidden = marked < 0;
    this.#link.show(from, place);
    this.#outcome.show([[off ? text("workingOff") : text("workingValue"), off ? figure(0, decimals) : figures[winner], "value"]], share);
    return text(marked < 0 ? "spokenEqual" : "spokenPool", words);
  }
}

function story({ stage, previous, figures }) {
  return [
    text("storyPool", squares(previous, figures)),
    join(text("storyShift"), off("storyOffMaps", figures), brightest(stage, figures)),
  ];
}

const note = ({ figures }) => text("notePool", { count: figures.window ** 2 });

export const pool = { Working, story, note, slides: true };

// How a value came about: one class for each kind of working. Each makes its nodes
// once and writes into them what session.inspect told, from then on; show returns
// the same in a sentence. page is {program, colours, go(unit)}.
import { Convolution } from "./convolution.js";
import { figure, decimalsFor, signed } from "../shared/figures.js";
import { Grid } from "../shared/grid.js";
import { Link } from "../shared/link.js";
import { Outcome } from "../shared/outcome.js";
import { element } from "../shared/parts.js";
import { Softmax } from "./softmax.js";
import { Sum, ending } from "./sum.js";
import { text, write } from "../shared/text.js";
import { placeName, unitName } from "../shared/units.js";

class Input {
  element = element("div", "simple");
  #outcome = new Outcome();

  constructor() {
    this.element.append(this.#outcome.element);
  }

  show({ value, share }) {
    this.#outcome.show([[text("workingInk"), figure(value, 2), "value"]], share);
    return text("spokenInput", { value: figure(value, 2) });
  }
}

class Pool {
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

class Flatten {
  element = element("div", "simple");
  #page;
  #words = element("p");
  #link;
  #outcome = new Outcome();

  constructor(page) {
    this.#page = page;
    this.#link = new Link(page.go);
    const side = element("div");
    side.append(this.#words, this.#link.element, this.#outcome.element);
    this.element.append(side);
  }

  show({ layer, channel, off, share, workings: [{ from, value }] }) {
    const { stages } = this.#page.program;
    const decimals = decimalsFor([value]);
    const words = text("workingElement", { number: channel + 1, count: stages[layer].shape[0], stage: stages[from.layer].name });
    write(this.#words, words);
    this.#link.show(from, placeName(stages, from));
    this.#outcome.show([[off ? text("workingOff") : text("workingValue"), figure(value, decimals), "value"]], share);
    return text("spokenFlatten", { words, place: placeName(stages, from), value: figure(value, decimals) });
  }
}

class Dense {
  element = element("div", "dense sum");
  #sum;
  #outcome = new Outcome();

  constructor(page, told) {
    this.#sum = new Sum(page, told);
    this.element.append(this.#sum.element, this.#outcome.element);
  }

  show({ layer, off, share, workings: [working] }) {
    const { lines, total, decimals, spoken } = this.#sum.show(layer, working);
    const end = ending({ ...working, off });
    this.#outcome.show([...lines, [text("workingTotal"), signed(total, decimals), "total"], [end.name, figure(end.value, decimals), "value"]], share);
    return text("spokenSum", { terms: spoken, total: signed(total, decimals), end: end.name, value: figure(end.value, decimals) });
  }
}

const kinds = { input: Input, conv: Convolution, pool: Pool, flatten: Flatten, dense: Dense, softmax: Softmax };

// workingOf makes the working for what was told of a unit; it serves all units of
// the unit's layer.
export const workingOf = (page, told) => new kinds[told.kind](page, told);

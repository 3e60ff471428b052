// The working of a convolution's cell: for each map that it reads a partial sum, of
// which one is open, patch × filter = products; then bias and ReLU.
import { Bar } from "./bar.js";
import { figure, signed } from "./figures.js";
import { Grid } from "./grid.js";
import { Outcome } from "./outcome.js";
import { button, element } from "./parts.js";
import { ending } from "./sum.js";
import { count, text, write } from "./text.js";
import { Thumbnail } from "./thumbnail.js";
import { mapName, mapsName } from "./units.js";

const decimals = 2; // more would not fit into a cell

export class Convolution {
  element = element("div", "convolution");
  #page;
  #grids;
  #product = element("span", "total");
  #rows; // a button for each partial sum
  #outcome = new Outcome();
  #told = null;
  #chosen = null; // the map that was opened

  constructor(page, { workings: [{ size, partials }] }) {
    this.#page = page;
    this.#grids = { patch: new Grid(size), filter: new Grid(size), products: new Grid(size, "term") };
    this.#grids.products.element.classList.add("sum");
    this.#rows = partials.length === 1 ? [] : partials.map((_, i) => new Row(size, () => this.#open(i)));
    write(this.#grids.filter.caption, text("workingFilter"));
    this.#grids.products.caption.append(`${text("workingProducts")} `, this.#product);
    const list = element("ul", "partials"), ledger = element("div", "ledger sum");
    list.setAttribute("aria-label", text("workingPartials"));
    list.append(...this.#rows.map((row) => row.element));
    ledger.append(...(this.#rows.length > 0 ? [list] : []), this.#outcome.element);
    this.element.append(this.#grids.patch.element, joined("×", this.#grids.filter.element), joined("=", this.#grids.products.element), ledger);
  }

  show(told) {
    this.#told = told;
    const { layer, off, share, workings: [working] } = told;
    const { partials, bias, total } = working;
    const sums = [...partials.map(({ sum }) => sum), bias];
    const { figures, sum } = this.#page.program.rounded(sums, total, decimals);
    const open = Math.max(0, partials.findIndex(({ channel }) => channel === this.#chosen));
    const largest = Math.max(...sums.slice(0, -1).map(Math.abs));
    const heaviest = Math.max(...partials.map((partial) => size(partial.filter)));
    const weights = ({ filter }) => Array.from(filter, (v) => this.#page.colours.weight(v / heaviest));
    this.#rows.forEach((row, i) => row.show(mapName(partials[i].channel), figures[i], weights(partials[i]), { largest, open: i === open }));
    this.#work(layer, partials[open], { sum: figures[open], weights: weights(partials[open]), most: Math.max(...partials.map((partial) => size(partial.products))) });
    const end = ending({ ...working, off }, sum), added = figures.at(-1);
    this.#outcome.show([
      this.#rows.length === 0
        ? [text("workingSum"), signed(figures[0], decimals), "term"]
        : [text("workingMaps", { count: count(partials.length) }), signed(sum - added, decimals), ""],
      [text("workingBias"), signed(added, decimals), "term"],
      [text("workingTotal"), signed(sum, decimals), "total"],
      [end.name, figure(end.value, decimals), "value"],
    ], share);
    const parts = partials.slice(0, 3).map(({ channel }, i) =>
      `${this.#rows.length === 0 ? text("workingProducts") : mapName(channel)} ${signed(figures[i], decimals)}`);
    return text("spokenSum", {
      terms: [...parts, text("spokenBias", { bias: signed(added, decimals) })].join(", "),
      total: signed(sum, decimals), end: end.name, value: figure(end.value, decimals),
    });
  }

  #open(row) {
    this.#chosen = this.#told.workings[0].partials[row].channel;
    this.show(this.#told);
  }

  // work shows the products of the open map, which add up to the sum as it is
  // written; the colours of all maps' filters are alike, and of their products.
  #work(layer, { channel, patch, filter, products }, { sum, weights, most }) {
    const { program, colours } = this.#page;
    const { figures } = program.rounded([...products], sum, decimals);
    const { largest } = program.summary(layer - 1);
    this.#grids.patch.show(inCells(patch), Array.from(patch, (v) => colours.activation(v / largest)));
    this.#grids.filter.show(inCells(filter), weights);
    this.#grids.products.show(inCells(figures), Array.from(products, (v) => colours.weight(v / most)));
    write(this.#grids.patch.caption, mapsName(program.stages, layer - 1, channel));
    write(this.#product, signed(sum, decimals));
  }
}

class Row {
  element = element("li");
  #button;
  #filter;
  #name = element("span");
  #bar = new Bar();
  #sum = element("span", "term");
  #isOpen = null;

  constructor(size, open) {
    this.#button = button("", open);
    this.#filter = new Thumbnail(size);
    this.#button.append(this.#filter.element, this.#name, this.#bar.element, this.#sum);
    this.element.append(this.#button);
  }

  // show takes the colours of the filter's weights, too.
  show(name, sum, filter, { largest, open }) {
    write(this.#name, name);
    this.#filter.show(filter);
    write(this.#sum, signed(sum, decimals));
    this.#bar.show(sum, largest);
    if (open !== this.#isOpen) this.#button.setAttribute("aria-pressed", String(this.#isOpen = open));
  }
}

// joined keeps a sign with what follows it.
function joined(sign, node) {
  const pair = element("div", "joined");
  pair.append(element("span", "sign", sign), node);
  return pair;
}

// inCells writes what is exactly zero as such.
const inCells = (values) => Array.from(values, (v) => (v === 0 ? "0" : figure(v, decimals)));

// size is that of the largest.
const size = (values) => Math.max(...values.map(Math.abs));

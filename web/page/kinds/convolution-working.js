// The working of a convolution's cell: for each map that it reads a partial sum, of
// which one is open, patch × filter ≈ products; then bias and ReLU.
import { Bar } from "../shared/bar.js";
import { figure, signed } from "../shared/figures.js";
import { Grid } from "../shared/grid.js";
import { Outcome } from "../shared/outcome.js";
import { button, element } from "../shared/parts.js";
import { ending } from "../inspector/sum.js";
import { count, text, write } from "../shared/text.js";
import { Thumbnail } from "../shared/thumbnail.js";
import { mapName, mapsName } from "../shared/units.js";

const decimals = 2; // more would not fit into a cell

export class Convolution {
  element = element("div", "convolution");
  #page;
  #grids;
  #product = element("span", "total");
  #rows; // one for each partial sum, if there are several
  #outcome = new Outcome();
  #told = null;
  #chosen = null; // the map that was opened

  constructor(page, { workings: [{ size, partials }] }) {
    this.#page = page;
    this.#grids = { patch: new Grid(size), filter: new Grid(size), products: new Grid(size, "term") };
    this.#grids.products.element.classList.add("sum");
    write(this.#grids.filter.caption, text("workingFilter"));
    this.#grids.products.caption.append(`${text("workingProducts")} `, this.#product);
    this.#rows = partials.length === 1 ? [] : partials.map((_, i) => new Row(size, () => this.#open(i)));
    const { patch, filter, products } = this.#grids;
    this.element.append(
      patch.element, joined("×", filter.element), joined("≈", products.element), this.#ledger(), this.#outcome.share);
  }

  show(told) {
    this.#told = told;
    const { layer, off, share, workings: [working] } = told;
    const { partials, bias, total } = working;
    const { figures, sum } = this.#page.program.rounded([...partials.map((partial) => partial.sum), bias], total, decimals);
    const written = { sums: figures.slice(0, -1), bias: figures.at(-1), total: sum };
    const end = ending({ ...working, off });
    const open = Math.max(0, partials.findIndex(({ channel }) => channel === this.#chosen));
    this.#list(partials, written.sums, open);
    this.#multiply(layer, partials, written.sums, open);
    this.#outcome.show(this.#lines(written, end), share);
    return this.#spoken(partials, written, end);
  }

  #open(row) {
    this.#chosen = this.#told.workings[0].partials[row].channel;
    this.show(this.#told);
  }

  #ledger() {
    const ledger = element("div", "ledger sum");
    if (this.#rows.length > 0) {
      const list = element("ul", "partials");
      list.setAttribute("aria-label", text("workingPartials"));
      list.append(...this.#rows.map((row) => row.element));
      ledger.append(list);
    }
    ledger.append(this.#outcome.element);
    return ledger;
  }

  // list writes the partial sums.
  #list(partials, sums, open) {
    const largest = largestOf(partials.map((partial) => partial.sum));
    this.#rows.forEach((row, i) => row.show({
      name: mapName(partials[i].channel), sum: sums[i], largest, filter: this.#weights(partials, i), isOpen: i === open,
    }));
  }

  // multiply shows the products of the open map, which add up to the sum as it is
  // written; the colours of all maps' products are alike.
  #multiply(layer, partials, sums, open) {
    const { program, colours } = this.#page;
    const { channel, patch, products } = partials[open];
    const { figures } = program.rounded([...products], sums[open], decimals);
    const brightest = program.summary(layer - 1).largest;
    const most = largestOf(partials.map((partial) => largestOf(partial.products)));
    this.#grids.patch.show(inCells(patch), Array.from(patch, (v) => colours.activation(v / brightest)));
    this.#grids.filter.show(inCells(partials[open].filter), this.#weights(partials, open));
    this.#grids.products.show(inCells(figures), Array.from(products, (v) => colours.weight(v / most)));
    write(this.#grids.patch.caption, mapsName(program.stages, layer - 1, channel));
    write(this.#product, signed(sums[open], decimals));
  }

  // weights are the colours of a filter; those of all maps' filters are alike.
  #weights(partials, i) {
    const heaviest = largestOf(partials.map(({ filter }) => largestOf(filter)));
    return Array.from(partials[i].filter, (v) => this.#page.colours.weight(v / heaviest));
  }

  #lines({ sums, bias, total }, end) {
    const first = this.#rows.length === 0
      ? [text("workingSum"), signed(sums[0], decimals), "term"]
      : [text("workingMaps", { count: count(sums.length) }), signed(total - bias, decimals), ""];
    return [
      first,
      [text("workingBias"), signed(bias, decimals), "term"],
      [text("workingTotal"), signed(total, decimals), "total"],
      [end.name, figure(end.value, decimals), "value"],
    ];
  }

  #spoken(partials, { sums, bias, total }, end) {
    const name = ({ channel }) => (this.#rows.length === 0 ? text("workingProducts") : mapName(channel));
    const parts = partials.slice(0, 3).map((partial, i) => `${name(partial)} ${signed(sums[i], decimals)}`);
    return text("spokenSum", {
      terms: [...parts, text("spokenBias", { bias: signed(bias, decimals) })].join(", "),
      total: signed(total, decimals), end: end.name, value: figure(end.value, decimals),
    });
  }
}

// A Row is a button for one map's partial sum, with a picture of its filter.
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

  // show takes the colours of the filter's weights, and the largest sum in size.
  show({ name, sum, largest, filter, isOpen }) {
    write(this.#name, name);
    write(this.#sum, signed(sum, decimals));
    this.#bar.show(sum, largest);
    this.#filter.show(filter);
    if (isOpen !== this.#isOpen) this.#button.setAttribute("aria-pressed", String(this.#isOpen = isOpen));
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

// largestOf is the size of the largest.
const largestOf = (values) => Math.max(...values.map(Math.abs));

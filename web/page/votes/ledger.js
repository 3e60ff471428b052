// The table in which votes are added up.
import { Bar } from "../shared/bar.js";
import { signed } from "../shared/figures.js";
import { element } from "../shared/parts.js";
import { count, text, write } from "../shared/text.js";

const wide = matchMedia("(min-width: 1000px) and (orientation: landscape)");
const usual = 10; // rows, where the panel may be as high as it likes
const least = 1;

export class Ledger {
  element = element("div", "tally");
  #name;
  #caption = element("caption", "hidden");
  #figure = column("figure");
  #left = element("span");
  #right = element("span");
  #body = element("tbody");
  #others = element("tr"); // the votes that have no row
  #rest = summand();
  #bias = summand();
  #result = element("th");
  #total = element("td", "total");
  #meaning = element("p", "meaning");
  #spoken = element("p", "hidden");
  #rows = []; // {row, button, term, bar, unit, selected}
  #shown = null;
  #pointed = null; // the row under the pointer, or else with the focus
  #selected = null;
  #room = wide.matches ? least : usual;

  // name gives a neuron's full name, open is called with one whose row was chosen,
  // resized when there is room for more or fewer rows.
  constructor({ name, open, resized }) {
    this.#name = name;
    const sides = column("sides");
    sides.append(this.#left, this.#right);
    const head = element("thead"), foot = element("tfoot"), table = element("table", "sum");
    head.append(row(column("", text("votesNeuron")), this.#figure, sides));
    write(this.#bias.name, text("votesBias"));
    this.#result.scope = "row";
    this.#others.append(this.#rest.name, this.#rest.term, element("td"));
    foot.append(this.#others, row(this.#bias.name, this.#bias.term, element("td")), row(this.#result, this.#total, element("td")));
    table.append(this.#caption, head, this.#body, foot);
    this.#meaning.id = "votes-meaning";
    this.element.append(table, this.#meaning, this.#spoken);
    this.#listen(open);
    const sizes = new ResizeObserver(() => this.#measure(resized));
    for (const part of [this.element, this.#meaning]) sizes.observe(part);
    wide.addEventListener("change", () => this.#measure(resized));
  }

  // room is how many rows fit.
  get room() {
    return this.#room;
  }

  // show writes a sum {units, figures, more, total, decimals} with its words
  // {caption, figure, left, right, result, meaning, detail(row)}; figures are those
  // of the units, of the others that are more, and of the bias.
  show(sum) {
    this.#shown = sum;
    this.#resize(sum.units.length);
    for (const [node, words] of [
      [this.#caption, sum.caption], [this.#figure, sum.figure], [this.#left, sum.left], [this.#right, sum.right],
      [this.#rest.name, text("votesRest", { count: count(sum.more) })], [this.#result, sum.result],
    ]) write(node, words);
    const largest = Math.max(...sum.figures.slice(0, sum.units.length).map(Math.abs));
    sum.units.forEach((unit, i) => this.#fill(this.#rows[i], unit, sum.figures[i], largest));
    const [rest, bias] = sum.figures.slice(-2);
    this.#others.hidden = sum.more === 0;
    write(this.#rest.term, signed(rest, sum.decimals));
    write(this.#bias.term, signed(bias, sum.decimals));
    write(this.#total, signed(sum.total, sum.decimals));
    write(this.#spoken, text("votesSpoken", {
      caption: sum.caption, meaning: sum.meaning,
      votes: sum.units.slice(0, 3).map((unit, i) => text("votesSpokenVote", { number: unit + 1, vote: signed(sum.figures[i], sum.decimals) })).join(", "),
    }));
    this.#explain();
  }

  // select marks the row of a neuron, if it has one.
  select(unit) {
    this.#selected = unit;
    for (const entry of this.#rows) this.#mark(entry);
  }

  #listen(open) {
    const at = (event) => [...this.#body.children].indexOf(event.target.closest("tr"));
    const point = (row) => {
      this.#pointed = row;
      this.#explain();
    };
    const focused = () => this.#rows.findIndex(({ button }) => button === document.activeElement);
    this.#body.addEventListener("click", (event) => open(this.#rows[at(event)].unit));
    for (const type of ["pointerover", "focusin"]) this.#body.addEventListener(type, (event) => point(at(event)));
    this.#body.addEventListener("pointerleave", () => point(focused()));
    this.#body.addEventListener("focusout", () => point(-1));
  }

  // measure finds out how many rows fit beside all that is not a row. Where not even
  // the least do, the panel scrolls.
  #measure(resized) {
    const [whole, body, last] = [this.element, this.#body, this.#meaning].map((part) => part.getBoundingClientRect());
    if (whole.height === 0 || this.#rows.length === 0) return; // not shown
    const row = body.height / this.#rows.length;
    const others = last.bottom - whole.top - body.height;
    this.element.style.minHeight = wide.matches ? `${others + least * row}px` : "";
    const room = wide.matches ? Math.max(least, Math.floor((whole.height - others) / row)) : usual;
    if (room === this.#room) return;
    this.#room = room;
    resized();
  }

  // explain says what the whole sum means, or how the row came about that is pointed at.
  #explain() {
    if (this.#shown) write(this.#meaning, this.#rows[this.#pointed] ? this.#shown.detail(this.#pointed) : this.#shown.meaning);
  }

  #resize(rows) {
    while (this.#rows.length > rows) this.#rows.pop().row.remove();
    while (this.#rows.length < rows) {
      const entry = vote();
      this.#rows.push(entry);
      this.#body.append(entry.row);
    }
  }

  #fill(entry, unit, figure, largest) {
    if (entry.unit !== unit) {
      entry.unit = unit;
      write(entry.button, text("votesUnit", { number: unit + 1 }));
      entry.button.title = this.#name(unit);
      entry.button.setAttribute("aria-label", text("votesUnitNamed", { number: unit + 1, name: entry.button.title }));
      this.#mark(entry);
    }
    write(entry.term, signed(figure, this.#shown.decimals));
    entry.bar.show(figure, largest);
  }

  #mark(entry) {
    const selected = entry.unit === this.#selected;
    if (entry.selected !== selected) entry.button.setAttribute("aria-pressed", String(entry.selected = selected));
  }
}

function row(...cells) {
  const e = element("tr");
  e.append(...cells);
  return e;
}

function column(className, words = "") {
  const e = element("th", className, words);
  e.scope = "col";
  return e;
}

function summand() {
  const name = element("th");
  name.scope = "row";
  return { name, term: element("td", "term") };
}

function vote() {
  const { name, term } = summand();
  const button = element("button"), bar = new Bar(), picture = element("td", "picture");
  button.type = "button"; // its click is the row's
  button.setAttribute("aria-describedby", "votes-meaning");
  name.append(button);
  picture.append(bar.element);
  return { row: row(name, term, picture), button, term, bar };
}

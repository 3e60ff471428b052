// The largest terms of a sum, one in a row: where it comes from, value × weight =
// product, and a bar. The factors have so many decimals that they make the product as
// it is written, or nearly so.
import { Bar } from "../shared/bar.js";
import { figure, signed } from "../shared/figures.js";
import { Link } from "../shared/link.js";
import { element } from "../shared/parts.js";
import { text, write } from "../shared/text.js";

export class Terms {
  element = element("table", "terms");
  #rows;

  // go is called with the unit that a term comes from.
  constructor(rows, go) {
    const body = element("tbody");
    this.#rows = Array.from({ length: rows }, () => new Row(go));
    body.append(...this.#rows.map((row) => row.element));
    this.element.append(element("caption", "hidden", text("workingTerms")), header(), body);
  }

  // show writes terms {unit, name, value, weight, figure}, of which figure is the
  // product as it is to be written.
  show(terms, decimals) {
    const largest = Math.max(...terms.map((term) => Math.abs(term.figure)));
    terms.forEach((term, i) => this.#rows[i].show(term, decimals, largest));
  }
}

class Row {
  element = element("tr");
  #link;
  #factors = element("td", "factors");
  #product = element("td", "term");
  #bar = new Bar();

  constructor(go) {
    this.#link = new Link(go);
    const name = element("th"), picture = element("td");
    name.scope = "row";
    name.append(this.#link.element);
    picture.append(this.#bar.element);
    this.element.append(name, this.#factors, this.#product, picture);
  }

  show({ unit, name, value, weight, figure: product }, decimals, largest) {
    this.#link.show(unit, name);
    write(this.#factors, `${figure(value, decimals + 1)} × ${figure(weight, decimals + 2)} ≈`);
    write(this.#product, signed(product, decimals));
    this.#bar.show(product, largest);
  }
}

function header() {
  const head = element("thead", "hidden"), line = element("tr");
  for (const key of ["workingFrom", "workingFactors", "workingProduct"]) {
    const cell = element("th", "", text(key));
    cell.scope = "col";
    line.append(cell);
  }
  head.append(line);
  return head;
}

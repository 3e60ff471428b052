// What comes of a sum, line by line: what is left to add, the total, the value.
import { element } from "./parts.js";
import { text, write } from "./text.js";
import { signed } from "./figures.js";

export class Outcome {
  element = element("div", "outcome");
  #body = element("tbody");
  share = element("p", "share"); // may stand elsewhere
  #lines = []; // {line, name, amount, part}

  constructor() {
    const table = element("table");
    table.append(element("caption", "hidden", text("workingOutcome")), this.#body);
    this.element.append(table, this.share);
  }

  // show writes lines [name, words, part], where part is "term", "total", "value" or
  // "", and the unit's share of a logit: {digit, amount} or null.
  show(lines, share) {
    while (this.#lines.length > lines.length) this.#lines.pop().line.remove();
    while (this.#lines.length < lines.length) this.#add();
    lines.forEach(([name, words, part], i) => {
      const entry = this.#lines[i];
      write(entry.name, name);
      write(entry.amount, words);
      if (entry.part !== part) entry.amount.className = entry.part = part;
    });
    write(this.share, share ? text("workingShare", { digit: share.digit, amount: signed(share.amount, 2) }) : "");
  }

  #add() {
    const line = element("tr"), name = element("th"), amount = element("td");
    name.scope = "row";
    line.append(name, amount);
    this.#body.append(line);
    this.#lines.push({ line, name, amount, part: "" });
  }
}

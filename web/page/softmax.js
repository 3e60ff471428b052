// The working of a probability: the votes make a logit, and exp(logit) is divided by
// the sum of all of them.
import { decimalsOf, figure, signed } from "./figures.js";
import { Outcome } from "./outcome.js";
import { element } from "./parts.js";
import { Sum } from "./sum.js";
import { percent, text, write } from "./text.js";

export class Softmax {
  element = element("div", "softmax");
  #page;
  #sum;
  #logit = new Outcome();
  #quotient = new Outcome();
  #powers; // {item, term} of each digit
  #heading = element("p");
  #total = element("span", "total");

  constructor(page, told) {
    this.#page = page;
    this.#sum = new Sum(page, told);
    this.#powers = Array.from(told.workings[1].exps, (_, digit) => power(digit));
    const votes = element("div", "dense sum"), division = element("div", "division");
    votes.append(this.#sum.element, this.#logit.element);
    division.append(this.#all(), this.#quotient.element);
    this.element.append(votes, division);
  }

  show({ layer, channel, workings: [votes, { logits, shift, exps, total, value }] }) {
    const { lines, total: logit, decimals, spoken } = this.#sum.show(layer, votes);
    this.#logit.show([...lines, [text("workingLogit"), signed(logit, decimals), "total"]], null);
    const places = decimalsOf(total);
    const { figures, sum } = this.#page.program.rounded([...exps], total, places);
    this.#powers.forEach(({ item, term }, digit) => {
      write(term, figure(figures[digit], places));
      if (item.classList.contains("chosen") !== (digit === channel)) item.classList.toggle("chosen");
    });
    write(this.#heading, shift === 0 ? text("workingExps") : text("workingExpsShifted", { largest: figure(shift, 2) }));
    write(this.#total, figure(sum, places));
    const exponent = figure(logits[channel] - shift, 4);
    this.#quotient.show([
      [text("workingExp", { exponent }), figure(figures[channel], places), ""],
      [text("workingDivided"), figure(sum, places), ""],
      [text("workingTotal"), percent(value), "value"],
    ], null);
    return text("spokenSoftmax", {
      terms: spoken, logit: signed(logit, decimals), exponent, exp: figure(figures[channel], places),
      total: figure(sum, places), percent: percent(value),
    });
  }

  // all is the list of which the parts add up to the total.
  #all() {
    const whole = element("div", "exps sum"), list = element("ol"), line = element("p");
    list.append(...this.#powers.map(({ item }) => item));
    line.append(`${text("workingTogether")} `, this.#total);
    whole.append(this.#heading, list, line);
    return whole;
  }
}

function power(digit) {
  const item = element("li"), term = element("span", "term");
  item.append(element("span", "digit", String(digit)), term);
  return { item, term };
}

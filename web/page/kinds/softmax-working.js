// The working of a probability: the votes make a logit, and exp(logit) is divided by
// the sum of all of them. All are written with the same power of ten, so that they can
// be added up.
import { decimalsOf, figure, powerOfTen, signed } from "../shared/figures.js";
import { Outcome } from "../shared/outcome.js";
import { element } from "../shared/parts.js";
import { Sum } from "../inspector/sum.js";
import { percent, text, write } from "../shared/text.js";

const mostPlaces = 9;

export class Softmax {
  element = element("div", "softmax");
  #page;
  #sum;
  #logit = new Outcome();
  #quotient = new Outcome();
  #powers; // {item, term} of each digit
  #heading = element("p");
  #total = element("span", "total");
  #unit = element("span"); // the power of ten behind the total

  constructor(page, told) {
    this.#page = page;
    this.#sum = new Sum(page, told);
    this.#powers = Array.from(told.workings[1].exps, (_, digit) => power(digit));
    const votes = element("div", "dense sum"), division = element("div", "division");
    votes.append(this.#sum.element, this.#logit.element);
    division.append(this.#all(), this.#quotient.element);
    this.element.append(votes, division);
  }

  show({ layer, channel, workings: [votes, { logits, exps, power, total, value }] }) {
    const { lines, total: logit, decimals, spoken } = this.#sum.show(layer, votes);
    this.#logit.show([...lines, [text("workingLogit"), signed(logit, decimals), "total"]], null);
    const { figures, sum, places } = this.#round([...exps], total, channel, percent(value));
    const unit = power === 0 ? "" : ` · ${powerOfTen(power)}`, written = (v) => figure(v, places) + unit;
    this.#powers.forEach(({ item, term }, digit) => {
      write(term, figure(figures[digit], places));
      if (item.classList.contains("chosen") !== (digit === channel)) item.classList.toggle("chosen");
    });
    write(this.#heading, power === 0 ? text("workingExps") : text("workingExpsIn", { unit: powerOfTen(power) }));
    write(this.#total, figure(sum, places));
    write(this.#unit, unit);
    const exponent = figure(logits[channel], 5); // as many decimals as exp has digits that count
    this.#quotient.show([
      [text("workingExp", { exponent }), written(figures[channel]), ""],
      [text("workingDivided"), written(sum), ""],
      [text("workingTotal"), percent(value), "value"],
    ], null);
    return text("spokenSoftmax", {
      terms: spoken, logit: signed(logit, decimals), exponent, exp: written(figures[channel]),
      total: written(sum), percent: percent(value),
    });
  }

  // round gives the exps five digits that count, or more where the division of what is
  // written would not give the percentage.
  #round(exps, total, channel, percentage) {
    for (let places = decimalsOf(total); ; places++) {
      const { figures, sum } = this.#page.program.rounded(exps, total, places);
      if (places >= mostPlaces || percent(figures[channel] / sum) === percentage) return { figures, sum, places };
    }
  }

  // all is the list of which the parts add up to the total.
  #all() {
    const whole = element("div", "exps sum"), list = element("ol"), line = element("p");
    list.append(...this.#powers.map(({ item }) => item));
    line.append(`${text("workingTogether")} `, this.#total, this.#unit);
    whole.append(this.#heading, list, line);
    return whole;
  }
}

function power(digit) {
  const item = element("li"), term = element("span", "term");
  item.append(element("span", "digit", String(digit)), term);
  return { item, term };
}

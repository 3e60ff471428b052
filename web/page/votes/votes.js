// Why this digit, and not another: the votes of the last hidden layer's neurons,
// counted.
import { figure, powerOfTen, signed, withRest } from "../shared/figures.js";
import { Ledger } from "./ledger.js";
import { element } from "../shared/parts.js";
import { Picker } from "./picker.js";
import { Pixels } from "./pixels.js";
import { percentOrBound, phrase, text, write } from "../shared/text.js";
import { unitName } from "../shared/units.js";

const alone = "alone"; // no other digit
const decimals = 2;

export class Votes {
  #program;
  #section = document.getElementById("votes");
  #title = document.getElementById("votes-title");
  #refused = element("p", "refused");
  #ledger;
  #pixels;
  #digit = null; // the pickers of the two digits
  #other = null;
  #result = null;

  // go is called with a neuron whose vote was opened, overlay with what is to be
  // laid over the picture, "none", "attribution" or "occlusion", and for which digit.
  constructor(program, { go, overlay }) {
    this.#program = program;
    this.#ledger = new Ledger({
      name: (unit) => unitName(program.stages, this.#neuron(unit)),
      open: (unit) => go(this.#neuron(unit)),
      resized: () => this.#show(),
    });
    this.#pixels = new Pixels(program, overlay);
    document.getElementById("ledger").append(this.#refused, this.#ledger.element, this.#pixels.element);
  }

  // refresh counts anew for a result of the session.
  refresh(result) {
    this.#result = result;
    this.#show();
  }

  // hide takes the figures away, and keeps what was chosen for the next ones.
  hide() {
    this.#result = null;
    this.#section.dataset.blank = "";
    this.#title.textContent = text("votesTitleBlank");
  }

  // selected marks the vote of the unit that the inspector shows, null for none.
  selected(unit) {
    this.#ledger.select(unit?.layer === this.#program.stages.length - 2 ? unit.channel : null);
  }

  // neuron is a unit of the last hidden layer.
  #neuron(unit) {
    return { layer: this.#program.stages.length - 2, channel: unit, row: 0, column: 0 };
  }

  #show() {
    const result = this.#result;
    if (result?.state === "blank") this.#clear();
    else if (result && this.#program.running) this.#explain(result);
  }

  #explain(result) {
    if (!this.#digit) this.#build(result.probabilities.length);
    if ("blank" in this.#section.dataset) {
      delete this.#section.dataset.blank;
      this.#title.replaceChildren(...phrase("votesTitle", { digit: this.#digit.element, other: this.#other.element }));
    }
    const digit = this.#digit.show(result.candidates[0]);
    const other = this.#other.show(result.candidates.find((candidate) => candidate !== digit), digit);
    write(this.#refused, result.state === "unknown" ? text("votesRefused", { presence: percentOrBound(result.presence) }) : "");
    this.#ledger.show(other === alone ? this.#votes(digit) : this.#comparison(digit, other));
    this.#pixels.show(digit);
  }

  // clear forgets which digits were chosen: the next drawing is another question.
  #clear() {
    this.hide();
    this.#digit?.follow();
    this.#other?.follow();
  }

  #build(digits) {
    const changed = () => this.#show();
    this.#digit = new Picker({
      label: text("votesDigit"), follows: text("votesAnswer"), digits, words: String, changed,
    });
    this.#other = new Picker({
      label: text("votesOther"), follows: text("votesNext"), digits, words: (digit) => text("votesAndNot", { digit }), changed,
      more: { value: alone, group: text("votesAlone"), words: text("votesAtAll") },
    });
  }

  // votes is the ledger of one digit.
  #votes(digit) {
    const { bias, logit, total, votes } = this.#program.votes(digit);
    const { logits, probabilities } = this.#result;
    const { power, total: exps } = this.#program.inspect({ layer: this.#program.stages.length - 1, channel: digit }).workings.at(-1);
    const sum = this.#sum(votes.map(({ unit, vote }) => ({ unit, amount: vote })), bias, total);
    const values = {
      digit, logit: figure(sum.total, decimals), percent: percentOrBound(probabilities[digit]),
      exp: exponential(logits[digit], 5), total: exponential(power * Math.LN10 + Math.log(exps), 5),
    };
    return {
      ...sum,
      caption: text("votesCaption", values), figure: text("votesVote"), left: text("votesAgainst", values), right: text("votesFor", values),
      result: text("votesLogit", values), meaning: text("votesSoftmax", values),
      detail: (i) => text("votesProduct", {
        number: votes[i].unit + 1, value: figure(votes[i].value, 3), weight: figure(votes[i].weight, 3), vote: signed(votes[i].vote, decimals),
      }),
    };
  }

  // comparison is the difference of two ledgers.
  #comparison(digit, other) {
    const { bias, value, lines } = this.#program.compare(digit, other);
    const sum = this.#sum(lines.map(({ unit, difference }) => ({ unit, amount: difference })), bias, value);
    const [more, less] = sum.total < 0 ? [other, digit] : [digit, other];
    const difference = Math.abs(sum.total);
    const values = { digit, other, more, less, difference: figure(difference, decimals), times: exponential(difference, 2) };
    return {
      ...sum,
      caption: text("votesCaptionBoth", values), figure: text("votesDifference", values), left: text("votesForOther", values), right: text("votesFor", values),
      result: text("votesLogits", values), meaning: text("votesTimes", values),
      detail: (i) => text("votesBothVotes", {
        digit, other, number: lines[i].unit + 1, vote: signed(lines[i].vote, decimals),
        otherVote: signed(lines[i].other, decimals), difference: signed(lines[i].difference, decimals),
      }),
    };
  }

  // sum has figures for as many lines as there is room for, the rest of them, and
  // the bias, which add up to the total's. Each line is rounded by itself, so that a
  // neuron's vote is the same wherever it is written; the rest is what they leave.
  #sum(lines, bias, total) {
    const shown = lines.slice(0, this.#ledger.room), more = lines.length - shown.length;
    const units = shown.map((line) => line.unit), amounts = shown.map((line) => line.amount);
    if (more === 0) {
      const { figures, sum } = this.#program.rounded([...amounts, 0, bias], total, decimals);
      return { units, figures, more, total: sum, decimals };
    }
    const { figures: [last, ...first], rest, sum } = withRest([bias, ...amounts], total, decimals);
    return { units, figures: [...first, rest, last], more, total: sum, decimals };
  }
}

// exponential writes exp(x), however large, with so many digits that count.
function exponential(x, digits) {
  const power = Math.floor(x / Math.LN10);
  if (power >= -3 && power <= 6) return figure(Number(Math.exp(x).toPrecision(digits)), Math.max(0, digits - 1 - power));
  return `${Math.exp(x - power * Math.LN10).toPrecision(digits)} · ${powerOfTen(power)}`;
}

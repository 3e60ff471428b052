// A digit to choose, or to be left to the network's answer.
import { element } from "../shared/parts.js";
import { text, write } from "../shared/text.js";

const follow = "follow";

// A Picker is a select whose first option is the digit that it follows.
export class Picker {
  element = element("select");
  #followed = option(follow, "");
  #options;
  #words;
  #choice = follow;

  // words(digit) are an option's words; more is one more option, {value, group, words}.
  constructor({ label, follows, digits, words, changed, more }) {
    this.#words = words;
    this.#options = Array.from({ length: digits }, (_, digit) => option(String(digit), words(digit)));
    this.element.setAttribute("aria-label", label);
    this.element.append(options(follows, [this.#followed]), options(text("votesAlways"), this.#options));
    if (more) this.element.append(options(more.group, [option(more.value, more.words)]));
    this.element.addEventListener("change", () => {
      this.#choice = this.element.value;
      changed();
    });
  }

  // show gives what is chosen: a digit, or the value of the one more option. It is
  // the followed digit as long as none is chosen, or the one that was is taken.
  show(followed, taken) {
    write(this.#followed, this.#words(followed));
    this.#options.forEach((option, digit) => {
      if (option.disabled !== (digit === taken)) option.disabled = digit === taken;
    });
    const choice = this.#choice === String(taken) ? follow : this.#choice;
    if (this.element.value !== choice) this.element.value = choice;
    if (choice === follow) return followed;
    return Number.isNaN(Number(choice)) ? choice : Number(choice);
  }

  // follow lets go of what was chosen.
  follow() {
    this.#choice = follow;
  }
}

function option(value, words) {
  const e = element("option", "", words);
  e.value = value;
  return e;
}

function options(label, list) {
  const e = element("optgroup");
  e.label = label;
  e.append(...list);
  return e;
}

// What the network says, in words and figures.
import { percent, text } from "./text.js";

const settled = 600; // milliseconds without a change before the answer is spoken

export class Panel {
  #digit = document.getElementById("answer-digit");
  #words = document.getElementById("answer-words");
  #note = document.getElementById("answer-note");
  #time = document.getElementById("answer-time");
  #spoken = document.getElementById("spoken");
  #rows = [];
  #timer = 0;

  // rows are the digits of the output, each with its percentage.
  build(digits, list) {
    this.#rows = Array.from({ length: digits }, (_, digit) => {
      const row = document.createElement("li");
      const name = document.createElement("span");
      const value = document.createElement("span");
      name.className = "digit";
      value.className = "percent";
      name.textContent = digit;
      row.append(name, value);
      return row;
    });
    list.replaceChildren(...this.#rows);
  }

  // clear takes the last answer away: nothing runs that could stand for it.
  clear() {
    document.documentElement.dataset.state = "blank";
    for (const node of [this.#digit, this.#note, this.#time, this.#spoken]) write(node, "");
    write(this.#words, text("blank"));
    clearTimeout(this.#timer);
  }

  show(result) {
    const words = describe(result);
    document.documentElement.dataset.state = result.state;
    write(this.#digit, words.digit);
    write(this.#words, words.words);
    write(this.#note, words.note);
    write(this.#time, result.state === "blank" ? "" : text("time", { milliseconds: (result.micros / 1000).toFixed(2) }));
    this.#rows.forEach((row, digit) => {
      write(row.lastChild, percent(result.probabilities[digit]));
      row.classList.toggle("chosen", result.chosen.includes(digit));
    });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => write(this.#spoken, words.spoken), settled);
  }
}

function describe(result) {
  const [digit, second] = result.candidates;
  const values = {
    digit, second,
    presence: percent(result.presence),
    percent: percent(result.probabilities[digit]),
    secondPercent: percent(result.probabilities[second]),
  };
  const put = (digit, words, note, spoken) => ({ digit, words, note, spoken: text(spoken, values) });
  switch (result.state) {
    case "sure":
      return put(String(digit), values.percent, text("sureNote", values), "spokenSure");
    case "unsure":
      return put(text("unsure", values), text("unsureWords"), text("unsureNote", values), "spokenUnsure");
    case "unknown":
      return put("?", text("unknown"), text("unknownNote", values), "spokenUnknown");
    default:
      return put("", text("blank"), text("blankNote"), "spokenBlank");
  }
}

function write(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

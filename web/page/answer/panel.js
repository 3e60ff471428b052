// What the network says, in words and figures.
import { percent, text, write } from "../shared/text.js";

const settled = 600; // milliseconds without a change before the answer is spoken

export class Panel {
  #digit = document.getElementById("answer-digit");
  #words = document.getElementById("answer-words");
  #note = document.getElementById("answer-note");
  #time = document.getElementById("answer-time");
  #spoken = document.getElementById("spoken");
  #rows = []; // {row, value, chosen} of each digit
  #state = "";
  #timer = 0;
  #next = ""; // what is to be spoken
  #changed = 0; // when that was said last

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
      return { row, value, chosen: false };
    });
    list.replaceChildren(...this.#rows.map(({ row }) => row));
  }

  // clear takes the last answer away: nothing runs that could stand for it.
  clear() {
    this.#mark("blank");
    for (const node of [this.#digit, this.#note, this.#time, this.#spoken]) write(node, "");
    write(this.#words, text("blank"));
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  // show says what the answer is.
  show(result) {
    const words = describe(result);
    this.#mark(result.state);
    write(this.#digit, words.digit);
    write(this.#words, words.words);
    write(this.#note, words.note);
    if (result.state === "blank") write(this.#time, "");
    this.#rows.forEach((entry, digit) => {
      const chosen = result.chosen.includes(digit);
      if (chosen !== entry.chosen) entry.row.classList.toggle("chosen", entry.chosen = chosen);
    });
    this.#speak(words.spoken);
  }

  // detail adds the figures that nobody reads while the pen is down.
  detail(result) {
    if (result.state !== "blank") write(this.#time, text("time", { milliseconds: (result.micros / 1000).toFixed(2) }));
    this.#rows.forEach(({ value }, digit) => write(value, percent(result.probabilities[digit])));
  }

  #mark(state) {
    if (state === this.#state) return;
    this.#state = document.documentElement.dataset.state = state;
  }

  // speak waits until nothing has changed for a while; one timer serves all
  // changes in between.
  #speak(words) {
    this.#next = words;
    this.#changed = performance.now();
    this.#timer ||= setTimeout(() => this.#settle(), settled);
  }

  #settle() {
    const left = this.#changed + settled - performance.now();
    this.#timer = left > 0 ? setTimeout(() => this.#settle(), left) : 0;
    if (left <= 0) write(this.#spoken, this.#next);
  }
}

// answerOf is the answer in a few words, for where there is no room for more.
export function answerOf(result) {
  const { digit, words } = describe(result);
  return result.state === "sure" ? `${digit} · ${words}` : result.state === "unsure" ? digit : words;
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

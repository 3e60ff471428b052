// The drawings of a cell of the confusion matrix, a page of them at a time.
import { count, counted, percentOrBound, text } from "../page/shared/text.js";

const most = 60; // on a page

export class Drawings {
  #box;
  #set;
  #test;
  #misses;
  #found = [];
  #from = 0;

  constructor(box, set) {
    this.#box = box;
    this.#set = set;
    this.#test = ALBUM.tests.find((test) => test.set === set);
    this.#misses = ALBUM.misses.find((misses) => misses.set === set)?.misses ?? [];
    box.setAttribute("aria-live", "polite");
  }

  show({ label, answer, count: number }) {
    this.#part("heading").textContent = counted("cellHeading", number, { set: this.#set, label, answer });
    this.#found = this.#find(label, answer);
    this.#from = 0;
    this.#part("note").textContent = this.#note(number, label === answer);
    this.#fill();
  }

  // find gives the drawings with a label and an answer: all of a test, of others those
  // that went wrong. Numbers are counted from 1, as in the set's file.
  #find(label, answer) {
    const missed = this.#misses.filter((miss) => miss.label === label && String(miss.answer) === answer);
    if (!this.#test) return missed;
    const byTile = new Map(missed.map((miss) => [miss.tile, miss]));
    const { first, labels, answers } = this.#test;
    return [...labels]
      .map((_, i) => byTile.get(first + i) ?? { number: i + 1, tile: first + i })
      .filter((_, i) => labels[i] === label && answers[i] === answer);
  }

  #part(name) {
    return this.#box.querySelector(`.cell-${name}`);
  }

  #note(number, right) {
    if (number === 0) return text("cellNone");
    if ("unlicensed" in this.#box.dataset) return text("cellForbidden");
    if (!right) return this.#found.length ? "" : text("cellAbsent");
    return this.#test ? text("cellRight") : counted("cellRefused", this.#found.length);
  }

  #fill() {
    const shown = this.#found.slice(this.#from, this.#from + most);
    this.#part("pictures").replaceChildren(...shown.map(figure), ...this.#pages(shown.length));
  }

  #pages(shown) {
    if (this.#found.length <= most) return [];
    const row = document.createElement("p");
    row.className = "pages";
    const range = text("page", { from: count(this.#from + 1), to: count(this.#from + shown), n: count(this.#found.length) });
    row.append(this.#button("←", "before", -most), range, this.#button("→", "after", most));
    return [row];
  }

  #button(sign, name, by) {
    const button = document.createElement("button");
    const to = this.#from + by;
    button.type = "button";
    button.className = name;
    button.textContent = sign;
    button.setAttribute("aria-label", text(name));
    button.disabled = to < 0 || to >= this.#found.length;
    button.addEventListener("click", () => {
      this.#from = to;
      this.#fill();
      const again = this.#part("pictures").querySelector(`.${name}`);
      (again.disabled ? this.#part("pictures").querySelector(".pages button:enabled") : again).focus();
    });
    return button;
  }
}

// figure is a drawing with what the network said of it, as far as that is known.
function figure({ number, tile: place, probability, presence }) {
  const box = document.createElement("figure");
  box.className = "drawing";
  const caption = document.createElement("figcaption");
  caption.append(...[
    text("number", { n: number }),
    probability === undefined ? "" : percentOrBound(probability),
    presence < ALBUM.known ? text("refused") : "",
  ].filter(Boolean).map(line));
  const frame = document.createElement("span");
  frame.className = "pictures";
  frame.append(tile(place));
  box.append(frame, caption);
  return box;
}

function line(words) {
  const small = document.createElement("small");
  small.textContent = words;
  return small;
}

// tile shows the place of a drawing on the sheet, see pictures.css.
function tile(place) {
  const box = document.createElement("span");
  box.className = `tile x${place % ALBUM.columns} y${Math.floor(place / ALBUM.columns)}`;
  const image = document.createElement("img");
  image.loading = "lazy";
  image.alt = "";
  image.src = ALBUM.file;
  box.append(image);
  return box;
}

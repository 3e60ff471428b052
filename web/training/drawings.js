// The drawings of a cell of the confusion matrix, a page of them at a time.
import { count, counted, percentOrBound, text } from "../page/text.js";

const most = 60; // on a page

export class Drawings {
  #box;
  #set;
  #test;
  #found = [];
  #from = 0;

  constructor(box, set) {
    this.#box = box;
    this.#set = set;
    this.#test = ALBUM.tests.find((test) => test.set === set);
    box.setAttribute("aria-live", "polite");
  }

  show({ label, answer, count: number }) {
    this.#part("heading").textContent = counted("cellHeading", number, { set: this.#set, label, answer });
    this.#found = this.#test ? find(this.#test, label, answer) : [];
    this.#from = 0;
    this.#part("note").textContent = this.#note(number, label === answer);
    this.#fill();
  }

  #part(name) {
    return this.#box.querySelector(`.cell-${name}`);
  }

  #note(number, right) {
    if (number === 0) return text("cellNone");
    if ("unlicensed" in this.#box.dataset) return text("cellForbidden");
    if (!this.#test) return text("cellAbsent");
    return right ? text("cellRight") : "";
  }

  #fill() {
    const shown = this.#found.slice(this.#from, this.#from + most);
    this.#part("pictures").replaceChildren(...shown.map((number) => figure(this.#test, number)), ...this.#pages(shown.length));
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

// find gives the numbers of a test's drawings with a label and an answer.
function find(test, label, answer) {
  const numbers = [];
  for (let i = 0; i < test.count; i++) {
    if (test.labels[i] === label && test.answers[i] === answer) numbers.push(i);
  }
  return numbers;
}

// figure is a drawing with what the network said of it. Numbers are counted from 1 for
// people, as in the set's file.
function figure(test, number) {
  const doubt = test.doubtful.find((d) => d.number === number);
  const box = document.createElement("figure");
  box.className = "drawing";
  const caption = document.createElement("figcaption");
  caption.append(...[
    text("number", { n: number + 1 }),
    doubt ? percentOrBound(doubt.probability) : "",
    doubt && doubt.presence < ALBUM.known ? text("refused") : "",
    test.listed?.find((listed) => listed.number === number)?.kind ?? "",
  ].filter(Boolean).map(line));
  const frame = document.createElement("span");
  frame.className = "pictures";
  frame.append(tile(test.first + number));
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
